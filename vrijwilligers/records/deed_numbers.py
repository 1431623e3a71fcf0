"""A deed happens once: which forms were sent already, and what was answered.

Each form carries a number, and is taken for a day; what was sent is known for longer. The number is
written in the transaction of the deed, as a keyed hash with who sent it and where; of what was sent
another hash is kept and nothing else.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model, db
from vrijwilligers.records.db import Key, Moment
from vrijwilligers.records.encryption import Encrypted, keyed_hashes
from vrijwilligers.records.personal import EncryptedText, Hash, ProcessingPurpose, ends
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.terms import RetentionTerm

LOCK_DIGITS = 15  # of a hash, as a number that PostgreSQL locks: below 2**63


class DeedNumber(Model):
    """A form that was sent, and where it led; what was said may name people, and is not kept."""

    __tablename__ = "deed_number"
    __kept__ = (ends(RetentionTerm.DEED, "at", purpose=ProcessingPurpose.LOG),)

    id: Mapped[Key]
    number: Mapped[Hash] = mapped_column(unique=True)
    content: Mapped[Hash]
    answer: Mapped[EncryptedText] = mapped_column(Encrypted)
    at: Mapped[Moment] = mapped_column(index=True)


@dataclass(frozen=True)
class DeedAnswer:
    """What was answered to a form: where to go next, where it led on."""

    location: str | None = None


@dataclass(frozen=True)
class SentDeed:
    """A form as it was sent: its number with who and where, and all that it holds."""

    number: str
    content: str


@dataclass(frozen=True)
class EarlierDeed:
    """What was answered to a form of this number, and whether it held the same."""

    answer: DeedAnswer
    is_same: bool


def earlier(sent: SentDeed) -> EarlierDeed | None:
    """Return what was answered to this number before, once nobody else is busy with it."""
    numbers = keyed_hashes(sent.number)
    if db.engine.dialect.name == "postgresql":
        place = int(numbers[0][:LOCK_DIGITS], 16)
        db.session.execute(select(func.pg_advisory_xact_lock(place)))
    row = db.session.scalar(select(DeedNumber).where(DeedNumber.number.in_(numbers)))
    if row is None:
        return None
    return EarlierDeed(_read(row.answer), row.content in keyed_hashes(sent.content))


def keep(sent: SentDeed, answer: DeedAnswer) -> None:
    """Keep in the present transaction what is answered; the database takes each number once."""
    values: dict[str, Any] = {
        "number": keyed_hashes(sent.number)[0],
        "content": keyed_hashes(sent.content)[0],
        "answer": json.dumps(asdict(answer)),
        "at": now(),
    }
    db.session.execute(insert(DeedNumber).values(**values))


def _read(answer: str) -> DeedAnswer:
    """Read what was answered; where the key to it is gone, it was done all the same."""
    try:
        kept = json.loads(answer)
    except ValueError:
        return DeedAnswer()
    return DeedAnswer(kept["location"])
