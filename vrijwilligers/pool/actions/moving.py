"""Moving somebody by hand to another shift, or out of one: no place is given twice by it."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.links.rules import AddressOf
from vrijwilligers.pool.actions.answering import (
    IN_LINE,
    NoSuchShift,
    ShiftsOverlap,
    fall_out,
    settle,
)
from vrijwilligers.pool.actions.expecting import keep_in_step
from vrijwilligers.pool.actions.mails import mail_move, tell_moved
from vrijwilligers.pool.actions.problems import CallIsNotOpen
from vrijwilligers.pool.feature import AskDeed
from vrijwilligers.pool.models import CallSeat, CallShift
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.rules.seats import TAKES_PLACE, SeatState
from vrijwilligers.pool.rules.shifts import overlaps
from vrijwilligers.pool.rules.states import MOVES_PEOPLE
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Problem


class ShiftIsFull(Problem):
    """No place is given twice."""

    message = _l("This shift is full. Free a place in it first.")
    field = "target"


class HasNoPlace(Problem):
    """A colleague or they themselves gave it up meanwhile."""

    message = _l("This person has no place there any more.")


def move(
    seat: CallSeat, shift: CallShift, *, by: int | None, at: datetime, address_of: AddressOf
) -> None:
    """Give somebody a place in another shift in place of the one they have; they hear of it."""
    _refuse(seat, shift)
    ask = seat.ask
    seat.state, seat.offered_until = SeatState.GONE, None
    taken = _seat_in(seat, shift)
    taken.state, taken.answered_at, taken.offered_until = SeatState.SEATED, at, None
    db.session.flush()
    moved = settle(seat.shift.call, at=at)
    keep_in_step(seat.shift.call, by=by, at=at)
    tell_moved([one for one in moved if one.ask_id != ask.id], at=at, address_of=address_of)
    mail_move(taken, at=at, address_of=address_of)
    audit.record(AskDeed.MOVED, ask, by=by)


def let_go(seat: CallSeat, *, by: int | None, at: datetime, address_of: AddressOf) -> None:
    """Note that somebody cannot come after all; who waits moves up and hears of it."""
    call = queries.hold(seat.shift.call_id)
    if call.state not in MOVES_PEOPLE:
        raise CallIsNotOpen
    db.session.refresh(seat)
    if seat.state not in IN_LINE:
        raise HasNoPlace
    ask = seat.ask
    tell_moved(fall_out(seat, at=at, by=by), at=at, address_of=address_of)
    ask.to_tell_since = None
    audit.record(AskDeed.FELL_OUT, ask, by=by)


def _refuse(seat: CallSeat, shift: CallShift) -> None:
    call = queries.hold(seat.shift.call_id)
    if call.state not in MOVES_PEOPLE:
        raise CallIsNotOpen
    db.session.refresh(seat)
    if seat.state not in IN_LINE:
        raise HasNoPlace
    if shift.call_id != call.id or shift.id == seat.shift_id:
        raise NoSuchShift
    _refuse_place(seat, shift)


def _refuse_place(seat: CallSeat, shift: CallShift) -> None:
    others = [one for one in seat.ask.seats if one.state in IN_LINE and one is not seat]
    if any(overlaps(one.shift.hours, shift.hours) for one in others):
        raise ShiftsOverlap
    seats = queries.seats_of(shift.call)
    taken = sum(one.state in TAKES_PLACE for one in seats if one.shift_id == shift.id)
    if taken >= shift.asked_places:
        raise ShiftIsFull


def _seat_in(seat: CallSeat, shift: CallShift) -> CallSeat:
    before = next((one for one in seat.ask.seats if one.shift_id == shift.id), None)
    if before is not None:
        return before
    made = CallSeat(ask=seat.ask, shift=shift)
    db.session.add(made)
    return made
