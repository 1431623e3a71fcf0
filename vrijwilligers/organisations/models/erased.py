"""What is kept of contact persons who were erased, so that no source brings them back."""

from sqlalchemy.orm import Mapped

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, part_of
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
    organisation_id: Mapped[int] = part_of("organisation")
    mark: Mapped[Hash]

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<ErasedContact {self.id}>"
