"""The table of the support needs: one sealed row for who has any, gone with consent for it."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Moment, Versioned
from vrijwilligers.records.personal import (
    PrivacyCategory,
    ProcessingPurpose,
    RetentionTerm,
    personal,
)
from vrijwilligers.vocabulary.clock import now

SPECIAL = PrivacyCategory.SPECIAL


class CandidateSupport(Versioned, Model):
    """What somebody needs to be able to volunteer: codes of the list, sealed, and never a text.

    That there is a row tells something too: it stands in no list, count or export to others.
    """

    __tablename__ = "candidate_support"
    __people__ = True

    candidate_id: Mapped[int] = personal(
        ProcessingPurpose.SUPPORT,
        RetentionTerm.FICHE,
        ForeignKey("candidate.id", ondelete="CASCADE"),
        primary_key=True,
        category=SPECIAL,
    )
    needs: Mapped[str] = personal(
        ProcessingPurpose.SUPPORT, RetentionTerm.FICHE, Text, category=SPECIAL
    )
    noted_at: Mapped[Moment] = personal(
        ProcessingPurpose.SUPPORT, default=now, onupdate=now, category=SPECIAL
    )
    noted_by_id: Mapped[int | None] = personal(
        ProcessingPurpose.SUPPORT,
        RetentionTerm.FICHE,
        ForeignKey("staff_member.id", ondelete="SET NULL"),
        category=SPECIAL,
    )

    def __repr__(self) -> str:
        """Name the record without naming the person."""
        return f"<CandidateSupport {self.candidate_id}>"
