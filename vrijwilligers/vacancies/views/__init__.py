"""The pages of vacancies and their imports, and those of organisations with what they offer."""

from vrijwilligers.vacancies.views import changes, imports  # noqa: F401 - so that their pages are known
from vrijwilligers.vacancies.views.pages import bp

__all__ = ["bp"]
