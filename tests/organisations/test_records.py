"""The pages on which coordinators add and change organisations."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vocabulary.clock import today

BRUG = {
    "name": " De Brug ",
    "name_fr": "Le Pont",
    "kind": "vzw",
    "roles": ["offers", "refers"],
    "kbo": "BE 0999.000.030",
    "vcode": "v0001234",
    "phone": "02 555 00 11",
    "url": "debrug.example.org",
    "about_nl": "Wij koken samen.",
    "sectors": ["BWWC", "JGDW"],
    "has_liability_insurance": "yes",
    "has_staff": "no",
    "youngest_age": "14",
}


def everything(database):
    return database.scalars(select(Organisation)).all()


def change(desk, organisation, answers, status=303):
    page = desk.get("organisations.change", organisation_id=organisation.id)
    return desk.send(page, answers, status=status)


def test_a_coordinator_adds_an_organisation(coordinator, database):
    page = coordinator.submit("organisations.new", BRUG)
    (brug,) = everything(database)
    assert page.location.endswith(f"/organisations/{brug.id}")
    assert (brug.name, brug.kbo, brug.vcode) == ("De Brug", "0999000030", "V0001234")
    assert (brug.phone, brug.url) == ("+3225550011", "https://debrug.example.org")
    assert (brug.offers_tasks, brug.is_referrer) == (True, True)
    assert (brug.has_liability_insurance, brug.has_staff, brug.youngest_age) == (True, False, 14)
    assert [sector.code for sector in brug.sectors] == ["BWWC", "JGDW"]


def test_a_name_alone_is_enough(coordinator, database):
    coordinator.submit("organisations.new", {"name": "Anker"})
    (anker,) = everything(database)
    assert (anker.kind, anker.kbo, anker.has_staff) == ("unknown", None, None)
    assert (anker.offers_tasks, anker.is_referrer) == (True, False)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": ""}, "Fill in a name."),
        ({"name": "  "}, "Fill in a name."),
        ({"kbo": "0999.000.031"}, "This is not a company number: look for a wrong digit."),
        ({"kbo": "9" * 300}, "This is not a company number: look for a wrong digit."),
        ({"vcode": "V12"}, "This is not a code of the register: V and seven digits."),
        ({"phone": "12"}, "“12” is not a phone number."),
        ({"email": "brug"}, "“brug” is not an e-mail address."),
        ({"url": "javascript:alert(1)"}, "This is not the address of a website."),
        ({"youngest_age": "16"}, "Enter an age below 16, or leave it empty."),
        ({"youngest_age": "9" * 40}, "Enter an age below 16, or leave it empty."),
        ({"accessible_year": "1830", "is_accessible": "y"}, "This year cannot be right."),
        (
            {"accessible_training": "Drempels"},
            "Tick that it is accessible, or leave the training and the year empty.",
        ),
        (
            {"kind": "company"},
            "A company may not work with volunteers. It can refer people to us.",
        ),
        (
            {"about_nl": "85.07.30-033.28"},
            "This holds a national register number. The law does not let us keep it: take it out.",
        ),
    ],
)
def test_a_wrong_answer_is_said_and_nothing_is_saved(coordinator, database, wrong, message):
    page = coordinator.submit("organisations.new", BRUG | wrong, status=422)
    assert message in page.problems
    assert page.html.select_one("#name_fr")["value"] == "Le Pont"
    assert page.html.select_one('[name=sectors][value="JGDW"]').has_attr("checked")
    assert everything(database) == []


@pytest.mark.parametrize("field", ["kind", "sectors", "roles", "has_staff"])
def test_what_is_not_on_a_list_is_refused(coordinator, database, field):
    page = coordinator.get("organisations.new")
    coordinator.send(page, BRUG | {field: "bogus"}, status=422)
    assert everything(database) == []


def test_a_number_that_is_taken_leads_to_the_organisation_that_has_it(coordinator, make):
    holder = make.organisation(name="Oude Brug", kbo="0999000030")
    page = coordinator.submit("organisations.new", BRUG, status=422)
    assert page.problems == ["Another organisation has this company number already."]
    link = page.html.select_one(".warn a")
    assert link.get_text() == "Oude Brug"
    assert link["href"].endswith(f"/organisations/{holder.id}")


def test_saving_what_nobody_changed_changes_nothing(coordinator, make, database):
    coordinator.submit("organisations.new", BRUG)
    (brug,) = everything(database)
    before = (brug.kbo, brug.phone, brug.youngest_age, brug.has_staff, len(brug.texts))
    change(coordinator, brug, {})
    database.expire_all()
    assert (brug.kbo, brug.phone, brug.youngest_age, brug.has_staff, len(brug.texts)) == before
    assert brug.aliases == []


def test_a_change_is_saved_and_the_old_name_stays_known(coordinator, make, database):
    anker = make.organisation(name="Anker")
    change(coordinator, anker, {"name": "Het Anker", "roles": ["refers"]})
    database.expire_all()
    assert (anker.name, anker.offers_tasks, anker.is_referrer) == ("Het Anker", False, True)
    assert "Also known as: Anker" in (
        coordinator.get("desk.organisation", organisation_id=anker.id).text
    )


def test_who_was_slower_sees_what_a_colleague_saved(coordinator, make, database):
    anker = make.organisation(name="Anker", kind="vzw")
    page = coordinator.get("organisations.change", organisation_id=anker.id)
    change(coordinator, anker, {"kind": "asbl"})
    slower = coordinator.send(page, {"name": "Het Anker", "kind": "public"}, status=409)
    assert slower.conflict == [["Kind", "non-profit association (asbl)", "public body"]]
    coordinator.send(slower, {})
    database.expire_all()
    assert (anker.name, anker.kind) == ("Het Anker", "public")


def test_a_pause_is_set_and_ended_with_one_click(coordinator, make, database):
    brug = make.organisation()
    until = today() + timedelta(days=3)
    answers = {"paused_until": until.isoformat(), "cap_per_vacancy": "2"}
    coordinator.submit("organisations.limits", answers, organisation_id=brug.id)
    database.expire_all()
    assert (brug.paused_until, brug.cap_per_vacancy) == (until, 2)
    page = coordinator.get("desk.organisation", organisation_id=brug.id)
    assert "This organisation is paused" in page.text
    coordinator.send(page, {}, form="form[action$=resume]")
    database.expire_all()
    assert (brug.paused_until, brug.cap_per_vacancy) == (None, 2)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"paused_until": "2020-01-01"}, "This day is over."),
        ({"paused_until": "morgen"}, "Enter a day that exists"),
        ({"cap_per_vacancy": "0"}, "Enter a number of 1 or more, or leave it empty."),
        ({"cap_per_vacancy": "9" * 30}, "Enter a number of 1 or more, or leave it empty."),
    ],
)
def test_a_limit_that_cannot_be_is_refused(coordinator, make, wrong, message):
    brug = make.organisation()
    page = coordinator.submit("organisations.limits", wrong, status=422, organisation_id=brug.id)
    assert [problem for problem in page.problems if problem.startswith(message)]


def test_a_limit_that_a_colleague_set_meanwhile_is_shown(coordinator, make):
    brug = make.organisation()
    page = coordinator.get("organisations.limits", organisation_id=brug.id)
    coordinator.send(page, {"cap_per_vacancy": "2"})
    slower = coordinator.send(page, {"cap_per_vacancy": "5"}, status=409)
    assert "A colleague changed this while you typed" in slower.text


@pytest.mark.parametrize(
    "endpoint", ["change", "limits", "new_person", "new_address", "new_agreement", "information"]
)
def test_reception_reads_and_only_coordinators_change(reception, coordinator, make, endpoint):
    brug = make.organisation()
    reception.get(f"organisations.{endpoint}", organisation_id=brug.id, status=403)
    coordinator.get(f"organisations.{endpoint}", organisation_id=brug.id + 1, status=404)


def test_reception_adds_no_organisation(reception):
    reception.get("organisations.new", status=403)
    assert not reception.get("desk.organisations").html.select('a[href$="/organisations/new"]')
