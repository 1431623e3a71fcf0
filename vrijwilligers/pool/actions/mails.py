"""Mails to people of the pool: the question, a place that came free, the day before and after."""

from collections.abc import Iterable
from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.links import actions as links
from vrijwilligers.links.rules import AddressOf, Recipient
from vrijwilligers.matching.rules.letters import LetterTemplateKind
from vrijwilligers.pool.models import CallAsk, CallSeat
from vrijwilligers.pool.rules.links import ANSWER
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.pool.wording import CallInWords, call_in_words, say_shift, say_until
from vrijwilligers.pool.wording.days import thanks_letter
from vrijwilligers.records import outbox
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.languages import speaking

THANKS = {True: LetterTemplateKind.POOL_THANKS, False: LetterTemplateKind.POOL_MISSED}


def mail_ask(asked: CallAsk, address: str) -> None:
    """Mail the question of a call to somebody, with the link that is for them alone."""
    candidate = asked.candidate
    with speaking(candidate.language):
        words = call_in_words(asked.call)
    subject = _l("Can you help? %(title)s", title=words.title)
    queue("pool_call", candidate, subject=subject, call=words, answer_address=address)


def tell_moved(seats: Iterable[CallSeat], *, at: datetime, address_of: AddressOf) -> list[CallAsk]:
    """Mail everybody to whom a place came free; return whom a colleague must call instead.

    These stand in the call list until they know it.
    """
    to_call = []
    for seat in seats:
        if seat.state not in (SeatState.OFFERED, SeatState.SEATED):
            continue
        asked = seat.ask
        if not is_mailed(asked):
            asked.to_tell_since = at
            to_call.append(asked)
            continue
        recipient = Recipient(asked.candidate.email or "", asked.candidate.language)
        _link, token = links.make(ANSWER, asked, at=at, recipient=recipient)
        _mail_offer(seat, address_of(token))
    return to_call


def is_mailed(asked: CallAsk) -> bool:
    """Tell whether somebody is asked by mail; else a colleague sends a message or phones.

    Who took consent back is mailed nothing, from that moment on; nor do they stand in a call list.
    """
    candidate = asked.candidate
    return asked.channel is PoolChannel.MAIL and bool(candidate.email) and candidate.is_in_use


def thank(asked: CallAsk, *, came: bool) -> None:
    """Thank who came by mail; who did not hears a friendly word, and nothing is kept of it."""
    if not is_mailed(asked):
        return
    candidate, kind = asked.candidate, THANKS[came]
    written = thanks_letter(asked.call, kind, candidate.language, name=candidate.first_name)
    queue(kind, candidate, subject=written.subject, body=written.body)


def mail_move(seat: CallSeat, *, at: datetime, address_of: AddressOf) -> None:
    """Mail somebody that their shift is another one; who wants no mail stands in the call list."""
    asked = seat.ask
    if not is_mailed(asked):
        asked.to_tell_since = at
        return
    recipient = Recipient(asked.candidate.email or "", asked.candidate.language)
    _link, token = links.make(ANSWER, asked, at=at, recipient=recipient)
    with speaking(asked.candidate.language):
        words, shift = call_in_words(asked.call), say_shift(seat.shift)
    subject = _l("Another shift: %(title)s", title=words.title)
    said = {"call": words, "shift": shift, "answer_address": address_of(token)}
    queue("pool_moved", asked.candidate, subject=subject, **said)


def tell_cancelled(asks: Iterable[CallAsk], *, at: datetime) -> None:
    """Mail who said yes that nobody is needed any more; who wants no mail is to be called."""
    for asked in asks:
        if not is_mailed(asked):
            asked.to_tell_since = at
            continue
        with speaking(asked.candidate.language):
            words = call_in_words(asked.call)
        subject = _l("It does not go on: %(title)s", title=words.title)
        queue("pool_cancelled", asked.candidate, subject=subject, call=words)


def _mail_offer(seat: CallSeat, address: str) -> None:
    candidate = seat.ask.candidate
    with speaking(candidate.language):
        words: CallInWords = call_in_words(seat.ask.call)
        until = say_until(seat.offered_until) if seat.offered_until else None
        shift = say_shift(seat.shift)
    subject = _l("A place is free: %(title)s", title=words.title)
    said = {"call": words, "shift": shift, "until": until, "answer_address": address}
    queue("pool_offer", candidate, subject=subject, **said)


def queue(kind: str, candidate: Candidate, *, subject: object, **words: object) -> Message:
    """Write a mail to somebody of the pool, in their language; it goes by itself."""
    return outbox.queue(
        kind,
        address=candidate.email or "",
        language=candidate.language,
        subject=subject,
        to=candidate,
        by=None,  # it goes by itself
        name=candidate.first_name,
        **words,
    )
