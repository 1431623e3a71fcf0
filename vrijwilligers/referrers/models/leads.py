"""The table of who is announced by a referrer, until they were at the desk."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.db import Dated, Key, Moment, Versioned, choice_of, part_of
from vrijwilligers.records.encryption import Encrypted
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    EncryptedText,
    ProcessingPurpose,
    ends,
)
from vrijwilligers.referrers.rules.leads import LeadOutcome
from vrijwilligers.vocabulary.terms import RetentionTerm


class Lead(Versioned, Dated, Model):
    """Somebody whom a referrer announced: sealed, and gone with the fiche or after two weeks."""

    __tablename__ = "lead"
    __kept__ = (
        ends(
            RetentionTerm.LEAD,
            "brought_at",
            subject=DataSubject.VISITOR,
            purpose=ProcessingPurpose.FICHE,
        ),
    )
    __table_args__ = (
        CheckConstraint("(outcome IS NULL) = (outcome_at IS NULL)", "an_outcome_has_a_moment"),
        CheckConstraint("(tries = 0) = (tried_at IS NULL)", "a_try_has_a_moment"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[int] = part_of("organisation")
    name: Mapped[EncryptedText] = mapped_column(Encrypted)
    reach: Mapped[EncryptedText] = mapped_column(Encrypted)
    language: Mapped[Code]
    brought_at: Mapped[Moment] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)  # how often nobody answered
    tried_at: Mapped[Moment | None]
    outcome: Mapped[LeadOutcome | None] = mapped_column(choice_of(LeadOutcome))
    outcome_at: Mapped[Moment | None]
    counted: Mapped[Code | None]  # as ``facts.record`` says it, to take it back

    organisation: Mapped[Organisation] = relationship()

    def gone_at(self) -> datetime:
        """Return when it goes by itself."""
        return self.brought_at + RetentionTerm.LEAD.default.span

    def __repr__(self) -> str:
        """Name the record without naming the person."""
        return f"<Lead {self.id}>"
