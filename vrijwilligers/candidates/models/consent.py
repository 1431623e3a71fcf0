"""The tables of consent: the texts, and each act with its withdrawal. Both are proof."""

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.candidates.models.fiches import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, choice_of
from vrijwilligers.records.personal import ProcessingPurpose, RetentionTerm, impersonal, personal
from vrijwilligers.records.proof import proves


class ConsentText(Model):
    """What somebody read before consenting: a text never changes, a new version is added.

    The body is as it was read, with what the desk said of itself; ``digest`` is the hash of it.
    """

    __tablename__ = "consent_text"
    __table_args__ = (
        UniqueConstraint("purpose", "version", "language"),
        UniqueConstraint("purpose", "language", "digest"),
    )

    id: Mapped[Key]
    purpose: Mapped[ConsentPurpose] = mapped_column(choice_of(ConsentPurpose))
    version: Mapped[int]
    language: Mapped[str]
    body: Mapped[str]
    months: Mapped[int | None]  # how long it promises to keep a fiche after the last contact
    digest: Mapped[str]


class Consent(Model):
    """One act of consent for one purpose; only its withdrawal is ever added (OSLO-Toestemming)."""

    __tablename__ = "consent"
    __people__ = True
    __table_args__ = (
        CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_at >= given_at", "withdrawn_after_given"
        ),
        Index(
            "uq_consent_standing",
            "candidate_id",
            "purpose",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    candidate_id: Mapped[int] = impersonal(
        ForeignKey("candidate.id", ondelete="CASCADE"), index=True
    )
    text_id: Mapped[int | None] = personal(
        ProcessingPurpose.CONSENT, RetentionTerm.FICHE, ForeignKey("consent_text.id")
    )  # unknown where a list declared it
    purpose: Mapped[ConsentPurpose] = personal(
        ProcessingPurpose.CONSENT, RetentionTerm.FICHE, choice_of(ConsentPurpose)
    )
    way: Mapped[ConsentWay | None] = personal(
        ProcessingPurpose.CONSENT, RetentionTerm.FICHE, choice_of(ConsentWay)
    )
    witness_id: Mapped[int | None] = personal(
        ProcessingPurpose.CONSENT,
        RetentionTerm.FICHE,
        ForeignKey("staff_member.id", ondelete="SET NULL"),
    )
    given_at: Mapped[Moment] = personal(ProcessingPurpose.CONSENT)
    parent_agreed_at: Mapped[Moment | None] = personal(ProcessingPurpose.CONSENT)
    withdrawn_at: Mapped[Moment | None] = personal(ProcessingPurpose.CONSENT)
    withdrawn_by_id: Mapped[int | None] = personal(
        ProcessingPurpose.CONSENT,
        RetentionTerm.FICHE,
        ForeignKey("staff_member.id", ondelete="SET NULL"),
    )
    counted: Mapped[str | None] = impersonal()  # as ``facts.record`` says it, to take it back
    withdrawal_counted: Mapped[str | None] = impersonal()

    candidate: Mapped[Candidate] = relationship(back_populates="consents")
    text: Mapped[ConsentText | None] = relationship()


proves(
    ConsentText.__table__,
    fixed=("id", "purpose", "version", "language", "body", "months", "digest"),
)
proves(
    Consent.__table__,
    fixed=("id", "text_id", "purpose", "way", "given_at"),
    emptied=("witness_id",),
    set_once=("withdrawn_at", "withdrawn_by_id", "parent_agreed_at"),
)
