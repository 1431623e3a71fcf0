"""The volunteer desk; ``vrijwilligers.app`` is its table of contents."""

from vrijwilligers.app import create_app

__all__ = ["create_app"]
