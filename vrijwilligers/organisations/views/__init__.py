"""What is done to organisations, page by page. Their list and page are the desk's."""

from vrijwilligers.organisations.views.blueprint import bp

__all__ = ["bp"]
