"""The table of the support needs: one sealed row for who has any, gone with consent for it."""

from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Moment, Versioned, part_of, refers_to
from vrijwilligers.records.field_encryption import FieldCiphertext
from vrijwilligers.records.personal import (
    DataSubject,
    Personal,
    PrivacyCategory,
    ProcessingPurpose,
    forgets,
    goes_with,
)
from vrijwilligers.vocabulary.clock import now

SPECIAL = PrivacyCategory.SPECIAL


class CandidateSupport(Versioned, Model):
    """What somebody needs to be able to volunteer: codes of the list, sealed, and never a text.

    That there is a row tells something too: it stands in no list, count or export to others.
    """

    __tablename__ = "candidate_support"
    __kept__ = (
        goes_with(
            DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.SUPPORT, category=SPECIAL
        ),
        forgets("noted_by_id"),
    )

    candidate_id: Mapped[int] = part_of("candidate", is_key=True)
    needs: Mapped[Personal] = mapped_column(FieldCiphertext)
    noted_at: Mapped[Moment] = mapped_column(default=now, onupdate=now)
    noted_by_id: Mapped[int | None] = refers_to("staff_member")

    def __repr__(self) -> str:
        """Name the record without naming the person."""
        return f"<CandidateSupport {self.candidate_id}>"
