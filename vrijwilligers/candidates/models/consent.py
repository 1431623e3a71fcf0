"""The tables of consent: the texts, and each act with its withdrawal. Both are proof."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.candidates.models.fiches import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, choice_of, part_of, refers_to
from vrijwilligers.records.indexes import unique_among
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Hash,
    HouseText,
    ProcessingPurpose,
    forgets,
    goes_with,
    nobody,
)
from vrijwilligers.records.proof import Fixity, proves


class ConsentText(Model):
    """What somebody read before consenting: a text never changes, a new version is added.

    The body is as it was read, with what the desk said of itself; ``digest`` is the hash of it.
    """

    __tablename__ = "consent_text"
    __kept__ = nobody("what we ask", outlasts_demo=True)
    __table_args__ = (
        UniqueConstraint("purpose", "version", "language"),
        UniqueConstraint("purpose", "language", "digest"),
    )

    id: Mapped[Key]
    purpose: Mapped[ConsentPurpose] = mapped_column(choice_of(ConsentPurpose))
    version: Mapped[int]
    language: Mapped[Code]
    body: Mapped[HouseText]
    months: Mapped[int | None]  # how long it promises to keep a fiche after the last contact
    digest: Mapped[Hash]


class Consent(Model):
    """One act of consent for one purpose; only its withdrawal is ever added (OSLO-Toestemming)."""

    __tablename__ = "consent"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.CONSENT),
        forgets("witness_id"),
        forgets("withdrawn_by_id"),
    )
    __table_args__ = (
        CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_at >= given_at", "withdrawn_after_given"
        ),
        unique_among(
            "uq_consent_standing", "candidate_id", "purpose", where="withdrawn_at IS NULL"
        ),
    )

    id: Mapped[Key]
    candidate_id: Mapped[int] = part_of("candidate")
    text_id: Mapped[int | None] = mapped_column(
        ForeignKey("consent_text.id")
    )  # unknown where a list declared it
    purpose: Mapped[ConsentPurpose] = mapped_column(choice_of(ConsentPurpose))
    way: Mapped[ConsentWay | None] = mapped_column(choice_of(ConsentWay))
    witness_id: Mapped[int | None] = refers_to("staff_member")
    given_at: Mapped[Moment]
    withdrawn_at: Mapped[Moment | None]
    withdrawn_by_id: Mapped[int | None] = refers_to("staff_member")
    parent_agreed_at: Mapped[Moment | None]
    counted: Mapped[Code | None]  # as ``facts.record`` says it, to take it back
    withdrawal_counted: Mapped[Code | None]

    candidate: Mapped[Candidate] = relationship(back_populates="consents")
    text: Mapped[ConsentText | None] = relationship()


proves(
    ConsentText.__table__,
    Fixity(fixed=("id", "purpose", "version", "language", "body", "months", "digest")),
)
proves(
    Consent.__table__,
    Fixity(
        fixed=("id", "text_id", "purpose", "way", "given_at"),
        emptied=("witness_id",),
        filled=("parent_agreed_at",),
        undone=("withdrawn_at",),
        filled_with=(("withdrawn_by_id", "withdrawn_at"),),
    ),
)
