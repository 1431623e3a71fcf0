"""Remembering of a contact person who is erased what no source may bring back."""

import json
from collections.abc import Iterable

from sqlalchemy import insert

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.organisations.queries.names import said_of
from vrijwilligers.vacancies.models import ErasedContact, Vacancy, VacancySource
from vrijwilligers.vacancies.queries.erased_contacts import marks_of
from vrijwilligers.vacancies.rules.layers import Contact, fingerprint_of
from vrijwilligers.vocabulary.text import fold


def remember(person: ContactPerson, changed: Iterable[Vacancy]) -> None:
    """Keep hashes of what sources may say of somebody; what others share is not theirs alone."""
    sources = [one.source for one in changed if one.source]
    homes = {*said_of(person.organisation), *map(_home_in, sources)}
    for source in sources:
        _read_anew(source)
    rows = [
        {"organisation_id": person.organisation_id, "mark": marks[0]}
        for marks in marks_of(_alone(person), sorted(homes))
    ]
    if rows:
        db.session.execute(insert(ErasedContact), rows)


def _home_in(source: VacancySource) -> str:
    return fold(json.loads(source.details).get("organisation", ""))


def _read_anew(source: VacancySource) -> None:
    """Let the row be read again, which says whom it leaves out, and be no change by that."""
    source.fingerprint, source.row_digest = fingerprint_of(source.details), None


def _alone(person: ContactPerson) -> Contact:
    """Return what is theirs alone: a shared address or number names nobody."""
    home = person.organisation
    others = [home, *(one for one in home.contact_persons if one.id != person.id)]
    return Contact(
        person.name,
        person.email if person.email not in {one.email for one in others} else None,
        person.phone if person.phone not in {one.phone for one in others} else None,
    )
