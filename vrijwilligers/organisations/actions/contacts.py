"""What was said with an organisation, on the phone, by mail or on a visit."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.organisations.feature import ContactDeed, OrganisationFact
from vrijwilligers.organisations.fields import CONTACT
from vrijwilligers.organisations.models import Organisation, OrganisationContact
from vrijwilligers.organisations.rules.details import OrganisationContactDetails
from vrijwilligers.records import audit, facts
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.problems import Problem


class HappenedLater(Problem):
    """What was said cannot lie ahead."""

    message = _l("This day lies ahead. Enter the day on which you spoke.")
    field = "on"


class PersonIsElsewhere(Problem):
    """Somebody of another organisation, or who is no longer a contact."""

    message = _l("This person is no contact of this organisation any more. Choose again.")
    field = "contact_person"


def note(
    organisation: Organisation, details: OrganisationContactDetails, *, by: int | None, at: datetime
) -> OrganisationContact:
    """Write down one call, mail or visit."""
    if details.at > at:
        raise HappenedLater
    _refuse_stranger(organisation, details)
    contact = OrganisationContact(organisation_id=organisation.id, staff_id=by)
    CONTACT.fill(contact, details)
    db.session.add(contact)
    db.session.flush()
    contact.counted = facts.record(
        OrganisationFact.CONTACT, on=day_of(details.at), channel=details.channel
    )
    audit.record(ContactDeed.NOTED, contact, by=by)
    return contact


def remove(contact: OrganisationContact, *, by: int | None) -> None:
    """Take a note out that was written down by mistake: it no longer counts."""
    facts.take_back(contact.counted)
    audit.record(ContactDeed.REMOVED, contact, by=by)
    db.session.delete(contact)


def _refuse_stranger(organisation: Organisation, details: OrganisationContactDetails) -> None:
    known = {person.id for person in organisation.contact_persons}
    if details.contact_person_id is not None and details.contact_person_id not in known:
        raise PersonIsElsewhere
