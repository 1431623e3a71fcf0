"""What erasing writes, written once about nobody: compiled by then, it keeps nobody waiting."""

from functools import cache

from sqlalchemy import delete

from vrijwilligers.privacy.actions.rows import dispose, run
from vrijwilligers.privacy.queries import paths
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.records.db import transaction
from vrijwilligers.records.personal import DataSubject, Disposition

NOBODY = 0  # no row has this number


@cache
def rehearse(subject: DataSubject) -> None:
    """Erase nobody, a statement at a time, as one of these is erased in one transaction."""
    nobody = PersonKey(subject, NOBODY)
    going = paths.going(nobody)
    for table, theirs in going.items():
        with transaction():
            run(delete(table).where(theirs))
    for table, one, theirs in paths.named({table: [NOBODY] for table in going if "id" in table.c}):
        with transaction():
            dispose(table, one, theirs)
    for table, one in paths.declared(nobody):
        if one.disposition in (Disposition.EMPTY, Disposition.FOLD):
            with transaction():
                dispose(table, one, paths.belongs(table, one, nobody))
