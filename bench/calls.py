"""How long a call to the pool takes to prepare, and to divide people over places.

The people are those of ``flask demo``, who are let into the pool. To
prepare is to say whom one may ask and what asking brings, at both speeds. The floor of dividing is
SciPy's own assignment on the same costs. Run as ``python -m bench.calls``.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as clock
from tempfile import TemporaryDirectory

from scipy.optimize import linear_sum_assignment
from sqlalchemy import func, insert, select

from bench.desk import SEED, VACANCIES, line, open_desk
from bench.figures import Figures, figure
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.demo.command import replace_all
from vrijwilligers.extensions import db
from vrijwilligers.pool.actions import calls
from vrijwilligers.pool.models import Call, PoolMembership
from vrijwilligers.pool.queries.call_lists import short_work
from vrijwilligers.pool.queries.calls import get
from vrijwilligers.pool.queries.plans import plan_of
from vrijwilligers.pool.rules.assignment import Volunteer, costs_of, divide
from vrijwilligers.pool.rules.details import CallDetails, ShiftDetails
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.demo_stage import DemoSize
from vrijwilligers.vocabulary.clock import BRUSSELS, now, today

PEOPLE, MEMBERS = 2_500, 2_000
DIVIDED, SHIFTS = 500, 5
TIMES = 5


def measure() -> Figures:
    """Return the figures, each with ``name, size, value, unit, floor, peer``."""
    return [*_prepared(), _divided()]


def _prepared() -> Figures:
    with TemporaryDirectory() as folder, open_desk(folder):
        replace_all(DemoSize(PEOPLE, PEOPLE // VACANCIES, SEED))
        _join()
        number = _call()
        db.session.remove()
        with read_only():
            members = db.session.scalar(select(func.count()).select_from(PoolMembership)) or 0
            took = _best(lambda: plan_of(get(number), at=now()))
    return [figure("a call prepared, members of the pool", members, took)]


def _join() -> None:
    """Let everybody of the demo join, with the consent and the wishes of who did."""
    known = select(PoolMembership.candidate_id)
    others = select(Candidate.id).where(Candidate.id.not_in(known)).limit(MEMBERS)
    with transaction():
        keys = db.session.scalars(others).all()
        for table in (Consent, PoolMembership):
            rows = select(table.__table__)
            if table is Consent:
                rows = rows.where(Consent.purpose == ConsentPurpose.POOL)
            row = db.session.execute(rows.limit(1)).mappings().one()
            said = {name: value for name, value in row.items() if name != "id"}
            db.session.execute(insert(table), [said | {"candidate_id": key} for key in keys])


def _call() -> int:
    """Make a call with two shifts for the first short work there is."""
    on = today() + timedelta(days=4)
    shifts = tuple(
        ShiftDetails(on=on, begins_at=clock(begins), ends_at=clock(begins + 4), places=12)
        for begins in (9, 13)
    )
    until = datetime.combine(on, clock(6), BRUSSELS)
    with transaction():
        vacancy = db.session.scalars(short_work("", today=today()).limit(1)).one()
        made: Call = calls.make(
            vacancy, CallDetails(answer_until=until, shifts=shifts), by=None, at=now()
        )
        return made.id


def _divided() -> dict[str, object]:
    drawn = random.Random(14)  # noqa: S311 - made-up people, no secret
    shifts = range(SHIFTS)
    places = dict.fromkeys(shifts, DIVIDED // SHIFTS)
    people = [
        Volunteer(
            id=number,
            wishes=tuple(drawn.sample(shifts, drawn.randint(1, 3))),
            allowed=frozenset(shifts),
            left_out=drawn.randint(0, 2),
        )
        for number in range(DIVIDED)
    ]
    seats = [shift for shift, amount in places.items() for _seat in range(amount)]
    cost = costs_of(people, seats)
    floor = _best(lambda: linear_sum_assignment(cost))
    value = _best(lambda: divide(people, places))
    return figure("people divided over places", DIVIDED, value, floor=floor)


def _best(deed: Callable[[], object]) -> float:
    """Return the shortest of some rounds, in milliseconds; the first warms up."""
    took = []
    for _round in range(TIMES + 1):
        begun = time.perf_counter()
        deed()
        took.append((time.perf_counter() - begun) * 1000)
    return min(took[1:])


if __name__ == "__main__":
    sys.stdout.writelines(line(one) for one in measure())
