"""The writers' place of PostgreSQL: those who write share it, and who erases has it alone.

On SQLite one writes at a time. On PostgreSQL a text that is written just then would be seen neither
by who erases, who sees only what is committed, nor afterwards. So every transaction that writes
begins with a lock that all of them may have, and an erasure with the same lock for itself: it waits
for who is at work, and lets the others wait as SQLite does. It is the first thing that a
transaction asks, so nobody waits for it who holds what somebody else waits for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import Connection, func, select

from vrijwilligers.extensions import HAS_NO_WRITERS_PLACE, db

WITH_OTHERS = func.pg_advisory_xact_lock_shared
ALONE = func.pg_advisory_xact_lock
PLACE = 8_152_006_312

_is_alone: ContextVar[bool] = ContextVar("is_alone", default=False)


def begin_with_others(connection: Connection) -> None:
    """Take a place among the writers of PostgreSQL, or the only one; drafts have no such place."""
    if not connection.get_execution_options().get(HAS_NO_WRITERS_PLACE):
        lock = ALONE if _is_alone.get() else WITH_OTHERS
        connection.execute(select(lock(PLACE)))


def write_alone() -> None:
    """Begin a transaction that writes while nobody else does, and ends any that is open."""
    db.session.rollback()
    token = _is_alone.set(True)
    try:
        db.session.connection()
    finally:
        _is_alone.reset(token)


@contextmanager
def while_nobody_writes() -> Iterator[None]:
    """Keep others on PostgreSQL from writing for a moment: all that was begun is seen by now."""
    if db.engine.dialect.name == "sqlite":
        yield  # what is not committed has no number yet
        return
    with db.engine.connect() as connection:
        connection.execute(select(ALONE(PLACE)))
        yield
