"""The end of a demo: everything that was made up goes, and the desk begins for real.

The code lists, the words that are not kept and the texts of consent stay: what says that it
outlasts a demo.
"""

from sqlalchemy import Table, delete

from vrijwilligers.accounts.actions import team
from vrijwilligers.accounts.rules.roles import StaffDetails
from vrijwilligers.extensions import db
from vrijwilligers.records import database_flags
from vrijwilligers.records.declarations import outlasts_demo
from vrijwilligers.records.proof import ending
from vrijwilligers.vocabulary.clock import now


def begin_for_real(first: StaffDetails) -> str:
    """Take out everybody and everything of a demo; return the link of the first administrator."""
    tables = _emptied()
    with ending(*tables):
        for table in tables:
            db.session.execute(delete(table))
    database_flags.mark_as_real()
    _, token = team.add(first, by=None, at=now())
    return token


def _emptied() -> list[Table]:
    """Name the tables that a demo and its team filled, those that point to others first."""
    return [table for table in reversed(db.metadata.sorted_tables) if not outlasts_demo(table)]
