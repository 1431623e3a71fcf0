"""Remembering of a contact person who is erased what no source may bring back."""

import json
from collections.abc import Iterable

from sqlalchemy import insert

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import ContactPerson, ErasedContact
from vrijwilligers.organisations.queries.erased_contacts import contact_hashes
from vrijwilligers.organisations.queries.names import said_of
from vrijwilligers.organisations.rules.erased import Contact
from vrijwilligers.vacancies.models import Vacancy, VacancySource
from vrijwilligers.vacancies.rules.layers import fingerprint_of
from vrijwilligers.vocabulary.text import fold


def remember(person: ContactPerson, changed: Iterable[Vacancy]) -> None:
    """Keep hashes of what sources may say of somebody; what others share is not theirs alone."""
    sources = [one.source for one in changed if one.source]
    homes = {*said_of(person.organisation), *map(_home_in, sources)}
    for source in sources:
        _read_anew(source)
    rows = [
        {"organisation_id": person.organisation_id, "mark": mark}
        for mark in contact_hashes(_alone(person), homes - {""})
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
    others = [one for one in home.contact_persons if one.id != person.id]
    shared = {
        home.email,
        home.phone,
        *(one.email for one in others),
        *(one.phone for one in others),
    }
    email, phone = (None if reach in shared else reach for reach in (person.email, person.phone))
    return Contact(person.name, email, phone)
