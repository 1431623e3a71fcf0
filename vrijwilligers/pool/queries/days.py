"""Which calls are over, and what is still to be forgotten of them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.links.queries import about
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries import running_with
from vrijwilligers.pool.models import Call, CallAsk, CallSeat, CallShift
from vrijwilligers.pool.rules.ending import is_over
from vrijwilligers.pool.rules.links import DAY
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import CallState
from vrijwilligers.vocabulary.clock import day_of

KEPT_FOR = timedelta(weeks=1)
ENDED = (CallState.CANCELLED, CallState.DONE)


def over(at: datetime) -> list[int]:
    """Return the numbers of the calls that end by themselves now, the oldest first."""
    closed = select(Call).where(Call.state == CallState.CLOSED).options(selectinload(Call.shifts))
    calls = db.session.scalars(closed.order_by(Call.id)).all()
    return [call.id for call in calls if is_over(ends(call), _said(call), at=at)]


def cancelled_to_forget(at: datetime) -> Sequence[int]:
    """Return the numbers of cancelled calls of which the days are over and answers are kept."""
    said = (CallAsk.answer, CallAsk.caller_id, CallAsk.taken_at, CallAsk.caller_outcome)
    kept = select(CallAsk.call_id).where(or_(*(one.is_not(None) for one in said)))
    last = select(func.max(CallShift.on)).where(CallShift.call_id == Call.id).scalar_subquery()
    yesterday = day_of(at) - timedelta(days=1)
    gone = (Call.state == CallState.CANCELLED, last < yesterday, Call.id.in_(kept))
    return db.session.scalars(select(Call.id).where(*gone).order_by(Call.id)).all()


def reminding(at: datetime) -> Sequence[int]:
    """Return the numbers of the calls in which somebody comes today or tomorrow, unreminded."""
    soon = CallShift.on.between(day_of(at), day_of(at) + timedelta(days=1))
    waits = (CallSeat.state == SeatState.SEATED, CallSeat.reminded_at.is_(None), soon)
    call = select(CallShift.call_id).join(CallSeat).join(Call, Call.id == CallShift.call_id)
    numbers = call.where(*waits, Call.state.not_in(ENDED)).distinct()
    return db.session.scalars(numbers.order_by(CallShift.call_id)).all()


def introduction_of(asked: CallAsk) -> Introduction | None:
    """Return what a yes brought about, or the introduction that ran already."""
    return asked.introduction or running_with(asked.candidate_id, asked.call.vacancy_id)


def seated(call: Call) -> Sequence[CallSeat]:
    """Return who has a place in a call, shift by shift, in the order of their yes."""
    theirs = select(CallSeat).join(CallSeat.shift).join(CallSeat.ask)
    coming = theirs.where(CallShift.call_id == call.id, CallSeat.state == SeatState.SEATED)
    loading = (
        joinedload(CallSeat.shift),
        joinedload(CallSeat.ask).joinedload(CallAsk.candidate),
        joinedload(CallSeat.ask).joinedload(CallAsk.introduction),
    )
    in_order = coming.order_by(CallShift.place, CallSeat.answered_at, CallSeat.id)
    return db.session.scalars(in_order.options(*loading)).all()


def get_seat(seat_id: int) -> CallSeat:
    """Return a place in a shift, or raise ``NoResultFound``."""
    return db.session.get_one(CallSeat, seat_id)


def list_went_out(call: Call) -> bool:
    """Tell whether a link to the list of who comes was ever made of a call."""
    return db.session.scalar(about(call, DAY).limit(1)) is not None


def destroy_by(call: Call) -> date:
    """Return until which day an organisation may keep the list of who comes."""
    return ends(call).date() + KEPT_FOR


def ends(call: Call) -> datetime:
    """Return when the last shift of a call is over."""
    return max(shift.hours.ends for shift in call.shifts)


def _said(call: Call) -> list[bool | None]:
    return [seat.came for seat in seated(call)]
