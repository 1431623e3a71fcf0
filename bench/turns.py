"""How long each transaction keeps the writers' place."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import event

from vrijwilligers.extensions import db
from vrijwilligers.records.db import may_write


@dataclass(frozen=True, order=True)
class Turn:
    """One transaction that wrote: seconds of CPU and seconds by the clock, from place to commit."""

    cpu: float
    clock: float


@contextmanager
def timed_turns() -> Iterator[list[Turn]]:
    """Collect the turns of what runs meanwhile; a turn begins when the place is taken."""
    turns: list[Turn] = []
    began: list[Turn] = []

    def begin(_connection: object) -> None:
        began[:] = [Turn(time.thread_time(), time.perf_counter())] if may_write() else []

    def end(_session: object) -> None:
        for start in began:
            cpu, clock = time.thread_time() - start.cpu, time.perf_counter() - start.clock
            turns.append(Turn(cpu, clock))
        began.clear()

    places = (
        (db.engine, "begin", begin),
        (db.session, "after_commit", end),
        (db.session, "after_rollback", end),
    )
    for place in places:
        event.listen(*place)
    yield turns
    for place in places:
        event.remove(*place)
