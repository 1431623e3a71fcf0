"""What erasing writes, written once about nobody: compiled by then, it keeps nobody waiting."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import delete

from vrijwilligers.extensions import db
from vrijwilligers.privacy.actions.rows import dispose, run
from vrijwilligers.privacy.queries import paths
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.records.personal import DataSubject, Disposition

NOBODY = 0  # no row has this number


@cache
def rehearse(subject: DataSubject) -> None:
    """Erase nobody, a statement at a time, as one of these is erased in one transaction."""
    nobody = PersonKey(subject, NOBODY)
    going = paths.going(nobody)
    for table, theirs in going.items():
        with _rolled_back():
            run(delete(table).where(theirs))
    for table, one, theirs in paths.named({table: [NOBODY] for table in going if "id" in table.c}):
        with _rolled_back():
            dispose(table, one, theirs)
    for table, one in paths.declared(nobody):
        if one.disposition in (Disposition.EMPTY, Disposition.FOLD):
            with _rolled_back():
                dispose(table, one, paths.belongs(table, one, nobody))


@contextmanager
def _rolled_back() -> Iterator[None]:
    db.session.rollback()
    try:
        yield
    finally:
        db.session.rollback()
