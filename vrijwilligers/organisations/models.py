"""The tables of the organisations."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.core.db import Dated, Key, Versioned, choice_of
from vrijwilligers.core.personal import Purpose, Term, impersonal, personal
from vrijwilligers.extensions import db
from vrijwilligers.organisations.rules import OrganisationKind


class Organisation(Versioned, Dated, db.Model):  # type: ignore[name-defined]
    """Somebody who works with volunteers; it may be known without a number (KBO, 10 digits)."""

    __tablename__ = "organisation"

    id: Mapped[Key]
    name: Mapped[str]
    name_folded: Mapped[str] = mapped_column(index=True)
    kbo: Mapped[str | None] = mapped_column(unique=True)
    kind: Mapped[OrganisationKind] = mapped_column(
        choice_of(OrganisationKind), default=OrganisationKind.UNKNOWN
    )
    is_accessible: Mapped[bool] = mapped_column(default=False)
    is_referrer: Mapped[bool] = mapped_column(default=False)
    municipality: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    url: Mapped[str | None]

    contact_persons: Mapped[list["ContactPerson"]] = relationship(
        back_populates="organisation", cascade="all, delete-orphan"
    )

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<Organisation {self.id}>"


class ContactPerson(Dated, db.Model):  # type: ignore[name-defined]
    """Whom we phone or write at an organisation."""

    __tablename__ = "contact_person"
    __people__ = True

    id: Mapped[Key]
    organisation_id: Mapped[int] = impersonal(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = personal(Purpose.CONTACT, Term.ORGANISATION)
    role: Mapped[str | None] = personal(Purpose.CONTACT, Term.ORGANISATION)
    phone: Mapped[str | None] = personal(Purpose.CONTACT, Term.ORGANISATION)
    email: Mapped[str | None] = personal(Purpose.CONTACT, Term.ORGANISATION)

    organisation: Mapped[Organisation] = relationship(back_populates="contact_persons")

    def __repr__(self) -> str:
        """Name the record without naming the person."""
        return f"<ContactPerson {self.id}>"
