"""Somebody in two roles: who is erased in one of them stays in the other, and it is said (P-11)."""

import pytest

from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.db import transaction
from vrijwilligers.records.personal import PEOPLE, DataSubject
from vrijwilligers.vocabulary.clock import now

MAIL = "an@example.org"
KNOWN_BY_MAIL = {"name": "Wie Anders", "email": MAIL}
KNOWN_BY_NAME = {"name": "Eerste An", "email": "other@example.org"}
OTHERS = {
    DataSubject.CANDIDATE: {DataSubject.CONTACT_PERSON, DataSubject.STAFF},
    DataSubject.CONTACT_PERSON: {DataSubject.CANDIDATE},
    DataSubject.STAFF: {DataSubject.CANDIDATE},
}


def in_every_role(make, database):
    """Make one person a candidate, a contact person and a colleague; return each row."""
    written = "An Eerste is voorzitter"
    candidate = make.candidate(given_name="An", family_name="Eerste", email=MAIL, notes=written)
    home = make.organisation()
    contact = ContactPerson(organisation_id=home.id, role=written, **KNOWN_BY_MAIL)
    colleague = make.staff("reception", is_closed=True, **KNOWN_BY_NAME)
    make.candidate(given_name="An", family_name="Tweede")
    database.add(contact)
    database.commit()
    rows = (candidate, contact, colleague)
    return {PersonKey(subject, one.id): one for subject, one in zip(PEOPLE, rows, strict=True)}


@pytest.mark.parametrize("subject", PEOPLE)
def test_the_row_of_another_role_stays_whole_and_is_listed_p11(make, database, subject):
    rows = in_every_role(make, database)
    person = next(key for key in rows if key.subject == subject)
    named_in = search(person)
    with transaction():
        done = erase(person, ErasureReason.REQUEST, by=None, at=now(), named_in=named_in)
    others = [key for key in rows if key.subject in OTHERS[subject]]
    assert {*done.mentions} == {(key.table.name, key.id) for key in others}
    database.expire_all()
    kept = [database.get_one(type(rows[key]), key.id) for key in others]
    assert all("[erased]" not in f"{vars(one)}" for one in kept)
    assert database.get(type(rows[person]), person.id) is None
