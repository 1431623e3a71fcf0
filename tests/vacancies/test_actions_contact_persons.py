"""Who is no longer the contact of an organisation is it of no vacancy either (F-20)."""

import pytest
from sqlalchemy import text

from tests.imports.bringing_in import taken_over, undone
from tests.organisations.files import table as list_of_organisations
from tests.vacancies.files import row
from tests.vacancies.test_actions_undo import bring_in, one
from vrijwilligers.answers.actions import change_requests
from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.extensions import db
from vrijwilligers.imports.rules.reports import report_from_json
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.db import transaction
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.records.writers import write_alone
from vrijwilligers.vacancies.actions import own_facts
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import layers
from vrijwilligers.vacancies.rules.layers import fingerprint_of
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import speaking

__all__ = ["bring_in"]  # a fixture
DIRK = {
    "contact_name": "Dirk Bogaert",
    "contact_email": "dirk@example.org",
    "contact_phone": "+32470112233",
}


@pytest.fixture
def brug(make, database):
    organisation = make.organisation()
    organisation.contact_persons = [
        ContactPerson(name="Dirk Bogaert", email="dirk@example.org", phone="+32470112233"),
        ContactPerson(name="Els Evenmin", email="els@example.org"),
    ]
    database.flush()
    return organisation


def contact_of(vacancy):
    return (vacancy.contact_name, vacancy.contact_email, vacancy.contact_phone)


def remove(organisation, follower=None):
    dirk, els = organisation.contact_persons
    person = PersonKey(DataSubject.CONTACT_PERSON, dirk.id)
    db.session.commit()
    named, follower_id = search(person), els.id if follower else None
    erase(person, ErasureReason.LEFT, by=None, at=now(), named_in=named, follower_id=follower_id)
    db.session.commit()


def test_a_vacancy_is_without_contact_when_the_person_goes_and_nobody_follows(brug, make):
    ours, other = make.vacancy(organisation=brug, **DIRK), make.vacancy(**DIRK)
    remove(brug)
    assert contact_of(ours) == (None, None, None)
    assert contact_of(other) == tuple(DIRK.values())  # of another organisation


def test_who_follows_is_the_contact_from_then_on(brug, make):
    vacancy = make.vacancy(organisation=brug, **DIRK)
    remove(brug, follower=True)
    assert contact_of(vacancy) == ("Els Evenmin", "els@example.org", None)


def test_somebody_else_with_the_same_shared_address_stays_the_contact(brug, make):
    mail = {"contact_email": "dirk@example.org"}
    vacancy = make.vacancy(organisation=brug, contact_name="Omar Iemand", **mail)
    nameless = make.vacancy(organisation=brug, **mail)
    brug.contact_persons[1].email = "dirk@example.org"
    remove(brug)
    assert contact_of(vacancy) == ("Omar Iemand", "dirk@example.org", None)
    assert contact_of(nameless) == (None, "dirk@example.org", None)


@pytest.mark.parametrize("follows", [False, True])
def test_an_imported_vacancy_keeps_nothing_of_who_goes_and_its_layers_agree(
    bring_in, database, follows
):
    bring_in(row(contact_name="Dirk Bogaert", contact_email="dirk@example.org"))
    organisation = one(database).organisation
    organisation.contact_persons = [
        ContactPerson(name="Dirk Bogaert"),
        ContactPerson(name="Els Evenmin", email="els@example.org"),
    ]
    database.flush()
    remove(organisation, follower=follows)
    database.commit()
    kept = one(database)
    after = ("Els Evenmin", "els@example.org", None) if follows else (None, None, None)
    assert contact_of(kept) == after
    assert "Bogaert" not in kept.source.details
    assert all("Bogaert" not in fact.source_now + fact.source_then for fact in kept.own_facts)
    assert layers.deviating() == []


def test_the_page_asks_who_follows_and_says_of_which_vacancies(desk, make, brug, database):
    vacancy = make.vacancy(organisation=brug, texts={"nl": ("Soep koken", "")}, **DIRK)
    where = {"organisation_id": brug.id, "person_id": brug.contact_persons[0].id}
    els, key = brug.contact_persons[1].id, vacancy.id
    clerk = desk.sign_in(make.staff("coordinator"))
    assert f"Soep koken Vacancy {key}" in clerk.get("privacy.erase_contact_person", **where).text
    refused = clerk.submit("privacy.erase_contact_person", {"reason": "left"}, **where, status=422)
    assert refused.problems == ["Say who follows."]
    clerk.submit("privacy.erase_contact_person", {"reason": "left", "follower": str(els)}, **where)
    database.rollback()
    assert contact_of(database.get_one(Vacancy, key))[0] == "Els Evenmin"


def erase_dirk(database, organisation):
    organisation.contact_persons = [
        ContactPerson(name="Dirk Bogaert", email="dirk@example.org", phone="+32470112233"),
        ContactPerson(name="Els Evenmin", email="shared@example.org"),
    ]
    database.commit()
    person = PersonKey(DataSubject.CONTACT_PERSON, organisation.contact_persons[0].id)
    named_in = search(person)
    with transaction():
        write_alone()
        erase(person, ErasureReason.REQUEST, by=None, at=now(), named_in=named_in)


def test_no_import_brings_back_a_contact_person_who_was_erased_and_it_says_so_p11(
    bring_in, database
):
    by_name = row(1, **DIRK)
    by_phone = row(2, contact_phone="0470 11 22 33")
    bring_in(by_name, by_phone)
    erase_dirk(database, one(database).organisation)
    somebody = row(3, contact_name="Els Evenmin", contact_email="shared@example.org")
    elsewhere = row(4, organisation="Een ander huis", contact_name="Dirk Bogaert")
    cases = {
        "the same file again": (0, (by_name, by_phone)),
        "a changed file": (2, [one | {"title_nl": "Nieuw"} for one in (by_name, by_phone)]),
        "a new vacancy": (0, (by_name | {"title_nl": "Nieuw"}, by_phone | {"source_id": "S-9"})),
    }
    for case, (changed, rows) in cases.items():
        with speaking("en"):
            run = bring_in(*rows, somebody, elsewhere)
        report = report_from_json(run.report)
        assert report.changed == changed, case
        assert [note.row for note in report.notes] == [2, 3], case
        assert "was erased here" in report.notes[0].note, case
        said = " ".join(database.scalars(text("SELECT details FROM vacancy_source")))
        assert ("dirk@example.org" in said, "470112233" in said) == (False, False), case
        assert said.count("Dirk Bogaert") == 1, f"{case}: of another organisation"
        assert "Els Evenmin" in said, case
        assert layers.deviating() == [], case
    marks = database.scalars(text("SELECT mark FROM erased_contact")).all()
    assert {len(mark) for mark in marks} == {64}


NAMED = "Vragen? Bogaert, Dirk, 0470/11.22.33 of dirk@example.org; Dirk Bogaerts niet."
UNNAMED = "Vragen? [erased], [erased] of [erased]; Dirk Bogaerts niet."


def test_a_text_of_any_list_comes_in_without_a_contact_person_who_was_erased_p11(
    bring_in, make, database
):
    bring_in(row(1, **DIRK))
    home = one(database).organisation
    home_name = home.name
    erase_dirk(database, home)
    with speaking("en"):
        run = bring_in(row(1, description_nl=NAMED), row(2, organisation="Elders", title_nl=NAMED))
    assert one(database).texts[0].description == UNNAMED
    assert one(database, "S-2").texts[0].title == UNNAMED.replace("[erased]", "Bogaert, Dirk", 1)
    notes = report_from_json(run.report).notes
    assert [note.row for note in notes] == [2, 3]
    assert "erased here: that is taken out" in notes[0].note

    listed = {"name": home_name, "about_nl": NAMED, "contact_name": "Dirk Bogaert"}
    taken_over(ORGANISATIONS, list_of_organisations(listed))
    told = {"given_name": "An", "consent_given_on": today().isoformat(), "phone": "0470000001"}
    taken_over(CANDIDATES, list_of_organisations(told | {"notes": NAMED}), source_name="lijst")
    database.rollback()
    assert database.scalar(text("SELECT about FROM organisation_text")) == UNNAMED
    assert [who.name for who in database.query(ContactPerson)] == ["Els Evenmin"]
    notes = database.scalar(text("SELECT notes FROM candidate"))
    assert notes == UNNAMED.replace("[erased]", "Bogaert, Dirk", 1), "no organisation, no name"


@pytest.mark.parametrize("said", [DIRK, DIRK | {"contact_name": "Dirk"}])
def test_undoing_an_import_brings_back_nobody_who_was_erased_p11(bring_in, database, said):
    bring_in(row(1, description_nl=NAMED, **said))
    later = bring_in(row(1, description_nl="Anders"))
    erase_dirk(database, one(database).organisation)
    database.rollback()
    assert undone(database, later.id)["restored"] == 1
    kept = one(database)
    assert contact_of(kept) == (None, None, None)
    assert kept.texts[0].description == UNNAMED
    assert "dirk@example.org" not in kept.source.details
    assert kept.source.fingerprint == fingerprint_of(kept.source.details)
    assert layers.deviating() == []


def test_undoing_a_list_of_organisations_writes_no_sign_in_the_place_of_an_answer_p11(
    make, database
):
    """A candidate shares the number that an organisation had; where it stood stays as it is now."""
    shared = {"name": "De Brug", "phone": "0470 11 22 33", "contact_name": "Els Evenmin"}
    taken_over(ORGANISATIONS, list_of_organisations(shared | {"contact_phone": "0470112233"}))
    anew = {"phone": "02 555 00 11", "contact_phone": "02 555 00 12"}
    later = taken_over(ORGANISATIONS, list_of_organisations(shared | anew), replaces=True)
    person = PersonKey(DataSubject.CANDIDATE, make.candidate(phone="+32470112233").id)
    database.commit()
    named_in = search(person)
    with transaction():
        write_alone()
        erase(person, ErasureReason.REQUEST, by=None, at=now(), named_in=named_in)
    assert undone(database, later) == {"restored": 1}
    (home,) = database.query(Organisation).all()
    assert (home.phone, home.contact_persons[0].phone) == ("+3225550011", "+3225550012")


def erase_candidate(make):
    key = make.candidate(given_name="Dirk", family_name="Bogaert", phone="+32470112233").id
    person = PersonKey(DataSubject.CANDIDATE, key)
    named_in = search(person)
    with transaction():
        write_alone()
        erase(person, ErasureReason.REQUEST, by=None, at=now(), named_in=named_in)


def test_a_candidate_who_is_the_contact_of_a_vacancy_stays_it_in_all_its_layers_p11(
    bring_in, make, database
):
    """Each answer of a contact is that of the contact, whoever shares it; texts lose the name."""
    bring_in(row(1, description_nl=NAMED, **DIRK))
    own_facts.put_own_facts(one(database), DIRK | {"contact_email": None}, by=None, at=now())
    requested = DIRK | {"description_nl": NAMED}
    change_requests.request(one(database), requested, at=now())
    database.commit()
    erase_candidate(make)
    kept = one(database)
    assert contact_of(kept) == ("Dirk Bogaert", None, "+32470112233")
    assert kept.texts[0].description.startswith("Vragen? [erased], [erased] of dirk@")
    assert layers.source_details(kept).contact_name == "Dirk Bogaert"
    assert layers.deviating() == []
    change = database.query(ChangeRequest).one()
    assert {name: change.requested[name] for name in DIRK} == DIRK
    assert change.requested["description_nl"].startswith("Vragen? [erased]")


def test_a_contact_person_who_was_erased_comes_back_by_no_request_that_waits_p11(make, database):
    vacancy = make.vacancy(contact_name="Els Evenmin")
    change = change_requests.request(vacancy, DIRK | {"directions": "Tram 3"}, at=now())
    database.commit()
    erase_dirk(database, vacancy.organisation)
    details = change_requests.after(change, {*change.requested})
    assert (details.directions, contact_of(details)) == ("Tram 3", ("Els Evenmin", None, None))
