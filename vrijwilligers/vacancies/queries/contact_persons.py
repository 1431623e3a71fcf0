"""Which vacancies name a contact person as the one to phone or write."""

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.vacancies.models import Vacancy, VacancySource
from vrijwilligers.vacancies.queries.vacancies import ON_ITS_PAGE
from vrijwilligers.vocabulary.text import fold

SOURCE = joinedload(Vacancy.source).undefer(VacancySource.details)


def with_contact(person: ContactPerson) -> list[Vacancy]:
    """Return the vacancies of an organisation of which somebody is the contact, by number.

    The name tells it; where only an address or a number says the same, it must not be shared with
    another contact person, and the name must not be that of somebody else.
    """
    named = or_(
        Vacancy.contact_name.is_not(None),
        Vacancy.contact_email.is_not(None),
        Vacancy.contact_phone.is_not(None),
    )
    wanted = select(Vacancy).where(Vacancy.organisation_id == person.organisation_id, named)
    wanted = wanted.options(*ON_ITS_PAGE, SOURCE, selectinload(Vacancy.own_facts))
    found = db.session.scalars(wanted.order_by(Vacancy.id))
    others = [one for one in person.organisation.contact_persons if one.id != person.id]
    return [vacancy for vacancy in found if _is_contact(vacancy, person, others)]


def _is_contact(vacancy: Vacancy, person: ContactPerson, others: list[ContactPerson]) -> bool:
    named = fold(vacancy.contact_name or "")
    if named and named == fold(person.name):
        return True
    same_name = {*named.split()} <= {*fold(person.name).split()}
    return same_name and _has_same_reach(vacancy, person, others)


def _has_same_reach(vacancy: Vacancy, person: ContactPerson, others: list[ContactPerson]) -> bool:
    pairs = [
        (vacancy.contact_email, person.email, {one.email for one in others}),
        (vacancy.contact_phone, person.phone, {one.phone for one in others}),
    ]
    return any(theirs and theirs == mine and mine not in rest for theirs, mine, rest in pairs)
