"""What is done to organisations, page by page. Their list and page are the desk's."""

from vrijwilligers.organisations.views import imports  # noqa: F401 - so that its pages are known
from vrijwilligers.organisations.views.blueprint import bp

__all__ = ["bp"]
