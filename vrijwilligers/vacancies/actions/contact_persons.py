"""When a contact person goes, the vacancies that name them get another contact, or none."""

from datetime import datetime

from vrijwilligers.extensions import db
from vrijwilligers.organisations.feature import ContactPersonGoes, WhereContactIs
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.records import audit
from vrijwilligers.registry import announce
from vrijwilligers.vacancies.actions.erased_contacts import remember
from vrijwilligers.vacancies.actions.own_facts import put_own_facts
from vrijwilligers.vacancies.feature import ContactChanged, VacancyDeed
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import layers
from vrijwilligers.vacancies.queries.contact_persons import with_contact
from vrijwilligers.vacancies.rules.layers import CONTACT, Values, as_json, without_contact
from vrijwilligers.vocabulary.languages import spoken

NOTHING = as_json(None)


def say_where(question: WhereContactIs) -> list[tuple[int, str]]:
    """Answer the number and title of each vacancy of which somebody is the contact."""
    person = db.session.get_one(ContactPerson, question.person_id)
    return [(one.id, one.text_in(spoken())[1].title) for one in with_contact(person)]


def on_contact_goes(going: ContactPersonGoes) -> list[int]:
    """Give vacancies the contact who follows, or none; return which vacancies these are."""
    person = db.session.get_one(ContactPerson, going.person_id)
    key = going.follower_id
    follower = db.session.get_one(ContactPerson, key) if key is not None else None
    changed = with_contact(person)
    for vacancy in changed:
        announce(ContactChanged(vacancy.id, at=going.at))
        _give(vacancy, _contact_of(follower), by=going.by, at=going.at)
        audit.record(VacancyDeed.CONTACT_FOLLOWED, vacancy, by=going.by)
    remember(person, changed)
    db.session.flush()
    return [vacancy.id for vacancy in changed]


def _contact_of(person: ContactPerson | None) -> Values:
    if person is None:
        return dict.fromkeys(CONTACT)
    return dict(zip(CONTACT, (person.name, person.email, person.phone), strict=True))


def _give(vacancy: Vacancy, contact: Values, *, by: int | None, at: datetime) -> None:
    """Write the contact; of an imported vacancy it is ours, and its source says none any more."""
    if vacancy.source is None:
        for name, value in contact.items():
            setattr(vacancy, name, value)
        vacancy.changed_at = at
        return
    vacancy.source.details = without_contact(vacancy.source.details)
    put_own_facts(vacancy, layers.own_values(vacancy) | contact, by=by, at=at)
    for fact in vacancy.own_facts:
        if fact.field in CONTACT:
            fact.source_then = fact.source_now = NOTHING
