"""What organisations do without an account, by a link of their own: answer, and propose."""

from vrijwilligers.vacancies.views.answers import proposals, reminders  # noqa: F401 - their pages
from vrijwilligers.vacancies.views.answers.blueprint import bp

__all__ = ["bp"]
