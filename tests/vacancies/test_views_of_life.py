from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.vacancies.own import READY, own, task
from vrijwilligers.organisations.models import OrganisationContact
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.vacancies.actions import life
from vrijwilligers.vacancies.rules import Status, StatusReport, Text
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.levels import Level

YESTERDAY = today() - timedelta(days=1)


def press(desk, page, deed, status=303):
    return desk.send(page, {}, form=f'form[action$="/{deed}"]', status=status)


def shown(desk, vacancy):
    return desk.get("vacancies.show", vacancy_id=vacancy.id)


def deeds(page):
    return {form["action"].rpartition("/")[2] for form in page.html.select("main form.deed")}


def test_a_vacancy_goes_through_its_life_by_buttons(coordinator, make, database):
    vacancy = own(make)
    for deed, status in (
        ("submit", Status.TO_CHECK),
        ("publish", Status.PUBLISHED),
        ("pause", Status.PAUSED),
        ("reopen", Status.PUBLISHED),
        ("fill", Status.FILLED),
        ("withdraw", Status.WITHDRAWN),
    ):
        press(coordinator, shown(coordinator, vacancy), deed)
        database.expire_all()
        assert vacancy.status == status
    history = shown(coordinator, vacancy).html.select_one('[aria-labelledby="history"]').get_text()
    assert "paused it" in history
    assert "withdrew it" in history


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        (Status.DRAFT, {"publish", "submit", "copy"}),
        (Status.TO_CHECK, {"publish", "withdraw", "copy"}),
        (Status.PUBLISHED, {"pause", "fill", "withdraw", "confirm", "copy", "ask"}),
        (Status.PAUSED, {"reopen", "fill", "withdraw", "confirm", "copy"}),
        (Status.FILLED, {"reopen", "withdraw", "copy"}),
        (Status.WITHDRAWN, {"reopen", "copy"}),
    ],
)
def test_a_page_offers_the_steps_that_can_be_taken(coordinator, make, status, offered):
    page = shown(coordinator, own(make, status=status))
    assert {deed for deed in deeds(page) if len(deed) > 2} == offered


def test_what_the_organisation_said_is_the_first_thing_to_do(coordinator, make):
    vacancy = own(
        make, status=Status.PAUSED, marks={"reported": StatusReport.FILLED, "reported_at": now()}
    )
    (first,) = shown(coordinator, vacancy).html.select("#life ~ .buttons .btn-main")
    assert first.find_parent("form")["action"].endswith("/fill")


def test_a_refusal_says_all_that_is_missing_with_where_to_answer_it(coordinator, make, database):
    vacancy = own(
        make,
        organisation=make.organisation(),
        allowance=None,
        texts={"fr": Text("Serveur", "Avec un salaire.")},
        minimum_age=12,
    )
    page = press(coordinator, shown(coordinator, vacancy), "publish", status=422)
    assert page.problems == [
        "This vacancy cannot be published yet. What is missing is listed below."
    ]
    missing = page.html.select("#missing li")
    assert len(missing) == 5
    assert "“salaire”" in page.html.select_one("#missing").get_text()
    for reason in missing:
        coordinator.open(reason.a["href"].partition("#")[0])
    change = coordinator.get("vacancies.change", vacancy_id=vacancy.id)
    for reason in missing:
        place = reason.a["href"].partition("#")[2]
        assert not place or change.html.find(id=place)
    database.expire_all()
    assert vacancy.status == Status.DRAFT


def test_a_step_that_a_colleague_took_first_is_a_clash(coordinator, make, database):
    vacancy = own(make, status=Status.PUBLISHED)
    page = shown(coordinator, vacancy)
    life.pause(vacancy, by=None)
    database.commit()
    press(coordinator, page, "fill", status=409)
    database.expire_all()
    assert vacancy.status == Status.PAUSED


def test_an_expired_vacancy_is_published_again_with_a_new_last_day(coordinator, make, database):
    vacancy = own(make, status=Status.PUBLISHED, publish_until=YESTERDAY)
    page = shown(coordinator, vacancy)
    assert "expired" in page.text
    address = page.html.select_one('a[href$="/last-day"]')["href"]
    refused = coordinator.send(coordinator.open(address), {"until": str(YESTERDAY)}, status=422)
    assert "Choose a day to come" in refused.problems[0]
    coordinator.send(refused, {"until": str(today() + timedelta(days=30))})
    database.expire_all()
    assert vacancy.is_open(today())


def test_reopening_with_a_last_day_that_is_over_asks_a_new_one(coordinator, make, database):
    vacancy = own(make, status=Status.WITHDRAWN, publish_until=YESTERDAY)
    page = shown(coordinator, vacancy)
    link = page.html.select_one('a.btn-main[href$="/last-day"]')
    answer = coordinator.submit(
        "vacancies.last_day", {"until": str(today())}, vacancy_id=vacancy.id
    )
    assert link.get_text() == "Publish again"
    assert coordinator.open(answer.location).messages
    database.expire_all()
    assert vacancy.status == Status.PUBLISHED


def test_confirming_with_the_organisation_shows_the_day(coordinator, make):
    vacancy = own(make, status=Status.PUBLISHED)
    assert "Never confirmed" in shown(coordinator, vacancy).text
    press(coordinator, shown(coordinator, vacancy), "confirm")
    assert "Last confirmed with the organisation on" in shown(coordinator, vacancy).text


def test_reception_notes_in_two_clicks_that_a_vacancy_is_filled(
    reception, coordinator, make, database
):
    vacancy = own(make, status=Status.PUBLISHED)
    page = shown(reception, vacancy)
    assert len(page.html.select('a[href*="/reported/"]')) == 1
    asked = reception.open(page.html.select_one('a[href$="/reported/filled"]')["href"])
    answer = reception.send(asked, {"note": "Gebeld met An."})
    assert "paused" in reception.open(answer.location).messages[0]
    database.expire_all()
    assert (vacancy.status, vacancy.reported) == (Status.PAUSED, StatusReport.FILLED)
    assert database.scalars(select(OrganisationContact.note)).all() == ["Gebeld met An."]

    assert "A coordinator looks at it." in shown(reception, vacancy).text

    work = coordinator.get("vacancies.index", state="work")
    assert "the organisation phoned" in work.text
    press(coordinator, shown(coordinator, vacancy), "reopen")
    database.expire_all()
    assert (vacancy.status, vacancy.reported) == (Status.PUBLISHED, None)


def test_nothing_is_noted_of_a_vacancy_that_nobody_sees(reception, make, database):
    draft = own(make)
    assert "/reported/" not in str(shown(reception, draft).html.main)
    page = reception.submit(
        "updates.report", {}, vacancy_id=draft.id, reported="filled", status=422
    )
    assert page.problems == ["This vacancy is not shown to anybody, so there is nothing to note."]
    reception.get("updates.report", vacancy_id=draft.id, reported="filled")
    assert database.scalars(select(OrganisationContact)).all() == []


def test_the_page_shows_tasks_in_the_language_of_the_text(reception, make):
    vacancy = own(
        make,
        status=Status.PUBLISHED,
        texts={"nl": Text("Soep", "Kook."), "fr": Text("Soupe", "Cuisine.")},
        tasks=(task("Snijden", "cooking"), task("Parler", "talking", language="fr")),
        languages={"nl": Level.A1},
    )
    page = reception.get("vacancies.show", vacancy_id=vacancy.id, language="fr")
    lines = page.html.select('[aria-labelledby="tasks"] li span[lang]')
    assert [(line["lang"], line.get_text()) for line in lines] == [
        ("nl", "Snijden"),
        ("fr", "Parler"),
    ]
    assert "cooking" in page.html.select_one('[aria-labelledby="tasks"]').get_text()


def test_an_imported_vacancy_says_what_is_unknown(reception, make):
    imported = make.vacancy(source_name="Bron", source_id="1")
    text = shown(reception, imported).text
    assert "Not given: kind of organisation, insurance, allowance." in text


def test_the_family_insurance_is_named_where_the_law_asks_no_other(reception, make):
    friends = make.organisation(kind=OrganisationKind.ASSOCIATION, has_staff=False)
    page = shown(reception, own(make, organisation=friends, status=Status.PUBLISHED))
    assert "family insurance" in page.text
    ready = own(make, organisation=make.organisation(**READY), status=Status.PUBLISHED)
    assert "family insurance" not in shown(reception, ready).text


def test_only_a_coordinator_takes_steps(reception, make):
    vacancy = own(make, status=Status.PUBLISHED)
    token = reception.get("updates.report", vacancy_id=vacancy.id, reported="filled")
    csrf = token.html.select_one("main [name=csrf_token]")["value"]
    for deed in ("pause", "publish", "confirm", "copy", "source-changed", "checked/nl"):
        with reception.app.app_context():
            answer = reception.client.post(
                f"/vacancies/{vacancy.id}/{deed}", data={"csrf_token": csrf, "version": 1}
            )
        assert answer.status_code == 403, deed


def test_the_tabs_count_what_stands_where_for_a_coordinator(coordinator, reception, make):
    own(make)
    own(make, status=Status.TO_CHECK, marks={"proposed_at": now()})
    own(make, status=Status.PUBLISHED)
    page = coordinator.get("vacancies.index", state="work")
    tabs = {tab.get_text(" ", strip=True) for tab in page.html.select(".tabs a")}
    assert {"To look at 2", "Open now 1", "All 3"} <= tabs
    assert "proposed by the organisation: 1" in page.text
    names = [
        tab.get_text(strip=True) for tab in reception.get("vacancies.index").html.select(".tabs a")
    ]
    assert names == ["Open now", "All"]


def test_a_tab_keeps_what_was_asked_and_the_filter_keeps_the_tab(coordinator, make):
    make.vacancy(status=Status.PAUSED, talents=["cooking"])
    page = coordinator.get("vacancies.index", state="paused", talent="cooking")
    assert page.html.select_one("#state")["value"] == "paused"
    other = page.html.select(".tabs a:not([aria-current])")[0]["href"]
    assert "talent=cooking" in other
    assert len(page.html.select("main a.title")) == 1


def test_the_list_of_one_organisation_says_whose_it_is(coordinator, make):
    linde = make.organisation(name="De Linde")
    make.vacancy(organisation=linde)
    make.vacancy()
    page = coordinator.get("vacancies.index", organisation=linde.id)
    assert len(page.html.select("main a.title")) == 1
    assert "De Linde" in page.html.select_one(".head").get_text()


def test_a_work_list_asks_the_database_little(coordinator, make, counting):
    organisation = make.organisation(**READY)
    for _ in range(20):
        own(make, organisation=organisation)
    with counting() as asked:
        coordinator.get("vacancies.index", state="work")
    assert asked.count <= 12


def test_today_says_to_a_coordinator_how_many_wait(coordinator, reception, make):
    assert "wait for you" not in coordinator.get("desk.today").text
    own(make)
    own(make)
    page = coordinator.get("desk.today")
    assert "2 vacancies wait for you" in page.text
    assert "wait for you" not in reception.get("desk.today").text
