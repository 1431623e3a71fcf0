"""Whom we know at an organisation, what was said, and what we agreed on paper."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.extensions import Model
from vrijwilligers.organisations.models.organisations import Organisation
from vrijwilligers.organisations.rules import AgreementKind, ContactChannel
from vrijwilligers.records.db import Dated, Identified, Key, Moment, choice_of, part_of, refers_to
from vrijwilligers.records.personal import (
    ITSELF,
    Code,
    DataSubject,
    Email,
    Name,
    Paper,
    Personal,
    Phone,
    Words,
    ends,
    forgets,
    text_of,
)
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.terms import RetentionTerm


class ContactPerson(Identified, Dated, Model):
    """Whom we phone or write at an organisation; of a referrer it is the counsellor."""

    __tablename__ = "contact_person"
    __kept__ = (
        ends(
            RetentionTerm.ORGANISATION,
            "organisation_id.ended_on",
            subject=DataSubject.CONTACT_PERSON,
            path=ITSELF,
        ),
    )

    id: Mapped[Key]
    organisation_id: Mapped[int] = part_of("organisation")
    name: Mapped[Name]
    role: Mapped[Words | None]
    phone: Mapped[Phone | None]
    email: Mapped[Email | None]
    language: Mapped[Personal | None]

    organisation: Mapped[Organisation] = relationship(back_populates="contact_persons")

    def __repr__(self) -> str:
        """Name the record without naming the person."""
        return f"<ContactPerson {self.id}>"


class OrganisationContact(Dated, Model):
    """One call, mail or visit, with what was said."""

    __tablename__ = "organisation_contact"
    __kept__ = (
        ends(RetentionTerm.NOTE, "at"),
        forgets("contact_person_id", DataSubject.CONTACT_PERSON),
        forgets("staff_id"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[int] = part_of("organisation")
    at: Mapped[Moment] = mapped_column(default=now)
    channel: Mapped[ContactChannel] = mapped_column(choice_of(ContactChannel))
    note: Mapped[Words]
    contact_person_id: Mapped[int | None] = refers_to("contact_person")
    staff_id: Mapped[int | None] = refers_to("staff_member")
    counted: Mapped[Code | None]  # as ``facts.record`` says it, to take it back

    contact_person: Mapped[ContactPerson | None] = relationship()
    staff_member: Mapped[StaffMember | None] = relationship()

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<OrganisationContact {self.id}>"


class Agreement(Dated, Model):
    """What we agreed on paper, until when, with the signed file (a PDF)."""

    __tablename__ = "agreement"
    __kept__ = (
        ends(
            RetentionTerm.AGREEMENT,
            "ends_on",
            "organisation_id.ended_on",
            subject=DataSubject.CONTACT_PERSON,
        ),
    )
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= signed_on", "signing_comes_first"),
        CheckConstraint("(file IS NULL) = (file_name IS NULL)", "a_file_has_a_name"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[int] = part_of("organisation")
    kind: Mapped[AgreementKind] = mapped_column(choice_of(AgreementKind))
    about: Mapped[Words | None]
    signed_on: Mapped[date]
    ends_on: Mapped[date | None]
    file_name: Mapped[Words | None]
    file: Mapped[Paper | None] = mapped_column(deferred=True)
    file_text: Mapped[bytes | None] = text_of("file")  # packed with zlib; none: not read yet
    counted: Mapped[Code | None]  # as ``facts.record`` says it, to take it back


class InformationNote(Model):
    """The *organisatienota*: what volunteers are told before they start (STANDARDS V-06)."""

    __tablename__ = "information_note"
    __kept__ = (
        ends(
            RetentionTerm.ORGANISATION,
            "organisation_id.ended_on",
            subject=DataSubject.CONTACT_PERSON,
        ),
    )
    __table_args__ = (CheckConstraint("(file IS NULL) = (file_name IS NULL)", "a_file_has_a_name"),)

    organisation_id: Mapped[int] = part_of("organisation", is_key=True)
    says_aim: Mapped[bool] = mapped_column(default=False)  # social aim and legal status
    says_liability: Mapped[bool] = mapped_column(default=False)
    says_other_insurance: Mapped[bool] = mapped_column(default=False)
    says_allowance: Mapped[bool] = mapped_column(default=False)
    says_secrecy: Mapped[bool] = mapped_column(default=False)  # article 458 of the Criminal Code
    dated_on: Mapped[date | None]
    file_name: Mapped[Words | None]
    file: Mapped[Paper | None] = mapped_column(deferred=True)
    file_text: Mapped[bytes | None] = text_of("file")  # packed with zlib; none: not read yet
