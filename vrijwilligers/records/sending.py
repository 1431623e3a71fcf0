"""Sending what waits in the outbox.

A message is claimed before it is sent and marked after, so two senders never take the same one; a
sender that was killed in between is followed after some minutes, under the same Message-ID. What
the server refuses for good (5xx) is given up at once; what it refuses for now (4xx) waits longer
each time. When the server is away everything waits, and that counts against no message.
"""

import logging
import re
import smtplib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from flask_mailman import EmailMultiAlternatives, Mail
from flask_mailman.backends.base import BaseEmailBackend
from sqlalchemy import or_, update

from vrijwilligers.extensions import db
from vrijwilligers.records import outbox
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.encryption import UnopenedText
from vrijwilligers.records.feature import MayWriteTo
from vrijwilligers.records.mail_html import html_of
from vrijwilligers.records.outbox import GONE, Message
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.clock import now

PATIENCE = 20  # seconds that the server may take for one answer; a mail takes five of them
CLAIM = timedelta(minutes=3)
WAITS = tuple(timedelta(minutes=each) for each in (5, 15, 30, 60, 120, 240))
LONGEST = timedelta(days=5)  # that a message waits for a server that says later
FINAL = 500
CALENDAR_METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
NOT_SUPPORTED = 550
Refusal = smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError | smtplib.SMTPNotSupportedError
REFUSALS = (  # of this message or its reader; all other trouble is the server's
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
)
HeadersOf = Callable[[Message], Mapping[str, str]]
SENT, REFUSED, LATER, TAKEN, AWAY = "sent", "refused", "later", "taken by another sender", "away"
SHUT = "not in use"  # what the fiche of its reader is: nobody has to look after that
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SendingReport:
    """What a sending did: how many went, how many did not, and what keeps waiting."""

    sent: int
    failed: int
    refused: int
    is_away: bool
    waiting_since: datetime | None


def no_headers(_message: Message) -> Mapping[str, str]:
    """Say nothing of who we are but the address from which mail is sent."""
    return {}


def send_waiting(headers_of: HeadersOf = no_headers) -> SendingReport:
    """Send what is due; ``headers_of`` gives the headers of a message that say who writes."""
    with read_only():
        numbers = _due(now())
    outcomes = Counter(_send_each(numbers, headers_of)) if numbers else Counter[str]()
    failed = len(numbers) - outcomes[SENT] - outcomes[TAKEN]
    with read_only():
        since = outbox.oldest_waiting()
    return SendingReport(outcomes[SENT], failed, outcomes[REFUSED], bool(outcomes[AWAY]), since)


def _due(at: datetime) -> Sequence[int]:
    """Return the numbers of the messages that may go now, the oldest first."""
    free = or_(Message.claimed_at.is_(None), Message.claimed_at < at - CLAIM)
    is_time = or_(Message.try_at.is_(None), Message.try_at <= at)
    return db.session.scalars(
        outbox.unsent().where(free, is_time).with_only_columns(Message.id)
    ).all()


def _send_each(numbers: Sequence[int], headers_of: HeadersOf) -> Iterator[str]:
    try:
        with Mail(current_app).get_connection(timeout=PATIENCE) as server:
            for number in numbers:
                yield _send(number, server, headers_of)
    except OSError as error:  # unreachable, too slow, or it wants nothing of us
        log.warning("The mail server does not take our mail: %s", type(error).__name__)
        yield AWAY


def _send(number: int, server: BaseEmailBackend, headers_of: HeadersOf) -> str:
    mail = _claim(number, headers_of)
    if isinstance(mail, str):
        return mail
    try:
        server.send_messages([mail])
    except REFUSALS as refusal:
        return _note_refusal(number, _code_of(refusal))
    except OSError:
        _mark(number, claimed_at=None)
        raise
    _mark(number, sent_at=now(), answer=None, body=GONE, calendar=None)
    return SENT


def _code_of(refusal: Refusal) -> int:
    """Return what the server said, as a number; what it cannot take at all is final."""
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        return next(iter(refusal.recipients.values()))[0]
    return getattr(refusal, "smtp_code", NOT_SUPPORTED)


def _note_refusal(number: int, code: int) -> str:
    log.warning("The mail server refused message %s: %s", number, code)
    with transaction():
        message = db.session.get_one(Message, number, with_for_update=True)
        at, wait = now(), WAITS[min(message.tries, len(WAITS) - 1)]
        message.tries, message.claimed_at, message.answer = message.tries + 1, None, str(code)
        if code >= FINAL or at + wait > message.queued_at + LONGEST:
            message.given_up_at = at
            return REFUSED
        message.try_at = at + wait
    return LATER


def _claim(number: int, headers_of: HeadersOf) -> EmailMultiAlternatives | str:
    """Take a message; return the mail that it is, or why there is none."""
    with transaction():
        message = db.session.get_one(Message, number, with_for_update=True)
        if message.sent_at or (message.claimed_at and message.claimed_at > now() - CLAIM):
            return TAKEN
        if reason := _why_not(message):
            log.warning("Message %s does not go: %s", number, reason)
            message.answer, message.given_up_at = reason, now()
            return SHUT if reason == outbox.NOT_IN_USE else REFUSED
        message.claimed_at = now()
        return _mail(message, headers_of(message))


def _mail(message: Message, headers: Mapping[str, str]) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        message.subject,
        message.body,
        to=[message.address],
        headers={**headers, "Message-ID": f"<{message.key}@{_domain()}>"},
    )
    page = html_of(message.body, title=message.subject, language=message.language)
    mail.attach_alternative(page, "text/html")
    if message.calendar:
        method = CALENDAR_METHOD.findall(message.calendar)[0]
        mail.attach("calendar.ics", message.calendar, f"text/calendar; method={method}")
    return mail


def _why_not(message: Message) -> str:
    if isinstance(message.body, UnopenedText):
        return outbox.UNOPENED
    if message.body == GONE:
        return outbox.TOO_OLD
    if message.address.lower() in outbox.dead_addresses():
        return outbox.BOUNCED
    reader = message.candidate_id
    return (
        ""
        if reader is None or all(announce(MayWriteTo(reader, message.kind)))
        else outbox.NOT_IN_USE
    )


def _mark(number: int, **values: object) -> None:
    with transaction():
        db.session.execute(update(Message).where(Message.id == number).values(values))


def _domain() -> str:
    return current_app.config["MAIL_DEFAULT_SENDER"].rpartition("@")[2].strip("> ")
