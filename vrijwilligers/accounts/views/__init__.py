"""The pages of accounts, by subject."""

from vrijwilligers.accounts.views import entrance, lock, own, passwords, second_factor, team
from vrijwilligers.accounts.views.blueprint import bp

__all__ = ["bp", "entrance", "lock", "own", "passwords", "second_factor", "team"]
