"""Who may do what, and what a password, a code and a link must be, whatever the screen."""

from vrijwilligers.accounts.rules.roles import Role

__all__ = ["Role"]
