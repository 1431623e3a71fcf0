"""The pages of vacancies and their imports, and those of organisations with what they offer."""

from vrijwilligers.vacancies.views import columns, imports, undo  # noqa: F401 - pages to be known
from vrijwilligers.vacancies.views.pages import bp

__all__ = ["bp"]
