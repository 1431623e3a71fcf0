"""The tables of who brought or follows somebody, and of whom a referrer serves."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import Model
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.records.db import Dated, Key, Versioned, part_of, refers_to
from vrijwilligers.records.personal import (
    DataSubject,
    ProcessingPurpose,
    Words,
    ends,
    forgets,
    goes_with,
)
from vrijwilligers.vocabulary.terms import RetentionTerm


class Referral(Versioned, Dated, Model):
    """Which referrer brought or follows somebody, who agreed that it hears how it goes.

    It counts only while consent for it stands (``queries.clients``), and goes when that is
    withdrawn for good.
    """

    __tablename__ = "referral"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.INTRODUCTION),
        forgets("counsellor_id", DataSubject.CONTACT_PERSON),
    )
    __table_args__ = (UniqueConstraint("candidate_id"),)

    id: Mapped[Key]
    candidate_id: Mapped[int] = part_of("candidate")
    organisation_id: Mapped[int] = part_of("organisation")
    counsellor_id: Mapped[int | None] = refers_to("contact_person")

    candidate: Mapped[Candidate] = relationship()
    organisation: Mapped[Organisation] = relationship()
    counsellor: Mapped[ContactPerson | None] = relationship()

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<Referral {self.id}>"


class ReferrerProfile(Versioned, Dated, Model):
    """Whom a referrer serves, in our words."""

    __tablename__ = "referrer_profile"
    __kept__ = (
        ends(
            RetentionTerm.ORGANISATION,
            "organisation_id.ended_on",
            subject=DataSubject.CONTACT_PERSON,
        ),
    )

    organisation_id: Mapped[int] = part_of("organisation", is_key=True)
    serves: Mapped[Words | None]

    organisation: Mapped[Organisation] = relationship()
