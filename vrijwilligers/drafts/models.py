"""The table of drafts, in a store of its own (docs/adr/0013)."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from vrijwilligers.extensions import DRAFTS, Model
from vrijwilligers.records.db import Key, Moment
from vrijwilligers.records.field_encryption import FieldCiphertext
from vrijwilligers.records.personal import (
    DataSubject,
    Hash,
    Holding,
    HouseText,
    PrivacyCategory,
    ProcessingPurpose,
    ends,
    goes_with,
    impersonal,
    numbered,
    personal,
)
from vrijwilligers.vocabulary.terms import RetentionTerm

SPECIAL = PrivacyCategory.SPECIAL


class Draft(Model):
    """What one member of staff typed in one form that was opened, and did not save yet.

    It is sealed for that person and that address: moved to somebody else it does not open.
    """

    __bind_key__ = DRAFTS
    __tablename__ = "draft"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id", category=SPECIAL),
        goes_with(DataSubject.CONTACT_PERSON, "contact_person_id", ProcessingPurpose.CONTACT),
        goes_with(DataSubject.STAFF, "staff_id", ProcessingPurpose.STAFF),
        ends(
            RetentionTerm.DRAFT,
            "saved_at",
            subject=DataSubject.VISITOR,
            purpose=ProcessingPurpose.FICHE,
            ends_on="ends_at",
        ),
    )
    __table_args__ = (
        UniqueConstraint("staff_id", "address", "form_key"),
        Index("ix_draft_candidate_id", "candidate_id"),
        {"schema": DRAFTS, "sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    staff_id: Mapped[int] = numbered("staff_member")
    address: Mapped[HouseText]  # where the form is sent to, with numbers of records alone
    form_key: Mapped[Hash]  # by chance, of the form as it was opened
    candidate_id: Mapped[int | None] = numbered("candidate")
    contact_person_id: Mapped[int | None] = numbered("contact_person", index=True)
    is_special: Mapped[bool] = impersonal(Holding.HOUSE)
    saved_at: Mapped[Moment] = impersonal(Holding.HOUSE)
    ends_at: Mapped[Moment] = impersonal(Holding.HOUSE)
    content: Mapped[str] = personal(FieldCiphertext, holds=Holding.SEALED, is_exported=False)

    def __repr__(self) -> str:
        """Name the record without saying what was typed."""
        return f"<Draft {self.id}>"
