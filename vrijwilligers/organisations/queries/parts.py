"""What belongs to an organisation, one by one: persons, addresses, agreements, what was said."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import undefer

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import (
    Agreement,
    ContactPerson,
    InformationNote,
    OrganisationAddress,
    OrganisationContact,
)


def person(organisation_id: int, person_id: int) -> ContactPerson:
    """Return a contact person of an organisation; raise ``NoResultFound``."""
    wanted = select(ContactPerson).where(
        ContactPerson.id == person_id, ContactPerson.organisation_id == organisation_id
    )
    return db.session.scalars(wanted).one()


def address(organisation_id: int, address_id: int) -> OrganisationAddress:
    """Return an address of an organisation; raise ``NoResultFound``."""
    wanted = select(OrganisationAddress).where(
        OrganisationAddress.id == address_id,
        OrganisationAddress.organisation_id == organisation_id,
    )
    return db.session.scalars(wanted).one()


def agreement(organisation_id: int, agreement_id: int) -> Agreement:
    """Return an agreement with an organisation, its file too; raise ``NoResultFound``."""
    wanted = select(Agreement).where(
        Agreement.id == agreement_id, Agreement.organisation_id == organisation_id
    )
    return db.session.scalars(wanted.options(undefer(Agreement.file))).one()


def agreements_with(organisation_id: int) -> Sequence[Agreement]:
    """Return what we agreed with an organisation, the last signed first."""
    wanted = select(Agreement).where(Agreement.organisation_id == organisation_id)
    in_order = wanted.order_by(Agreement.signed_on.desc(), Agreement.id.desc())
    return db.session.scalars(in_order).all()


def contact(organisation_id: int, contact_id: int) -> OrganisationContact:
    """Return what was said once with an organisation; raise ``NoResultFound``."""
    wanted = select(OrganisationContact).where(
        OrganisationContact.id == contact_id,
        OrganisationContact.organisation_id == organisation_id,
    )
    return db.session.scalars(wanted).one()


def information_note(organisation_id: int) -> InformationNote:
    """Return the information note of an organisation, its file too; raise ``NoResultFound``."""
    wanted = select(InformationNote).where(InformationNote.organisation_id == organisation_id)
    return db.session.scalars(wanted.options(undefer(InformationNote.file))).one()
