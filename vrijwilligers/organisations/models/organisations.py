"""The tables of the organisations: who they are, where, and under which names."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.imports.models import ImportedRow
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.records.db import Dated, Key, Moment, Versioned, choice_of, part_of
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Derived,
    Disposition,
    Personal,
    ProcessingPurpose,
    Words,
    ends,
    nobody,
    remains,
)
from vrijwilligers.records.references import TRACE
from vrijwilligers.records.search_keys import Findable, index_of_old
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.terms import RetentionTerm

if TYPE_CHECKING:
    from vrijwilligers.organisations.models.relations import ContactPerson, InformationNote


class Organisation(Versioned, Dated, Findable, Model):
    """Somebody who works with volunteers, or who sends people to us, or both.

    It may be known without a number (``kbo``: ten digits; ``vcode``: V and seven digits). ``name``
    is the one in use; names in nl and fr and what it does stand in ``texts``. ``None`` is unknown.
    """

    __tablename__ = "organisation"
    __kept__ = (
        ends(
            RetentionTerm.ORGANISATION,
            "ended_on",
            subject=DataSubject.CONTACT_PERSON,
            disposition=Disposition.EMPTY,
            empties=("phone", "email", "url"),
            why="its name and numbers stay: introductions and figures speak of it",
        ),
    )
    __table_args__ = (
        index_of_old("organisation"),
        CheckConstraint("cap_per_vacancy IS NULL OR cap_per_vacancy > 0", "cap_lets_somebody_in"),
        CheckConstraint("accessible_year IS NULL OR is_accessible", "a_year_needs_its_label"),
    )

    id: Mapped[Key]
    name: Mapped[Personal]
    name_folded: Mapped[Derived] = mapped_column(index=True)
    name_key: Mapped[Derived] = mapped_column(index=True)  # by which two names are one
    kbo: Mapped[Personal | None] = mapped_column(unique=True)
    vcode: Mapped[Personal | None] = mapped_column(unique=True, index=True)
    kind: Mapped[OrganisationKind] = mapped_column(
        choice_of(OrganisationKind), default=OrganisationKind.UNKNOWN
    )
    offers_tasks: Mapped[bool] = mapped_column(default=True)
    is_referrer: Mapped[bool] = mapped_column(default=False)
    is_accessible: Mapped[bool] = mapped_column(default=False)
    accessible_training: Mapped[Words | None]
    accessible_year: Mapped[int | None]
    phone: Mapped[Personal | None]
    email: Mapped[Personal | None]
    url: Mapped[Personal | None]
    has_liability_insurance: Mapped[bool | None]
    has_staff: Mapped[bool | None]
    youngest_age: Mapped[int | None]  # its own rule for volunteers below 16 (V-08)
    paused_until: Mapped[date | None]  # no new introductions up to and with this day
    ended_on: Mapped[date | None]  # the last day on which we worked together
    cap_per_vacancy: Mapped[int | None]  # introductions that may be open at once for a vacancy
    counted: Mapped[Code | None]  # as ``facts.record`` says it, to take it back

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
    __kept__ = (
        ends(
            RetentionTerm.ORGANISATION,
            "organisation_id.ended_on",
            subject=DataSubject.CONTACT_PERSON,
            disposition=Disposition.EMPTY,
            empties=("about",),
        ),
    )

    organisation_id: Mapped[int] = part_of("organisation", is_key=True)
    language: Mapped[Code] = mapped_column(primary_key=True)
    name: Mapped[Personal | None]
    name_folded: Mapped[Derived | None] = mapped_column(index=True)
    name_key: Mapped[Derived | None] = mapped_column(index=True)
    about: Mapped[Words | None]


class OrganisationAddress(Model):
    """Where it is, or where one of its houses is; one of them is the main one."""

    __tablename__ = "organisation_address"
    __kept__ = (
        ends(
            RetentionTerm.ORGANISATION,
            "organisation_id.ended_on",
            subject=DataSubject.CONTACT_PERSON,
            disposition=Disposition.EMPTY,
            empties=("street",),
        ),
    )

    id: Mapped[Key]
    organisation_id: Mapped[int] = part_of("organisation")
    street: Mapped[Personal | None]  # with number and box
    postcode: Mapped[Code | None]
    municipality: Mapped[Code | None]  # NIS code of one of the nineteen
    place: Mapped[Personal | None]  # town outside Brussels, as written
    is_main: Mapped[bool] = mapped_column(default=False)


class OrganisationSector(Model):
    """What it works on: one of the 21 codes of the Verenigingsregister."""

    __tablename__ = "organisation_sector"
    __kept__ = nobody("what an organisation is")

    organisation_id: Mapped[int] = part_of("organisation", is_key=True)
    code: Mapped[Code] = mapped_column(primary_key=True)


class OrganisationAlias(Model):
    """Another name under which sources know it, so that a merged double does not come back.

    ``kbo`` and ``vcode`` are numbers that the double had and that were given up for others.
    """

    __tablename__ = "organisation_alias"
    __kept__ = (remains("another name of an organisation", ProcessingPurpose.CONTACT),)

    id: Mapped[Key]
    organisation_id: Mapped[int] = part_of("organisation")
    name: Mapped[Personal]
    name_folded: Mapped[Derived] = mapped_column(unique=True)
    name_key: Mapped[Derived] = mapped_column(index=True)
    kbo: Mapped[Personal | None] = mapped_column(index=True)
    vcode: Mapped[Personal | None] = mapped_column(index=True)


class NotDouble(Model):
    """Two organisations that look like one, of which somebody said that they are two."""

    __tablename__ = "not_double"
    __kept__ = nobody("what an organisation is")
    __table_args__ = (CheckConstraint("one_id <> other_id", "two_are_not_one"),)

    one_id: Mapped[int] = part_of("organisation", is_key=True)
    other_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    said_at: Mapped[Moment] = mapped_column(default=now)


class OrganisationRow(ImportedRow, Model):
    """A row of a file that brought in an organisation, or said nothing new of one."""

    __tablename__ = "organisation_row"
    __kept__ = nobody("where an organisation came from")
    __table_args__ = {"info": {TRACE: True}}

    record_id: Mapped[int] = part_of("organisation")
