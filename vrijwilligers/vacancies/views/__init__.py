"""The pages of vacancies and their imports, and those of organisations with what they offer."""

from vrijwilligers.vacancies.views import exports, imports  # noqa: F401 - so that its pages are known
from vrijwilligers.vacancies.views.pages import bp

__all__ = ["bp"]
