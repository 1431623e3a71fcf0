"""Contact persons: whom we phone or write at an organisation."""

from vrijwilligers.extensions import db
from vrijwilligers.organisations.feature import PersonDeed
from vrijwilligers.organisations.fields import PERSON
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.organisations.rules.details import PersonDetails
from vrijwilligers.records import audit


def add(organisation: Organisation, details: PersonDetails, *, by: int | None) -> ContactPerson:
    """Note somebody whom we can reach at an organisation."""
    person = ContactPerson()
    PERSON.fill(person, details)
    organisation.contact_persons.append(person)
    organisation.touch()
    db.session.flush()
    audit.record(PersonDeed.ADDED, person, by=by)
    return person


def change(person: ContactPerson, details: PersonDetails, *, by: int | None) -> None:
    """Write down what is new about a contact person."""
    PERSON.fill(person, details)
    person.organisation.touch()
    audit.record(PersonDeed.CHANGED, person, by=by)
