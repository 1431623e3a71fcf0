"""An introduction for each who has a place in a call, and for nobody else.

It follows the seats, whoever gives, frees or moves one: a yes that becomes a no takes it back.
"""

from datetime import datetime

from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions import called, disclosures
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import EndedBy, IntroductionState
from vrijwilligers.pool.models import Call, CallAsk, CallShift
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries.days import list_went_out
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import CallState
from vrijwilligers.vocabulary.clock import day_of

EXPECTS = frozenset({CallState.ASKING, CallState.CLOSED})


def keep_in_step(call: Call, *, by: int | None, at: datetime) -> None:
    """Begin, move or take back introductions by who has a place now; safe to do twice.

    The call is held by whoever asks it.
    """
    for asked in queries.asks_with_seats(call):
        shift = _first_shift(asked) if call.state in EXPECTS else None
        if shift is None:
            _take_back(asked, call, by, at)
        elif shift.hours.begins > at and asked.candidate.is_in_use:
            _expect(asked, shift, by, at)
    db.session.flush()


def _first_shift(asked: CallAsk) -> CallShift | None:
    taken = [seat.shift for seat in asked.seats if seat.state is SeatState.SEATED]
    return min(taken, key=lambda shift: shift.place, default=None)


def _expect(asked: CallAsk, shift: CallShift, by: int | None, at: datetime) -> None:
    details = AppointmentDetails(on=shift.on, begins_at=shift.begins_at)
    made, today = asked.introduction, day_of(at)
    if made is None and asked.candidate.consents_to(ConsentPurpose.POOL):
        vacancy = asked.call.vacancy
        asked.introduction = called.expect(asked.candidate, vacancy, details, by=by, today=today)
        _tell(asked, by, at)
    elif made is not None and _has_moved(made, shift):
        make_appointment(made, details, by=by, today=today)


def _tell(asked: CallAsk, by: int | None, at: datetime) -> None:
    """Note that the organisation knows of somebody who comes on a list that it has already."""
    if asked.introduction is not None and list_went_out(asked.call):
        how, day = DisclosureChannel.EMAIL, day_of(at)
        disclosures.tell(asked.introduction.disclosure, how, on=day, by=by)


def _has_moved(made: Introduction, shift: CallShift) -> bool:
    """Tell whether an appointment is for another shift than the one that somebody has now."""
    appointment = made.appointment
    if appointment is None or made.state != IntroductionState.APPOINTMENT:
        return False
    return (appointment.on, appointment.begins_at) != (shift.on, shift.begins_at)


def _take_back(asked: CallAsk, call: Call, by: int | None, at: datetime) -> None:
    made = asked.introduction
    if made is None:
        return
    side = EndedBy.CANDIDATE if call.state in EXPECTS else EndedBy.ORGANISATION
    asked.introduction = None
    called.take_back(made, side, by=by, today=day_of(at))
