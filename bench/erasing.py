"""How long it takes to erase somebody with 200 rows, and how a night lets go what is over.

The people are those of ``flask demo``; of them one day of a year is over. The floor of erasing is
deleting the same rows by their keys with the bare driver. Run as ``python -m bench.erasing``.
"""

import sqlite3
import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert, select, update

from bench.desk import SEED, VACANCIES, Figures, figure, line, open_desk
from bench.importing import _timed_turns
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.demo.command import replace_all
from vrijwilligers.demo.stage import DemoSize
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.actions.terms import end_all
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.db import transaction
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.clock import now, today

SIZES = (1_000, 10_000, 100_000)
ROWS = 200
TIMES = 5
NIGHTS = 365  # one of them is measured
FLOOR = (
    "DELETE FROM follow_up WHERE candidate_id = ?",
    "DELETE FROM desk_contact WHERE candidate_id = ?",
)


def measure(sizes: Sequence[int] = SIZES) -> Figures:
    """Return the figures, each with ``name, size, value, unit, floor, peer``."""
    return [made for size in sizes for made in _figures(size)]


def _figures(size: int) -> Figures:
    with TemporaryDirectory() as folder, open_desk(folder):
        replace_all(DemoSize(size, size // VACANCIES, SEED))
        keys = db.session.scalars(
            select(Candidate.id).order_by(Candidate.id).limit(2 * TIMES)
        ).all()
        looks, deeds = zip(*(_erased(key) for key in keys[:TIMES]), strict=True)
        bare = min(_bare(key, folder) for key in keys[TIMES:])
        with transaction():
            over = Candidate.id % NIGHTS == 0
            db.session.execute(update(Candidate).where(over).values(erase_on=today()))
        start = time.perf_counter()
        with _timed_turns() as turns:
            went = end_all(now())["candidate"]
        night = time.perf_counter() - start
    return [
        figure("erase somebody with 200 rows", size, 1000 * min(deeds), "ms", 1000 * bare),
        figure("look where others name them", size, 1000 * min(looks)),
        figure("a night of terms", size, night, "s"),
        figure("of which fiches", size, went, ""),
        figure("a night of terms, writers' place at once", size, 1000 * max(turns, default=0)),
    ]


def _rows_of(key: int) -> None:
    half = ROWS // 2
    tasks = [{"what": f"Bellen {n}", "due_on": today(), "candidate_id": key} for n in range(half)]
    visits = [
        {"candidate_id": key, "channel": Channel.PHONE, "at": now() - timedelta(days=n)}
        for n in range(half)
    ]
    with transaction():
        db.session.execute(insert(FollowUp), [one | {"version": 1} for one in tasks])
        db.session.execute(insert(DeskContact), [one | {"version": 1} for one in visits])


def _erased(key: int) -> tuple[float, float]:
    """Return how long looking for mentions took, which only reads, and erasing itself."""
    _rows_of(key)
    person = PersonKey(DataSubject.CANDIDATE, key)
    start = time.perf_counter()
    named_in = search(person)
    seen = time.perf_counter()
    with transaction():
        erase(person, ErasureReason.REQUEST, by=None, at=now(), named_in=named_in)
    return seen - start, time.perf_counter() - seen


def _bare(key: int, folder: str) -> float:
    _rows_of(key)
    db.session.rollback()
    with sqlite3.connect(Path(folder) / "desk.sqlite") as connection:
        start = time.perf_counter()
        for statement in FLOOR:
            connection.execute(statement, (key,))
        connection.commit()
        return time.perf_counter() - start


if __name__ == "__main__":
    for made in measure([int(size) for size in sys.argv[1:]] or SIZES):
        sys.stdout.write(f"{line(made)}\n")
