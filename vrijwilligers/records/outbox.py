"""Outgoing mail: first a row in the same transaction, then sent by ``flask messages send``.

So nothing is sent for a change that was rolled back, and nothing is lost when the mail server is
down. What cannot go for good waits for a person, who calls or tries again.
"""

import secrets
from collections import Counter
from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from flask import render_template
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, and_, func, select, union_all, update
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model, db
from vrijwilligers.records.database_flags import is_demo
from vrijwilligers.records.db import Key, Moment, choice_of, part_of, refers_to
from vrijwilligers.records.encryption import Encrypted
from vrijwilligers.records.indexes import index_among
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Disposition,
    Hash,
    ProcessingPurpose,
    Words,
    ends,
    forgets,
    goes_with,
)
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.terms import RetentionTerm

UNOPENED = "unopened"  # our keys do not open its text
TOO_OLD = "too old"  # it waited so long that its text went
BOUNCED = "bounced"  # an earlier mail to this address came back
NOT_IN_USE = "not in use"  # the fiche of its reader may not be used
GONE = ""  # the text of what was sent, or too old: it may name whom we have to forget


def _without_text(_body: str) -> str:
    return GONE


class BounceKind(StrEnum):
    """How a mail came back."""

    HARD = "hard"  # nobody reads mail there
    SOFT = "soft"  # not now: the mailbox is full, the server does not want it


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
        ends(
            RetentionTerm.UNSENT,
            "given_up_at",
            "queued_at",
            purpose=ProcessingPurpose.MESSAGE,
            while_empty="sent_at",
            disposition=Disposition.FOLD,
            folds={"body": _without_text, "calendar": _without_text},
        ),
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.MESSAGE),
        goes_with(DataSubject.CONTACT_PERSON, "contact_person_id", ProcessingPurpose.MESSAGE),
        goes_with(DataSubject.STAFF, "staff_id", ProcessingPurpose.MESSAGE),
        forgets("written_by_id"),
    )
    __table_args__ = (
        index_among("ix_message_bounced_at", "bounced_at", where="bounced_at IS NOT NULL"),
    )

    id: Mapped[Key]
    kind: Mapped[Code]
    address: Mapped[Words]
    language: Mapped[Code]
    subject: Mapped[Words]
    body: Mapped[Words] = mapped_column(Encrypted)
    calendar: Mapped[Words | None] = mapped_column(Encrypted)  # a file that goes along
    queued_at: Mapped[Moment] = mapped_column(default=now)
    claimed_at: Mapped[Moment | None]
    sent_at: Mapped[Moment | None] = mapped_column(index=True)
    key: Mapped[Hash] = mapped_column(default=lambda: secrets.token_hex(16))
    tries: Mapped[int] = mapped_column(default=0)
    try_at: Mapped[Moment | None]  # not before then: the server said later
    answer: Mapped[Code | None]  # what the server said last: its code
    given_up_at: Mapped[Moment | None]  # it does not go by itself any more
    bounced_at: Mapped[Moment | None]  # after it was sent
    bounce: Mapped[BounceKind | None] = mapped_column(choice_of(BounceKind))
    settled_at: Mapped[Moment | None]  # a colleague called instead, or corrected the address
    candidate_id: Mapped[int | None] = part_of("candidate")
    contact_person_id: Mapped[int | None] = part_of("contact_person")
    staff_id: Mapped[int | None] = part_of("staff_member")
    written_by_id: Mapped[int | None] = refers_to("staff_member")  # none: it goes by itself

    def __repr__(self) -> str:
        """Name the record without naming the person."""
        return f"<Message {self.id}>"


RECIPIENTS = {"candidate": "candidate_id", "contact_person": "contact_person_id"} | {
    "staff_member": "staff_id"
}


class Writer(NamedTuple):
    """Who of the team writes: the mail is signed by them, and comes from them and the desk."""

    id: int
    name: str


def queue(
    kind: str,
    *,
    address: str,
    language: str,
    subject: object,
    to: object = None,
    by: Writer | None = None,
    **words: object,
) -> Message:
    """Write a message, from ``templates/mails/<kind>.txt``; it goes out with the next sending.

    ``to`` is the person whom we know by this address, if it is one: the message goes with them.
    ``by`` is who of the team writes; a mail that goes by itself is of the desk alone.

    ``subject`` is a lazy text, so that it too is said in the reader's language.
    """
    with speaking(language):
        text = render_template(f"mails/{kind}.txt", writer=by.name if by else "", **words)
        demo = _("Demo: everybody here is made up.") + "\n\n" if is_demo() else ""
        message = Message(
            kind=kind,
            address=address,
            language=language,
            subject=" ".join(str(subject).split()),
            body=demo + text,
            written_by_id=by.id if by else None,
        )
    if to is not None:
        setattr(message, RECIPIENTS[to.__tablename__], to.id)  # type: ignore[attr-defined]
    db.session.add(message)
    return message


def unsent() -> Select[Message]:
    """Ask for the messages that still go by themselves, now or later, the oldest first."""
    return select(Message).where(*_goes_by_itself()).order_by(Message.id)


def undeliverable() -> Select[Message]:
    """Ask for the messages that do not go and wait for a person, the oldest first."""
    given_up = and_(Message.sent_at.is_(None), Message.given_up_at.is_not(None))
    bounced = _came_back(BounceKind.HARD)
    either = union_all(*(select(Message.id).where(kind) for kind in (given_up, bounced)))
    waits = select(Message).where(Message.id.in_(either), Message.settled_at.is_(None))
    return waits.order_by(Message.id)


def dead_addresses() -> frozenset[str]:
    """Return the addresses, in small letters, at which nobody reads mail as far as we know."""
    dead = select(Message.address).where(_came_back(BounceKind.HARD), Message.settled_at.is_(None))
    return frozenset(address.lower() for address in db.session.scalars(dead))


def come_back_from(addresses: Collection[str]) -> Counter[str]:
    """Count by address, in small letters, the mails that came back for now."""
    small = [address.lower() for address in addresses]
    came = select(Message.address).where(
        _came_back(BounceKind.SOFT), func.lower(Message.address).in_(small)
    )
    return Counter(address.lower() for address in db.session.scalars(came))


def _came_back(kind: BounceKind) -> ColumnElement[bool]:
    return and_(Message.bounced_at.is_not(None), Message.bounce == kind)


def oldest_waiting() -> datetime | None:
    """Return since when the oldest message waits that still goes by itself."""
    return db.session.scalar(select(func.min(Message.queued_at)).where(*_goes_by_itself()))


def _goes_by_itself() -> tuple[ColumnElement[bool], ...]:
    return Message.sent_at.is_(None), Message.given_up_at.is_(None)


def try_again(message: Message, *, address: str, at: datetime) -> None:
    """Let a message go with the next sending, to the address that we know now."""
    message.address, message.queued_at = address, at
    message.tries, message.try_at, message.answer, message.given_up_at = 0, None, None, None


def settle(message: Message, *, at: datetime) -> None:
    """Note that what a message had to say was said otherwise.

    Where it came back, its address is used again: somebody corrected it, or it is right.
    """
    message.settled_at = at
    if message.bounce == BounceKind.HARD:
        alike = func.lower(Message.address) == message.address.lower()
        others = update(Message).where(alike, _came_back(BounceKind.HARD))
        db.session.execute(others.values(settled_at=at))
