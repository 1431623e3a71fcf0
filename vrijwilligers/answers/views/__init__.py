"""What organisations do without an account, by a link of their own: answer, and propose."""

from vrijwilligers.answers.views import proposals, reminders  # noqa: F401 - their pages
from vrijwilligers.answers.views.blueprint import bp

__all__ = ["bp"]
