from datetime import timedelta

import pytest
from sqlalchemy import select

from vrijwilligers.core.audit import AuditEvent
from vrijwilligers.core.clock import today
from vrijwilligers.core.facts import Fact
from vrijwilligers.desk.models import DeskContact


def contacts(database):
    database.expire_all()
    return database.scalars(select(DeskContact).order_by(DeskContact.id)).all()


def count(reception, channel="walk_in"):
    form = f'form[action="/contacts/{channel}"]'
    return reception.send(reception.get("desk.today"), {}, form=form)


@pytest.mark.parametrize("channel", ["walk_in", "phone", "mail"])
def test_one_click_counts_a_visit_without_a_name(reception, database, channel):
    count(reception, channel)
    (contact,) = contacts(database)
    assert (contact.channel, contact.candidate_id) == (channel, None)
    fact = database.scalars(select(Fact)).one()
    assert (fact.kind, fact.channel) == ("desk_contact", channel)
    page = reception.get("desk.today")
    assert "1" in page.html.select_one(f'form[action="/contacts/{channel}"] .count').get_text()


def test_what_is_known_can_be_added_and_the_fact_follows(reception, database):
    page = reception.open(count(reception).location)
    reception.send(
        page,
        {"language": "ar", "municipality": "21015", "visit": "first", "age_band": "26-44"},
        at=page.address,
    )
    fact = database.scalars(select(Fact)).one()
    assert (fact.language, fact.municipality, fact.visit) == ("ar", "21015", "first")
    assert (fact.age_band, fact.asker, fact.subject) == ("26-44", None, None)


def test_a_count_can_be_taken_back(reception, database):
    page = reception.open(count(reception).location)
    reception.send(page, {}, form='form[action$="/undo"]')
    assert contacts(database) == []
    assert database.scalars(select(Fact)).all() == []


def test_a_conversation_with_somebody_is_counted_once(reception, make, database):
    candidate = make.candidate(municipality="21015", birth_year=1990)
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    reception.send(page, {}, form='form[action$="/conversations/walk_in"]')
    (contact,) = contacts(database)
    assert contact.candidate_id == candidate.id
    assert contact.fact.municipality == "21015"
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    assert not page.html.select('form[action*="/conversations/"]')


def test_a_visit_counted_without_a_name_can_get_one(reception, make, database):
    count(reception)
    candidate = make.candidate()
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    reception.send(page, {}, form='form[action$="/join"]')
    (contact,) = contacts(database)
    assert contact.candidate_id == candidate.id
    assert len(database.scalars(select(Fact)).all()) == 1


def test_a_fiche_does_not_name_the_person_in_title_heading_or_address(reception, make):
    candidate = make.candidate(given_name="Geheim", family_name="Persoon")
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    assert page.heading == f"Fiche {candidate.number}"
    assert "Geheim" not in page.html.title.get_text()
    assert "Geheim Persoon" in page.text
    links = [tag.get("href", "") for tag in page.html.select("a")]
    assert not [link for link in links if "Geheim" in link and not link.startswith("mailto:")]


def test_opening_a_fiche_is_logged_and_the_list_is_not(reception, make, database):
    candidate = make.candidate()
    reception.get("candidates.index")
    assert database.scalars(select(AuditEvent)).all() == []
    reception.get("desk.fiche", candidate_id=candidate.id)
    event = database.scalars(select(AuditEvent)).one()
    assert (event.deed, event.record_id, event.staff_id) == (
        "viewed",
        candidate.id,
        reception.staff_id,
    )


def test_a_fiche_shows_what_fits_and_why(reception, make):
    candidate = make.candidate(
        talents=["cooking"], languages={"nl": "B1"}, birth_year=1990, municipality="21015"
    )
    make.vacancy(texts={"nl": ("Soep koken", "Lekker.")}, talents=["cooking"], municipality="21015")
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    assert "Soep koken" in page.text
    assert page.html.select(".why .yes")


def test_a_fiche_needs_few_queries_whatever_fits(reception, make, counting):
    candidate = make.candidate(talents=["cooking"], languages={"nl": "B1"})
    for _ in range(12):
        make.vacancy(talents=["cooking"], languages={"nl": "A1"})
        make.follow_up(candidate=candidate)
    with counting() as few:
        reception.get("desk.fiche", candidate_id=candidate.id)
    before = few.count
    for _ in range(12):
        make.vacancy(talents=["cooking"], languages={"nl": "A1"})
    with counting() as more:
        reception.get("desk.fiche", candidate_id=candidate.id)
    assert more.count == before


def test_the_day_shows_what_is_due_and_overdue_and_not_what_comes(reception, make):
    day = today()
    make.follow_up(what="Te laat", due_on=day - timedelta(days=2))
    make.follow_up(what="Vandaag", due_on=day)
    make.follow_up(what="Over een maand", due_on=day + timedelta(days=30))
    text = reception.get("desk.today").text
    assert text.index("2 days late") < text.index("Vandaag")
    assert "Over een maand" not in text


def test_an_empty_day_says_so(reception):
    assert "Nothing to follow up today." in reception.get("desk.today").text


def find(reception, text):
    page = reception.get("desk.find")
    return reception.send(page, {"q": text}, form="main form", status=200, at=page.address)


def test_one_field_finds_people_organisations_and_vacancies(reception, make):
    candidate = make.candidate(given_name="Rozelien")
    organisation = make.organisation(name="De Rozelaar")
    make.vacancy(texts={"nl": ("Rozen snoeien", "In de tuin.")}, organisation=organisation)
    page = find(reception, "roze")
    assert [h.get_text() for h in page.html.select(".found-page h2")] == [
        "People",
        "Organisations",
        "Vacancies",
    ]
    links = [a["href"] for a in page.html.select(".results a")]
    assert f"/candidates/{candidate.id}" in links
    assert f"/organisations/{organisation.id}" in links


def test_nothing_found_says_what_to_try(reception):
    assert "Nothing found." in find(reception, "xyzzy").text


def test_an_administrator_is_led_to_the_team(administrator):
    assert administrator.get("desk.today", status=302).location.endswith("/accounts/staff")


def test_strangers_sign_in_first(desk):
    assert "/accounts/sign-in" in desk.get("desk.today", status=302).location
