"""How long it takes to erase somebody with 200 rows, and how a night lets go what is over.

The people are those of ``flask demo``; of them one day of a year is over. The floor of erasing is
deleting the same rows by their keys with the bare driver; that of the writers' place is one row.
Each person was seen twice, and that is in the log. Run as ``python -m bench.erasing``.
"""

import sqlite3
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert, select, update

from bench.desk import SEED, VACANCIES, line, open_desk
from bench.figures import Figures, figure
from bench.turns import Turn, timed_turns
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.demo.command import replace_all
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.actions.terms import end_all
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.batches import batches
from vrijwilligers.records.db import PRAGMAS, transaction
from vrijwilligers.records.demo_stage import DemoSize
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
        _busy_year()
        with transaction():
            over = Candidate.id % NIGHTS == 0
            db.session.execute(update(Candidate).where(over).values(erase_on=today()))
        start, began = time.perf_counter(), time.process_time()
        with timed_turns() as turns:
            went = end_all(now())["candidate"]
        night, worked = time.perf_counter() - start, time.process_time() - began
        longest = max(turns)
        least = min(_bare_turn(folder) for _ in range(TIMES))
    return [
        figure("erase somebody with 200 rows", size, 1000 * min(deeds), "ms", 1000 * bare),
        figure("look where others name them", size, 1000 * min(looks)),
        figure("a night of terms", size, night, "s"),
        figure("a night of terms, CPU", size, worked, "s"),
        figure("of which fiches", size, went, ""),
        figure("writers' place at once, CPU", size, 1000 * longest.cpu, floor=1000 * least.cpu),
        figure("writers' place at once, at that moment", size, 1000 * longest.clock),
        figure("writers' place, transactions", size, len(turns), ""),
    ]


def _busy_year() -> None:
    """Let each person have been at the desk twice, with the log of it."""
    keys = db.session.scalars(select(Candidate.id)).all()
    for some in batches(keys, 5_000):
        visits = [
            {"candidate_id": key, "channel": Channel.PHONE, "version": 1}
            | dict.fromkeys(("at", "changed_at"), now() - timedelta(days=key % 360 + 2 * turn))
            for key in some
            for turn in range(2)
        ]
        looks = [
            {"at": one["at"], "deed": "viewed", "thing": "candidate"}
            | {"record_id": one["candidate_id"], "staff_id": None}
            for one in visits
        ]
        with transaction():
            db.session.execute(insert(DeskContact), visits)
            db.session.execute(insert(AuditEvent), looks)


def _bare_turn(folder: str) -> Turn:
    """Delete one row by its key with the bare driver and commit, with the same journal."""
    db.session.rollback()
    with closing(sqlite3.connect(Path(folder) / "desk.sqlite", isolation_level=None)) as bare:
        for pragma in PRAGMAS:
            bare.execute(pragma)
        (row,) = bare.execute("SELECT max(id) FROM follow_up").fetchone()
        bare.execute("BEGIN IMMEDIATE")
        cpu, clock = time.thread_time(), time.perf_counter()
        bare.execute("DELETE FROM follow_up WHERE id = ?", (row,))
        bare.execute("COMMIT")
        return Turn(time.thread_time() - cpu, time.perf_counter() - clock)


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
