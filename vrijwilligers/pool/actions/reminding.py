"""Reminding who has a place, the day before, each once; and noting that a colleague did."""

from datetime import datetime
from functools import partial

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.rules import AddressOf, Recipient
from vrijwilligers.matching.rules.calendar_file import CalendarEntry, calendar_file
from vrijwilligers.pool.actions.in_turn import each_in_turn
from vrijwilligers.pool.actions.mails import is_mailed, queue
from vrijwilligers.pool.actions.problems import CallIsNotOpen
from vrijwilligers.pool.feature import CallDeed
from vrijwilligers.pool.models import CallSeat
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries import days as day_queries
from vrijwilligers.pool.rules.links import ANSWER
from vrijwilligers.pool.rules.reminding import is_reminded
from vrijwilligers.pool.rules.states import MOVES_PEOPLE
from vrijwilligers.pool.wording.days import DayInWords, calendar_words, day_in_words
from vrijwilligers.records import audit
from vrijwilligers.records.db import new_uid, read_only
from vrijwilligers.settings.current import desk_settings, sender_address
from vrijwilligers.vocabulary.languages import speaking


def remind(at: datetime, *, address_of: AddressOf) -> None:
    """Mail everybody who comes tomorrow; what is mailed is noted with it, so twice is once."""
    with read_only():
        numbers = day_queries.reminding(at)
    each_in_turn(numbers, partial(remind_of, at=at, address_of=address_of))


def remind_of(number: int, *, at: datetime, address_of: AddressOf) -> None:
    """Mail everybody who comes to one call tomorrow and did not hear of it yet."""
    call = queries.hold(number)
    coming = day_queries.seated(call) if call.state in MOVES_PEOPLE else ()
    for seat in coming:
        if _is_to_remind(seat, at):
            _remind(seat, at, address_of)


def note_reminded(seat: CallSeat, *, by: int | None, at: datetime) -> None:
    """Note that a colleague reminded somebody by message or phone."""
    call = queries.hold(seat.shift.call_id)
    if call.state not in MOVES_PEOPLE:
        raise CallIsNotOpen
    db.session.refresh(seat)
    if seat.reminded_at is None:
        seat.reminded_at = at
        audit.record(CallDeed.REMINDED, call, by=by)


def _mail(seat: CallSeat, address: str, *, at: datetime) -> None:
    """Remind somebody of a shift: place, hour and way there, with a calendar file."""
    candidate = seat.ask.candidate
    with speaking(candidate.language):
        day = day_in_words(seat)
        calendar = _calendar(seat, day, at)
    subject = _l("Reminder: %(title)s", title=day.title)
    message = queue("pool_reminder", candidate, subject=subject, day=day, answer_address=address)
    message.calendar = calendar


def _is_to_remind(seat: CallSeat, at: datetime) -> bool:
    is_open = seat.reminded_at is None and is_mailed(seat.ask)
    return is_open and is_reminded(seat.shift.hours, at=at)


def _remind(seat: CallSeat, at: datetime, address: AddressOf) -> None:
    candidate = seat.ask.candidate
    recipient = Recipient(candidate.email or "", candidate.language)
    _link, token = links.make(ANSWER, seat.ask, at=at, recipient=recipient)
    _mail(seat, address(token), at=at)
    seat.reminded_at = at


def _calendar(seat: CallSeat, day: DayInWords, at: datetime) -> str:
    hours, desk = seat.shift.hours, desk_settings()
    entry = CalendarEntry(
        uid=new_uid(),
        sequence=0,
        on=hours.on,
        begins_at=hours.begins_at,
        lasts=hours.lasts,
        summary=f"{day.title}, {day.organisation}",
        place=day.place,
        description=calendar_words(day),
        desk=str(desk.name),
        desk_email=desk.email or sender_address(),
    )
    return calendar_file(entry, at=at)
