"""Reminding each minute, with the addresses of the links that go along."""

from datetime import datetime

from vrijwilligers.links.views import address_of
from vrijwilligers.pool.actions import reminding
from vrijwilligers.pool.rules.links import ANSWER


def remind(at: datetime) -> None:
    """Remind who comes tomorrow; twice is once."""
    reminding.remind(at, address_of=address_of(ANSWER))
