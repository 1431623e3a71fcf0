"""What is kept of contact persons who were erased, so that no source brings them back."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key
from vrijwilligers.records.personal import DataSubject, Hash, ends
from vrijwilligers.vocabulary.terms import RetentionTerm


class ErasedContact(Model):
    """One thing that a source may say of somebody who was erased: a keyed hash and no more."""

    __tablename__ = "erased_contact"
    __kept__ = (
        ends(
            RetentionTerm.ORGANISATION,
            "organisation_id.ended_on",
            subject=DataSubject.CONTACT_PERSON,
        ),
    )

    id: Mapped[Key]
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    mark: Mapped[Hash]

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<ErasedContact {self.id}>"
