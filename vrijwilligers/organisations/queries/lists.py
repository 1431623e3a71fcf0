"""The list of organisations with its filters."""

from datetime import date

from sqlalchemy import Select

from vrijwilligers.core.text import fold
from vrijwilligers.organisations import queries
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.lists import Wanted


def listed(wanted: Wanted, *, today: date) -> Select[Organisation]:
    """Ask for the organisations of a list, in full order."""
    return queries.named(fold(wanted.text or ""))
