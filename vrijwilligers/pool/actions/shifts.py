"""What a call asks: its shifts and until when one may answer, and what of it cannot be."""

from collections.abc import Sequence
from datetime import datetime

from vrijwilligers.extensions import db
from vrijwilligers.matching.actions.problems import NoSuchHour
from vrijwilligers.matching.rules.appointments import hour_exists
from vrijwilligers.pool.actions import problems
from vrijwilligers.pool.feature import CallDeed
from vrijwilligers.pool.models import Call, CallShift
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.rules.details import CallDetails, ShiftDetails
from vrijwilligers.pool.rules.filling import MOST_SHIFTS
from vrijwilligers.pool.rules.shifts import LONGEST, ShiftHours
from vrijwilligers.pool.rules.states import CallState
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Problem


def change(call: Call, details: CallDetails, *, by: int | None, at: datetime) -> None:
    """Ask something else, as long as nobody was asked."""
    call = queries.hold(call.id)
    if call.state is not CallState.DRAFT:
        raise problems.CallHasBegun
    refuse(details, at)
    call.answer_until = details.answer_until
    call.shifts.clear()
    db.session.flush()
    call.shifts = shifts_of(details)
    db.session.flush()
    audit.record(CallDeed.CHANGED, call, by=by)


def prolong(call: Call, until: datetime, *, by: int | None, at: datetime) -> None:
    """Give more time to answer; a call of which the time was over takes answers again."""
    call = queries.hold(call.id)
    if call.state not in (CallState.ASKING, CallState.CLOSED):
        raise problems.CallIsNotOpen
    if call.state is CallState.ASKING and until <= call.answer_until:
        raise problems.TimeIsNotLonger
    _refuse_end(until, min(shift.hours.begins for shift in call.shifts), at)
    call.state, call.answer_until = CallState.ASKING, until
    if call.speed:
        call.next_wave_at = call.next_wave_at or at
    audit.record(CallDeed.PROLONGED, call, by=by)


def refuse(details: CallDetails, at: datetime) -> None:
    """Refuse a call that cannot be: without a shift, with one that is over, with no time left."""
    if not details.shifts:
        raise problems.CallHasNoShift
    if len(details.shifts) > MOST_SHIFTS:
        raise problems.TooManyShifts
    for place, one in enumerate(details.shifts, start=1):
        if wrong := _wrong(one, at):
            raise problems.about_shift(wrong, place)
    _refuse_end(details.answer_until, min(_hours(one).begins for one in details.shifts), at)


def shifts_of(details: CallDetails) -> list[CallShift]:
    """Make the shifts of a call, the first first."""
    return [_shift(place, one) for place, one in enumerate(_in_order(details.shifts))]


def _refuse_end(until: datetime, first: datetime, at: datetime) -> None:
    if until <= at:
        raise problems.AnswersAreOver
    if until > first:
        raise problems.AnswersEndTooLate


def _wrong(one: ShiftDetails, at: datetime) -> Problem | None:
    hours = _hours(one)
    exists = hour_exists(one.on, one.begins_at) and hour_exists(hours.ends_on, one.ends_at)
    refused: tuple[tuple[type[Problem], bool], ...] = (
        (NoSuchHour, not exists),
        (problems.ShiftIsOver, hours.begins <= at),
        (problems.ShiftIsTooLong, hours.lasts > LONGEST),
        (problems.MinimumIsTooHigh, one.minimum > one.places),
        (problems.TooManyOwnPeople, one.own_people > one.places),
    )
    return next((problem() for problem, holds in refused if holds), None)


def _shift(place: int, details: ShiftDetails) -> CallShift:
    return CallShift(
        place=place,
        on=details.on,
        begins_at=details.begins_at,
        ends_at=details.ends_at,
        places=details.places,
        minimum=details.minimum,
        own_people=details.own_people,
        what_nl=details.what_nl,
        what_fr=details.what_fr,
        what_en=details.what_en,
    )


def _in_order(shifts: Sequence[ShiftDetails]) -> list[ShiftDetails]:
    return sorted(shifts, key=lambda one: (one.on, one.begins_at, one.ends_at))


def _hours(one: ShiftDetails) -> ShiftHours:
    return ShiftHours(on=one.on, begins_at=one.begins_at, ends_at=one.ends_at)
