"""Taking turns: one import writes at a time, and others write between its parts."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import func, select

from vrijwilligers.extensions import db
from vrijwilligers.imports import queries
from vrijwilligers.imports.models import ImportRun

LEAST_PAUSE = 0.02  # seconds between two parts, in which others get their turn
PAUSE = 0.1  # of the time that a part took: who waits asks every few milliseconds
ONE_AT_A_TIME = 7_140  # the number of the lock under which PostgreSQL lets one part in


@contextmanager
def giving_turns() -> Iterator[None]:
    """Let others write after a part, the longer the longer it took."""
    began = time.monotonic()
    yield
    time.sleep(max(LEAST_PAUSE, PAUSE * (time.monotonic() - began)))


def hold_alone(import_id: int) -> ImportRun:
    """Hold a file, and let no other import write meanwhile."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
    return queries.hold_run(import_id)
