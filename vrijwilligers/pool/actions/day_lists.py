"""Telling an organisation who comes, and noting who came: by its link, or at the desk by phone."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.answers.actions.mails import queue_to
from vrijwilligers.answers.queries import reminders
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.rules import AddressOf, Recipient
from vrijwilligers.matching.actions import disclosures
from vrijwilligers.matching.actions.recalls import HasNoAddress
from vrijwilligers.matching.queries import is_shared
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.pool.actions import problems
from vrijwilligers.pool.actions.moving import HasNoPlace
from vrijwilligers.pool.feature import CallDeed
from vrijwilligers.pool.models import Call, CallSeat
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries import days as day_queries
from vrijwilligers.pool.rules.links import DAY
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import CallState
from vrijwilligers.pool.wording import call_in_words
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.languages import speaking

HAS_A_LIST = frozenset({CallState.ASKING, CallState.CLOSED})


def mail_list(call: Call, *, by: int | None, at: datetime, address_of: AddressOf) -> str:
    """Mail the organisation the link to who comes; from then on it knows. Return where it goes."""
    call = _hold(call)
    recipient = reminders.recipient_of(call.vacancy)
    if recipient is None:
        raise HasNoAddress
    new = links.make(DAY, call, at=at, recipient=recipient)
    _queue(call, recipient, address_of(new.token), by)
    _tell(call, DisclosureChannel.EMAIL, by, at)
    audit.record(CallDeed.LISTED, call, by=by)
    return recipient.address


def mail_once(call: Call, *, at: datetime, address_of: AddressOf) -> None:
    """Mail the list of a call that takes no answers any more, where nobody did so yet."""
    is_due = call.state is CallState.CLOSED and not day_queries.list_went_out(call)
    if is_due and day_queries.seated(call) and reminders.recipient_of(call.vacancy):
        mail_list(call, by=None, at=at, address_of=address_of)


def note_given(call: Call, *, by: int | None, at: datetime) -> None:
    """Note that the organisation got the list otherwise: on paper, or on the phone."""
    call = _hold(call)
    _tell(call, DisclosureChannel.IN_PERSON, by, at)
    audit.record(CallDeed.LISTED, call, by=by)


def note_came(seat: CallSeat, came: bool | None, *, by: int | None, at: datetime) -> None:
    """Note whether somebody came, or take that back; until the end of the call it may change."""
    call = _hold(seat.shift.call)
    db.session.refresh(seat)
    if seat.state is not SeatState.SEATED:
        raise HasNoPlace
    if seat.shift.hours.begins > at:
        raise problems.ShiftIsToCome
    if seat.came is not came:
        seat.came = came
        audit.record(CallDeed.CAME, call, by=by)


def _hold(call: Call) -> Call:
    held = queries.hold(call.id)
    if held.state not in HAS_A_LIST:
        raise problems.CallIsNotOpen
    return held


def _tell(call: Call, how: DisclosureChannel, by: int | None, at: datetime) -> None:
    for seat in day_queries.seated(call):
        introduction = day_queries.introduction_of(seat.ask)
        if introduction is not None and is_shared(introduction):
            disclosures.tell(introduction.disclosure, how, on=day_of(at), by=by)


def _queue(call: Call, recipient: Recipient, address: str, by: int | None) -> None:
    with speaking(recipient.language):
        words = call_in_words(call)
        subject = str(_l("Who comes: %(title)s", title=words.title))
    queue_to(
        recipient,
        "pool_day_list",
        call.vacancy,
        subject=subject,
        by=by,
        call=words,
        day_address=address,
        until=day_queries.destroy_by(call),
    )
