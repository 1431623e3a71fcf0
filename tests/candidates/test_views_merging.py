"""Coordinators look whether two fiches are of one person, make them one, and undo it."""

from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from tests.desk import Desk
from tests.drafts.typing import typed_in
from vrijwilligers.candidates.actions import pairs
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.clock import now


@pytest.fixture
def two(make):
    reach = {"phone": "+32470112233"}
    stays = make.candidate(given_name="Samira", family_name="El Amrani", birth_year=1990, **reach)
    goes = make.candidate(given_name="Samira", family_name="Elamrani", **reach)
    pairs.find_each_night(now())
    return {"stays_id": stays.id, "goes_id": goes.id}


def people():
    db.session.rollback()
    return [one.id for one in db.session.scalars(select(Candidate).order_by(Candidate.id))]


FORM = {"reason": "person_says"}


def test_from_the_day_s_page_to_one_fiche_and_back(coordinator, two):
    today = coordinator.open("/")
    assert "1 pair of records may be of one person" in today.text
    page = coordinator.get("candidates.pairs")
    for words in ("Samira El Amrani", "born in 1990", "phone ends in 33: the same"):
        assert words in page.text
    page = coordinator.get("candidates.merge", **two)
    assert "You may keep a record of me: yes, of" in page.text
    done = coordinator.send(page, FORM | {"which_name": "goes"}, form="main form.sheet")
    assert done.location == f"/candidates/{two['stays_id']}"
    assert people() == [two["stays_id"]]
    fiche = coordinator.open(f"/candidates/{two['goes_id']}", status=302)
    assert fiche.location == done.location
    change = coordinator.open(f"/candidates/{two['goes_id']}/change", status=302)
    assert change.location == f"{done.location}/change"
    undone = coordinator.send(coordinator.get("candidates.merges"), {}, form="main form.deed")
    assert undone.location == f"/candidates/{two['goes_id']}"
    assert people() == [*two.values()]


def test_two_that_no_night_found_are_laid_side_by_side_by_number(coordinator, make):
    one, other = make.candidate(given_name="Ada"), make.candidate(given_name="Zeynep")
    fiche = coordinator.get("desk.fiche", candidate_id=one.id)
    page = coordinator.open(fiche.html.select_one('a[href$="/merge"]')["href"])
    for wrong, said in (("9999-0001", "No record has this number"), (one.number, "That is this")):
        page = coordinator.send(page, {"number": wrong}, status=422)
        assert page.problems[0].startswith(said)
        assert page.html.select_one("[name=number]")["value"] == wrong
    there = coordinator.send(page, {"number": f"fiche {other.number}"}).location
    assert there == f"/candidates/{one.id}/merge/{other.id}"
    assert coordinator.open(there).html.select("[name=is_sure]")


def test_the_number_that_went_leads_on_with_the_rest_of_the_address(coordinator, two):
    page = coordinator.get("candidates.merge", **two)
    coordinator.send(page, FORM, form="main form.sheet")
    asked = {"candidate": two["goes_id"], "next": "/matching/inbox/no-step?page=2"}
    for view in ("matching.plan_follow_up", "matching.pause"):
        there = coordinator.get(view, status=302, **asked).location
        query = parse_qs(urlsplit(there).query)
        assert query == {"candidate": [str(two["stays_id"])], "next": [asked["next"]]}
        coordinator.open(there)
    fiche = coordinator.open(f"/candidates/{two['goes_id']}?page=2", status=302)
    assert fiche.location == f"/candidates/{two['stays_id']}?page=2"


def test_who_is_somebody_else_is_said_to_be_two(coordinator, two):
    page = coordinator.get("candidates.pairs")
    coordinator.send(page, {}, form='form[action$="/apart"]')
    assert "No two records look like one person." in coordinator.get("candidates.pairs").text
    apart = coordinator.get("candidates.pairs_apart")
    coordinator.send(apart, {}, form='form[action$="/again"]')
    assert "1 pair to look at" in coordinator.get("candidates.pairs").text


def test_it_is_asked_how_one_knows_and_what_one_wants(coordinator, two):
    page = coordinator.submit("candidates.merge", {}, status=422, **two)
    assert page.problems == ["Choose how you know it."]
    assert people() == [*two.values()]


def test_what_a_colleague_changed_meanwhile_is_looked_at_first(coordinator, two, database):
    page = coordinator.get("candidates.merge", **two)
    database.get(Candidate, two["goes_id"]).motivation = "Iets nieuws"
    database.commit()
    page = coordinator.send(page, FORM, form="main form.sheet", status=409)
    coordinator.send(page, FORM, form="main form.sheet")
    assert people() == [two["stays_id"]]


def test_of_two_coordinators_at_once_one_does_it(app, make, coordinator, two):
    other = Desk(app).sign_in(make.staff("coordinator"))
    pages = [one.get("candidates.merge", **two) for one in (coordinator, other)]
    coordinator.send(pages[0], FORM, form="main form.sheet")
    other.send(pages[1], FORM, form="main form.sheet", status=404)


def test_who_withdrew_or_asked_to_restrict_is_not_merged(coordinator, two, database):
    database.get(Candidate, two["goes_id"]).restricted_at = now()
    database.commit()
    coordinator.get("candidates.merge", status=404, **two)


def test_what_was_typed_of_the_other_is_offered_with_the_one(coordinator, two):
    page = coordinator.get("candidates.change", candidate_id=two["goes_id"])
    typed_in(coordinator, page, {"motivation": "Mensen leren kennen"})
    merging = coordinator.get("candidates.merge", **two)
    coordinator.send(merging, FORM, form="main form.sheet")
    (offered,) = coordinator.open("/").html.select('a[href^="/drafts/"]')
    location = coordinator.open(offered["href"], status=302).location
    assert location.startswith(f"/candidates/{two['stays_id']}/change")
    page = coordinator.open(location, status=409)
    assert page.html.select_one("[name=motivation]").get_text().strip() == "Mensen leren kennen"


def test_reception_sees_no_pairs(reception, two):
    reception.get("candidates.pairs", status=403)
    assert "may be of one person" not in reception.open("/").text
    assert "may be of one person" not in reception.get("candidates.index").text


def test_a_page_of_many_pairs_asks_little(coordinator, make, counting):
    for number in range(30):
        for _ in range(2):
            make.candidate(phone=f"+324701122{number:02}")
    pairs.find_each_night(now())
    with counting() as few:
        page = coordinator.get("candidates.pairs")
    assert len(page.html.select("section.card")) == 25
    assert few.count <= 9
