"""The tables of the organisations: who they are, whom we know there, and what we agreed."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.extensions import Model
from vrijwilligers.imports.models import ImportedRow
from vrijwilligers.organisations.rules import AgreementKind, ContactChannel, OrganisationKind
from vrijwilligers.records.db import Dated, Identified, Key, Moment, Versioned, choice_of
from vrijwilligers.records.personal import ProcessingPurpose, RetentionTerm, impersonal, personal
from vrijwilligers.records.references import TRACE
from vrijwilligers.vocabulary.clock import now


class Organisation(Versioned, Dated, Model):
    """Somebody who works with volunteers, or who sends people to us, or both.

    It may be known without a number (``kbo``: ten digits; ``vcode``: V and seven digits). ``name``
    is the one in use; names in nl and fr and what it does stand in ``texts``. ``None`` is unknown.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        CheckConstraint("cap_per_vacancy IS NULL OR cap_per_vacancy > 0", "cap_lets_somebody_in"),
        CheckConstraint("accessible_year IS NULL OR is_accessible", "a_year_needs_its_label"),
    )

    id: Mapped[Key]
    name: Mapped[str]
    name_folded: Mapped[str] = mapped_column(index=True)
    kbo: Mapped[str | None] = mapped_column(unique=True)
    vcode: Mapped[str | None] = mapped_column(unique=True, index=True)
    kind: Mapped[OrganisationKind] = mapped_column(
        choice_of(OrganisationKind), default=OrganisationKind.UNKNOWN
    )
    offers_tasks: Mapped[bool] = mapped_column(default=True)
    is_referrer: Mapped[bool] = mapped_column(default=False)
    is_accessible: Mapped[bool] = mapped_column(default=False)
    accessible_training: Mapped[str | None]
    accessible_year: Mapped[int | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    url: Mapped[str | None]
    has_liability_insurance: Mapped[bool | None]
    has_staff: Mapped[bool | None]
    youngest_age: Mapped[int | None]  # its own rule for volunteers below 16 (V-08)
    paused_until: Mapped[date | None]  # no new introductions up to and with this day
    cap_per_vacancy: Mapped[int | None]  # introductions that may be open at once for a vacancy

    contact_persons: Mapped[list["ContactPerson"]] = relationship(
        back_populates="organisation", cascade="all, delete-orphan", order_by="ContactPerson.id"
    )
    texts: Mapped[list["OrganisationText"]] = relationship(cascade="all, delete-orphan")
    addresses: Mapped[list["OrganisationAddress"]] = relationship(
        cascade="all, delete-orphan", order_by="OrganisationAddress.id"
    )
    sectors: Mapped[list["OrganisationSector"]] = relationship(
        cascade="all, delete-orphan", order_by="OrganisationSector.code"
    )
    aliases: Mapped[list["OrganisationAlias"]] = relationship(cascade="all, delete-orphan")
    information_note: Mapped["InformationNote | None"] = relationship(cascade="all, delete-orphan")

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<Organisation {self.id}>"

    def touch(self) -> None:
        """Count a version up, also when only something changed that belongs to it."""
        self.changed_at = now()


class OrganisationText(Model):
    """Its name and what it does in one language; each may be missing."""

    __tablename__ = "organisation_text"

    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    name_folded: Mapped[str | None] = mapped_column(index=True)
    about: Mapped[str | None]


class OrganisationAddress(Model):
    """Where it is, or where one of its houses is; one of them is the main one."""

    __tablename__ = "organisation_address"

    id: Mapped[Key]
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    street: Mapped[str | None]  # with number and box
    postcode: Mapped[str | None]
    municipality: Mapped[str | None]  # NIS code of one of the nineteen
    place: Mapped[str | None]  # town outside Brussels, as written
    is_main: Mapped[bool] = mapped_column(default=False)


class OrganisationSector(Model):
    """What it works on: one of the 21 codes of the Verenigingsregister."""

    __tablename__ = "organisation_sector"

    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[str] = mapped_column(primary_key=True)


class OrganisationAlias(Model):
    """Another name under which sources know it, so that a merged double does not come back.

    ``kbo`` and ``vcode`` are numbers that the double had and that were given up for others.
    """

    __tablename__ = "organisation_alias"

    id: Mapped[Key]
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    name_folded: Mapped[str] = mapped_column(unique=True)
    kbo: Mapped[str | None] = mapped_column(index=True)
    vcode: Mapped[str | None] = mapped_column(index=True)


class NotDouble(Model):
    """Two organisations that look like one, of which somebody said that they are two."""

    __tablename__ = "not_double"
    __table_args__ = (CheckConstraint("one_id <> other_id", "two_are_not_one"),)

    one_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True
    )
    other_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    said_at: Mapped[Moment] = mapped_column(default=now)


class ContactPerson(Identified, Dated, Model):
    """Whom we phone or write at an organisation; of a referrer it is the counsellor."""

    __tablename__ = "contact_person"
    __people__ = True

    id: Mapped[Key]
    organisation_id: Mapped[int] = impersonal(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = personal(ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION)
    role: Mapped[str | None] = personal(ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION)
    phone: Mapped[str | None] = personal(ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION)
    email: Mapped[str | None] = personal(ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION)
    language: Mapped[str | None] = personal(ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION)

    organisation: Mapped[Organisation] = relationship(back_populates="contact_persons")

    def __repr__(self) -> str:
        """Name the record without naming the person."""
        return f"<ContactPerson {self.id}>"


class OrganisationContact(Dated, Model):
    """One call, mail or visit, with what was said."""

    __tablename__ = "organisation_contact"
    __people__ = True

    id: Mapped[Key]
    organisation_id: Mapped[int] = impersonal(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[Moment] = impersonal(default=now)
    channel: Mapped[ContactChannel] = impersonal(choice_of(ContactChannel))
    note: Mapped[str] = personal(ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION)
    contact_person_id: Mapped[int | None] = personal(
        ProcessingPurpose.CONTACT,
        RetentionTerm.ORGANISATION,
        ForeignKey("contact_person.id", ondelete="SET NULL"),
    )
    staff_id: Mapped[int | None] = personal(
        ProcessingPurpose.LOG,
        RetentionTerm.ORGANISATION,
        ForeignKey("staff_member.id", ondelete="SET NULL"),
    )
    counted: Mapped[str | None] = impersonal()  # as ``facts.record`` says it, to take it back

    contact_person: Mapped[ContactPerson | None] = relationship()
    staff_member: Mapped[StaffMember | None] = relationship()

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<OrganisationContact {self.id}>"


class Agreement(Dated, Model):
    """What we agreed on paper, until when, with the signed file (a PDF)."""

    __tablename__ = "agreement"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= signed_on", "signing_comes_first"),
        CheckConstraint("(file IS NULL) = (file_name IS NULL)", "a_file_has_a_name"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[AgreementKind] = mapped_column(choice_of(AgreementKind))
    about: Mapped[str | None]
    signed_on: Mapped[date]
    ends_on: Mapped[date | None]
    file_name: Mapped[str | None]
    file: Mapped[bytes | None] = personal(
        ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION, LargeBinary, deferred=True
    )


class InformationNote(Model):
    """The *organisatienota*: what volunteers are told before they start (STANDARDS V-06)."""

    __tablename__ = "information_note"
    __table_args__ = (CheckConstraint("(file IS NULL) = (file_name IS NULL)", "a_file_has_a_name"),)

    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True
    )
    says_aim: Mapped[bool] = mapped_column(default=False)  # social aim and legal status
    says_liability: Mapped[bool] = mapped_column(default=False)
    says_other_insurance: Mapped[bool] = mapped_column(default=False)
    says_allowance: Mapped[bool] = mapped_column(default=False)
    says_secrecy: Mapped[bool] = mapped_column(default=False)  # article 458 of the Criminal Code
    dated_on: Mapped[date | None]
    file_name: Mapped[str | None]
    file: Mapped[bytes | None] = personal(
        ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION, LargeBinary, deferred=True
    )


class OrganisationRow(ImportedRow, Model):
    """A row of a file that brought in an organisation, or said nothing new of one."""

    __tablename__ = "organisation_row"
    __table_args__ = {"info": {TRACE: True}}

    record_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
