"""Outgoing mail: first a row in the same transaction, then sent by ``flask messages send``.

So nothing is sent for a change that was rolled back, and nothing is lost when the mail server is
down. A message is claimed before it is sent and marked after, so two senders never take the same
one; a sender that was killed in between is followed after a while, under the same Message-ID.
"""

import logging
import secrets
import smtplib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType

from flask import current_app, render_template
from flask_mailman import EmailMessage
from flask_mailman.backends.base import BaseEmailBackend
from sqlalchemy import ForeignKey, case, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model, db
from vrijwilligers.records.db import Key, Moment, read_only, transaction
from vrijwilligers.records.encryption import Encrypted, UnopenedText
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Hash,
    ProcessingPurpose,
    Words,
    ends,
    goes_with,
)
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.terms import RetentionTerm

MOST_TRIES = 20  # times that the server may refuse a message
CLAIM = timedelta(minutes=15)
PATIENCE = 30  # seconds that the server may take to answer
REFUSALS = (  # of this message or its reader; all other trouble is the server's
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
)
Senders = Mapping[str, Mapping[str, str]]
NOBODY: Senders = MappingProxyType({})
SENT, REFUSED, TAKEN = "sent", "refused", "taken by another sender"
log = logging.getLogger(__name__)


class Message(Model):
    """One mail to one person, in their language; sealed, as it may hold a one-time link."""

    __tablename__ = "message"
    __kept__ = (
        ends(
            RetentionTerm.MESSAGE,
            "sent_at",
            "given_up_at",
            "queued_at",
            purpose=ProcessingPurpose.MESSAGE,
        ),
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.MESSAGE),
        goes_with(DataSubject.CONTACT_PERSON, "contact_person_id", ProcessingPurpose.MESSAGE),
        goes_with(DataSubject.STAFF, "staff_id", ProcessingPurpose.MESSAGE),
    )

    id: Mapped[Key]
    kind: Mapped[Code]
    address: Mapped[Words]
    language: Mapped[Code]
    subject: Mapped[Words]
    body: Mapped[Words] = mapped_column(Encrypted)
    queued_at: Mapped[Moment] = mapped_column(default=now)
    claimed_at: Mapped[Moment | None]
    sent_at: Mapped[Moment | None] = mapped_column(index=True)
    key: Mapped[Hash] = mapped_column(default=lambda: secrets.token_hex(16))
    tries: Mapped[int] = mapped_column(default=0)
    given_up_at: Mapped[Moment | None]  # the server refused it too often
    candidate_id: Mapped[int | None] = mapped_column(
        ForeignKey("candidate.id", ondelete="CASCADE"), index=True
    )
    contact_person_id: Mapped[int | None] = mapped_column(
        ForeignKey("contact_person.id", ondelete="CASCADE"), index=True
    )
    staff_id: Mapped[int | None] = mapped_column(
        ForeignKey("staff_member.id", ondelete="CASCADE"), index=True
    )

    def __repr__(self) -> str:
        """Name the record without naming the person."""
        return f"<Message {self.id}>"


READERS = {"candidate": "candidate_id", "contact_person": "contact_person_id"} | {
    "staff_member": "staff_id"
}


def queue(
    kind: str,
    *,
    address: str,
    language: str,
    subject: object,
    to: object = None,
    **words: object,
) -> Message:
    """Write a message, from ``templates/mails/<kind>.txt``; it goes out with the next sending.

    ``to`` is the person whom we know by this address, if it is one: the message goes with them.

    ``subject`` is a lazy text, so that it too is said in the reader's language.
    """
    with speaking(language):
        message = Message(
            kind=kind,
            address=address,
            language=language,
            subject=" ".join(str(subject).split()),
            body=render_template(f"mails/{kind}.txt", **words),
        )
    if to is not None:
        setattr(message, READERS[to.__tablename__], to.id)  # type: ignore[attr-defined]
    db.session.add(message)
    return message


def waiting() -> Sequence[int]:
    """Return the numbers of the messages that still have to go, oldest first."""
    free = or_(Message.claimed_at.is_(None), Message.claimed_at < now() - CLAIM)
    unsent = select(Message.id).where(Message.sent_at.is_(None), Message.tries < MOST_TRIES, free)
    return db.session.scalars(unsent.order_by(Message.id)).all()


def send_waiting(senders: Senders = NOBODY) -> tuple[int, int]:
    """Send what waits; return how many went out and how many did not.

    ``senders`` gives for each language the headers that say who we are.

    When the server is down the rest waits for the next time, and that counts against no message.
    """
    with read_only():
        numbers = waiting()
    outcomes = Counter(_send_each(numbers, senders)) if numbers else Counter()
    return outcomes[SENT], len(numbers) - outcomes[SENT] - outcomes[TAKEN]


def _send_each(numbers: Sequence[int], senders: Senders) -> Iterator[str]:
    try:
        with current_app.extensions["mailman"].get_connection(timeout=PATIENCE) as server:
            for number in numbers:
                yield _send(number, server, senders)
    except OSError as error:  # unreachable, too slow, or it wants nothing of us
        log.warning("The mail server does not take our mail: %s", type(error).__name__)


def _send(number: int, server: BaseEmailBackend, senders: Senders) -> str:
    mail = _claim(number, senders)
    if mail is None:
        return TAKEN
    try:
        server.send_messages([mail])
    except REFUSALS:
        log.warning("The mail server refused message %s", number)
        last = Message.tries + 1 >= MOST_TRIES
        given_up_at = case((last, now()), else_=Message.given_up_at)
        _mark(number, tries=Message.tries + 1, claimed_at=None, given_up_at=given_up_at)
        return REFUSED
    except OSError:
        _mark(number, claimed_at=None)
        raise
    _mark(number, sent_at=now())
    return SENT


def _claim(number: int, senders: Senders) -> EmailMessage | None:
    with transaction():
        message = db.session.get_one(Message, number, with_for_update=True)
        if message.sent_at or (message.claimed_at and message.claimed_at > now() - CLAIM):
            return None
        if isinstance(message.body, UnopenedText):
            log.warning("Message %s cannot be opened with our keys, and does not go", number)
            message.tries, message.given_up_at = MOST_TRIES, now()
            return None
        message.claimed_at = now()
        message_id = f"<{message.key}@{_domain()}>"
        return EmailMessage(
            message.subject,
            message.body,
            to=[message.address],
            headers={**senders.get(message.language, {}), "Message-ID": message_id},
        )


def _mark(number: int, **values: object) -> None:
    with transaction():
        db.session.execute(update(Message).where(Message.id == number).values(values))


def _domain() -> str:
    return current_app.config["MAIL_DEFAULT_SENDER"].rpartition("@")[2].strip("> ")
