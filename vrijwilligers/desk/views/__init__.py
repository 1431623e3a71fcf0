"""The pages where the desk comes together."""

from vrijwilligers.desk.views import exports, fiche, finding, organisations, today
from vrijwilligers.desk.views.pages import bp

__all__ = ["bp", "exports", "fiche", "finding", "organisations", "today"]
