"""What two fiches that become one both have of the pool; first of each is what is kept."""

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.pool.models import CallAsk, PoolMembership
from vrijwilligers.pool.rules.seats import TAKES_PLACE


def places_of(stays_id: int, goes_id: int) -> list[PoolMembership]:
    """Return the places of both in the pool, what was said last first."""
    theirs = select(PoolMembership).where(PoolMembership.candidate_id.in_((stays_id, goes_id)))
    newest = theirs.order_by(PoolMembership.changed_at.desc(), PoolMembership.id.desc())
    return [*db.session.scalars(newest)]


def asked_twice(stays_id: int, goes_id: int) -> list[list[CallAsk]]:
    """Return the questions of each call that both were asked: who has a place in it first."""
    both = select(CallAsk).where(CallAsk.candidate_id.in_((stays_id, goes_id)))
    by_call: dict[int, list[CallAsk]] = {}
    for asked in db.session.scalars(both.order_by(CallAsk.call_id, CallAsk.id)):
        by_call.setdefault(asked.call_id, []).append(asked)
    return [sorted(some, key=_left_to_say) for some in by_call.values()]


def _left_to_say(asked: CallAsk) -> tuple[int, bool, int]:
    taken = sum(seat.state in TAKES_PLACE for seat in asked.seats)
    return -taken, asked.answer is None, asked.id
