"""The pages where the desk comes together."""

from vrijwilligers.desk.views import fiche, finding, organisations, today
from vrijwilligers.desk.views.pages import bp

__all__ = ["bp", "fiche", "finding", "organisations", "today"]
