"""Calls, who is asked for them and who has a seat."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.candidates.models import Consent
from vrijwilligers.candidates.queries import hold_whose
from vrijwilligers.candidates.rules import UNDO_WITHIN, ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.pool.models import Call, CallAsk, CallSeat, CallShift
from vrijwilligers.pool.rules.seats import TAKES_PLACE
from vrijwilligers.pool.rules.states import CallState


def get(call_id: int) -> Call:
    """Return one call, or raise ``NoResultFound``."""
    return db.session.get_one(Call, call_id)


def hold(call_id: int) -> Call:
    """Return one call as ``get`` does, and let nobody else answer or change it meanwhile.

    Whatever gives or frees a seat holds the call first: so no place is given twice. Who read the
    call before and waited for it then sees what became of it: nobody is told that they came second.
    """
    db.session.execute(select(Call.id).where(Call.id == call_id).with_for_update())
    return db.session.get_one(Call, call_id, populate_existing=True)


def newest() -> Sequence[Call]:
    """Return every call, the last first, with its shifts."""
    ordered = select(Call).order_by(Call.id.desc()).options(selectinload(Call.shifts))
    return db.session.scalars(ordered).all()


def get_ask(ask_id: int) -> CallAsk:
    """Return who is asked for a call, or raise ``NoResultFound``."""
    return db.session.get_one(CallAsk, ask_id)


def get_seat(seat_id: int) -> CallSeat:
    """Return a yes to a shift, or raise ``NoResultFound``."""
    return db.session.get_one(CallSeat, seat_id)


def asks_with_people(call: Call) -> Sequence[CallAsk]:
    """Return everybody who is asked for a call as ``asks_of`` does, with who they are."""
    theirs = select(CallAsk).where(CallAsk.call_id == call.id).order_by(CallAsk.wave, CallAsk.id)
    loading = (joinedload(CallAsk.candidate), selectinload(CallAsk.seats))
    return db.session.scalars(theirs.options(*loading)).all()


def seats_of(call: Call) -> Sequence[CallSeat]:
    """Return every yes to a shift of a call as it stands in the database now, in a full order."""
    theirs = select(CallSeat).join(CallShift).where(CallShift.call_id == call.id)
    fresh = theirs.order_by(CallSeat.answered_at, CallSeat.id)
    return db.session.scalars(fresh.execution_options(populate_existing=True)).all()


def asks_with_seats(call: Call) -> Sequence[CallAsk]:
    """Return who said yes to a shift of a call, with their seats and what these brought about.

    Their fiches are held meanwhile, in their order: so no two calls wait in a ring.
    """
    theirs = select(CallAsk).where(CallAsk.call_id == call.id, CallAsk.seats.any())
    hold_whose(theirs.with_only_columns(CallAsk.candidate_id))
    loading = (
        selectinload(CallAsk.seats).joinedload(CallSeat.shift),
        joinedload(CallAsk.introduction),
        joinedload(CallAsk.candidate),
    )
    found = theirs.order_by(CallAsk.id).options(*loading)
    return db.session.scalars(found.execution_options(populate_existing=True)).all()


def seats_elsewhere(asked: CallAsk) -> Sequence[CallShift]:
    """Return the shifts of other calls, still to come, in which somebody has a seat."""
    taken = (
        select(CallShift)
        .join(CallSeat, CallSeat.shift_id == CallShift.id)
        .join(CallAsk, CallAsk.id == CallSeat.ask_id)
        .join(Call, Call.id == CallShift.call_id)
        .where(CallAsk.candidate_id == asked.candidate_id, CallShift.call_id != asked.call_id)
        .where(CallSeat.state.in_(TAKES_PLACE), Call.ended_at.is_(None))
    )
    return db.session.scalars(taken.order_by(CallShift.on, CallShift.id)).all()


def withdrawn_asks(call: Call, at: datetime) -> Sequence[CallAsk]:
    """Return who said yes and then took consent for the pool back, so that it stays so."""
    pool = (Consent.candidate_id == CallAsk.candidate_id, Consent.purpose == ConsentPurpose.POOL)
    stands = or_(Consent.withdrawn_at.is_(None), Consent.withdrawn_at > at - UNDO_WITHIN)
    gone = and_(exists().where(*pool), ~exists().where(*pool, stands))
    theirs = select(CallAsk).where(CallAsk.call_id == call.id, CallAsk.seats.any(), gone)
    return db.session.scalars(theirs.order_by(CallAsk.id)).all()


def asks_of(call: Call) -> Sequence[CallAsk]:
    """Return everybody who is asked for a call, in the order in which they were."""
    theirs = select(CallAsk).where(CallAsk.call_id == call.id)
    return db.session.scalars(theirs.order_by(CallAsk.wave, CallAsk.id)).all()


def last_wave(call: Call) -> int:
    """Return the number of the last wave of a call, 0 before the first."""
    last = select(func.max(CallAsk.wave)).where(CallAsk.call_id == call.id)
    return db.session.scalar(last) or 0


def running() -> Sequence[int]:
    """Return the numbers of the calls that go out or are still to come, the oldest first."""
    numbers = select(Call.id).where(Call.state.in_((CallState.ASKING, CallState.CLOSED)))
    return db.session.scalars(numbers.order_by(Call.id)).all()
