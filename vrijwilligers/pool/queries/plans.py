"""Whom to ask for a call now, and what that may be expected to bring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from vrijwilligers.extensions import db
from vrijwilligers.pool.models import Call, PoolAnswerCount
from vrijwilligers.pool.queries import calls
from vrijwilligers.pool.queries.members import facts_of_call, facts_of_members
from vrijwilligers.pool.rules.bands import Band, Notice, asked_lately, notice_before
from vrijwilligers.pool.rules.eligibility import MayBeAsked, WhomToAsk, whom_to_ask
from vrijwilligers.pool.rules.expectation import (
    Expectation,
    expectation,
    share_left,
)
from vrijwilligers.pool.rules.plan import (
    Plan,
    PoolMember,
    plan,
)
from vrijwilligers.pool.rules.seats import TAKES_PLACE
from vrijwilligers.pool.rules.states import CallState, Speed
from vrijwilligers.vocabulary.clock import day_of


@dataclass(frozen=True, kw_only=True)
class CallPlan:
    """Whom to ask, what both speeds bring, and on what that is founded."""

    whom: WhomToAsk
    places_left: Sequence[int]
    expected: Expectation
    by_speed: dict[Speed, Plan]

    def first(self, speed: Speed) -> Sequence[MayBeAsked]:
        """Return who would be asked now, the first first."""
        return self.whom.first[: self.by_speed[speed].asked_now]


def expected_answers() -> Expectation:
    """Return what the answers to all calls until now let us expect."""
    counts = {(one.notice, one.asked_lately): one.count for one in db.session.scalars(COUNTS)}
    return expectation(counts, calls=db.session.scalar(HOW_MANY) or 0)


def plan_of(call: Call, *, at: datetime) -> CallPlan:
    """Plan whom to ask for a call now, at either speed."""
    facts, today = facts_of_call(call), day_of(at)
    whom = whom_to_ask(facts_of_members(call, today=today), facts, at=at)
    notice = _notice(call, at)
    people = [
        PoolMember(one.shifts, (notice, asked_lately(len(one.member.asked_on))))
        for one in whom.first
    ]
    left, expected = places_left(call), expected_answers()
    pending = _pending(call, at)
    return CallPlan(
        whom=whom,
        places_left=left,
        expected=expected,
        by_speed={speed: plan(speed, people, left, expected, pending=pending) for speed in Speed},
    )


def band_of(call: Call, one: MayBeAsked, *, at: datetime) -> Band:
    """Return among whom the answer of somebody counts who is asked at a moment."""
    return _notice(call, at), asked_lately(len(one.member.asked_on))


def places_left(call: Call) -> list[int]:
    """Return how many places each shift of a call has left, in their order."""
    taken: dict[int, int] = {}
    for seat in calls.seats_of(call):
        taken[seat.shift_id] = taken.get(seat.shift_id, 0) + (seat.state in TAKES_PLACE)
    return [max(0, shift.asked_places - taken.get(shift.id, 0)) for shift in call.shifts]


def _notice(call: Call, at: datetime) -> Notice:
    first = min((shift.hours.begins for shift in call.shifts), default=at)
    return notice_before((first - at).total_seconds() / 3600)


def _pending(call: Call, at: datetime) -> list[PoolMember]:
    """Return who is asked and did not answer, with how much of the chance of a yes is left."""
    return [
        PoolMember(one.shifts, one.band, share_left((at - one.asked_at).total_seconds() / 60))
        for one in calls.asks_of(call)
        if one.answer is None
    ]


COUNTS = select(PoolAnswerCount).order_by(PoolAnswerCount.notice, PoolAnswerCount.asked_lately)
HOW_MANY = select(func.count()).where(Call.state == CallState.DONE).select_from(Call)
