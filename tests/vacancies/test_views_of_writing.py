from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.vacancies.own import READY, SOUP, details, own, task
from vrijwilligers.organisations.models import ContactPerson, OrganisationAddress
from vrijwilligers.vacancies.actions import writing
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.details import details_of
from vrijwilligers.vacancies.rules import Status, Text
from vrijwilligers.vocabulary.clock import today

WRITTEN = {
    "title_nl": " Soep koken ",
    "description_nl": "Je kookt soep.",
    "title_fr": "Cuisiner",
    "task_1_nl": "Groenten snijden",
    "task_1_talents": ["cooking"],
    "task_3_en": "Talk with people",
    "task_3_talents": ["talking"],
    "category": "food",
    "engagement": "regular",
    "days": ["mon-morning", "sun-evening"],
    "hours_per_week": "2,5",
    "places": "3",
    "postcode": "1030",
    "street": "Dorpsstraat 1",
    "wheelchair": "yes",
    "remote": "no",
    "needs_nl": "A2",
    "needs_other_1": "ar",
    "needs_other_1_level": "B1",
    "practise_dutch": "A1",
    "allowance": "km",
    "contact_phone": "02 555 00 11",
}
A_VACANCY = {"title_nl": "Soep koken"}
TOO_LONG = "Je kookt elke week " + "met heel veel andere mensen " * 5 + "soep."


def the_only(database):
    return database.scalars(select(Vacancy)).one()


def test_a_coordinator_writes_a_vacancy_by_hand(coordinator, make, database):
    organisation = make.organisation()
    page = coordinator.submit("vacancies.new", WRITTEN, organisation=organisation.id)
    vacancy = the_only(database)
    assert page.location.endswith(f"/vacancies/{vacancy.id}")
    assert (vacancy.status, vacancy.source_name, vacancy.version) == (Status.DRAFT, None, 1)
    assert vacancy.text_in("nl") == ("nl", ("Soep koken", "Je kookt soep."))
    assert [(t.text_nl, t.text_en) for t in vacancy.tasks] == [
        ("Groenten snijden", None),
        (None, "Talk with people"),
    ]
    assert {one.code for one in vacancy.talents} == {"cooking", "talking"}
    assert (vacancy.hours_per_week, vacancy.places, vacancy.minimum_age) == (2.5, 3, 16)
    assert (vacancy.municipality, vacancy.days) == ("21015", 1 | 1 << 20)
    assert (vacancy.wheelchair, vacancy.remote, vacancy.support_offered) == (True, False, None)
    assert {one.language: one.level for one in vacancy.languages} == {"nl": "A2", "ar": "B1"}
    assert (vacancy.allowance, vacancy.contact_phone) == ("km", "+3225550011")


def test_a_title_is_enough_for_a_draft(coordinator, make, database):
    coordinator.submit("vacancies.new", A_VACANCY, organisation=make.organisation().id)
    vacancy = the_only(database)
    assert (vacancy.allowance, vacancy.engagement, vacancy.days) == (None, None, 0)


def test_without_an_organisation_one_is_chosen_first_by_a_part_of_its_name(coordinator, make):
    linde = make.organisation(name="Buurthuis De Linde")
    make.organisation(name="Zeepkist")
    page = coordinator.get("vacancies.new", status=303)
    assert page.location.endswith("/vacancies/organisation")
    found = coordinator.get("vacancies.choose_organisation", text="lind")
    links = [link["href"] for link in found.html.select(".rows a")]
    assert links == [f"/vacancies/new?organisation={linde.id}"]
    assert "De Linde" in coordinator.open(links[0]).text
    assert "add the organisation first" in (
        coordinator.get("vacancies.choose_organisation", text="xyz").text
    )


def test_an_organisation_that_is_not_there_is_a_404(coordinator):
    coordinator.get("vacancies.new", organisation=999, status=404)
    coordinator.get("vacancies.new", organisation="x", status=404)


def test_a_new_vacancy_takes_place_and_contact_from_its_organisation(coordinator, make, database):
    organisation = make.organisation()
    organisation.addresses = [
        OrganisationAddress(street="Elders 2", postcode="1080"),
        OrganisationAddress(street="Dorpsstraat 1", postcode="1030", is_main=True),
    ]
    organisation.contact_persons = [ContactPerson(name="An", email="an@example.org")]
    database.commit()
    page = coordinator.get("vacancies.new", organisation=organisation.id)
    assert page.html.select_one("#street")["value"] == "Dorpsstraat 1"
    assert page.html.select_one("#contact_name")["value"] == "An"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"title_nl": ""}, "Give this text a title too."),
        ({"description_en": "You cook."}, "Give this text a title too."),
        ({"task_2_talents": ["cooking"]}, "Say what the task is."),
        ({"hours_per_week": "many"}, "“many” is not a number."),
        ({"postcode": "10 30 40 50 60"}, "is not one postcode"),
        ({"contact_email": "an"}, "“an” is not an e-mail address."),
        ({"minimum_age": "121"}, "Give an age between 1 and 120."),
        ({"places": "-1"}, "Give a number of people between 0 and 9,999."),
        (
            {"start_on": "2026-12-02", "end_on": "2026-12-01"},
            "The last day of the work comes before its first day.",
        ),
        ({"directions": "85.07.30-033.28"}, "This holds a national register number."),
    ],
)
def test_a_wrong_answer_is_said_at_its_question_and_nothing_typed_is_lost(
    coordinator, make, database, wrong, message
):
    answers = A_VACANCY | {"description_nl": "Je kookt."} | wrong
    organisation = make.organisation()
    page = coordinator.submit("vacancies.new", answers, organisation=organisation.id, status=422)
    assert [problem for problem in page.problems if message in problem]
    assert page.html.select_one("#description_nl").get_text().strip() == "Je kookt."
    assert page.html.select_one(".has-error .wrong")
    assert database.scalars(select(Vacancy)).all() == []


def test_an_empty_form_asks_a_title_in_one_language(coordinator, make):
    page = coordinator.submit("vacancies.new", {}, organisation=make.organisation().id, status=422)
    assert page.problems == ["Give a title in one language at least."]


def test_the_meter_stands_beside_each_text_after_a_save_that_failed(coordinator, make):
    answers = {"title_nl": "", "description_nl": TOO_LONG}
    page = coordinator.submit(
        "vacancies.new", answers, organisation=make.organisation().id, status=422
    )
    meter = page.html.select_one('[data-language="nl"] .meter.hard')
    assert "Make it shorter" in meter.get_text()
    assert not page.html.select('[data-language="fr"] .meter')


def test_a_vacancy_can_be_changed_and_shows_what_it_has(coordinator, make, database):
    vacancy = own(make, tasks=(task("Snijden", "cooking"),), hours_per_week=2.5)
    page = coordinator.get("vacancies.change", vacancy_id=vacancy.id)
    assert page.html.select_one("#title_nl")["value"] == SOUP.title
    assert page.html.select_one("#task_1_nl")["value"] == "Snijden"
    assert page.html.select_one("#hours_per_week")["value"] == "2.5"
    before = details_of(vacancy)

    coordinator.send(page, {"title_nl": "Soep eten", "publish_until": "2027-01-31"})
    database.expire_all()
    after = details_of(vacancy)
    assert after.texts["nl"] == Text("Soep eten", SOUP.description)
    assert str(after.publish_until) == "2027-01-31"
    assert (after.tasks, after.allowance, after.organisation_id) == (
        before.tasks,
        before.allowance,
        before.organisation_id,
    )


def test_saving_without_a_change_changes_nothing_that_was_said(coordinator, make, database):
    page = coordinator.submit("vacancies.new", WRITTEN, organisation=make.organisation().id)
    vacancy = the_only(database)
    before = details_of(vacancy)
    coordinator.submit("vacancies.change", {}, vacancy_id=vacancy.id)
    database.expire_all()
    assert details_of(vacancy) == before
    assert page.location.endswith(str(vacancy.id))


def test_a_vacancy_can_move_to_another_organisation(coordinator, make, database):
    vacancy, other = own(make), make.organisation(name="Zeepkist")
    found = coordinator.get("vacancies.choose_organisation", text="zeep", vacancy=vacancy.id)
    page = coordinator.open(found.html.select_one(".rows a")["href"])
    coordinator.send(page, {}, at=f"/vacancies/{vacancy.id}/change?organisation={other.id}")
    database.expire_all()
    assert vacancy.organisation_id == other.id


def test_who_was_slower_sees_both_texts_and_may_save_again(coordinator, make, database):
    vacancy = own(make)
    page = coordinator.get("vacancies.change", vacancy_id=vacancy.id)
    faster = details(vacancy.organisation, texts={"nl": Text("Van een collega", "")})
    writing.rewrite(vacancy, faster, by=None)
    database.commit()

    clash = coordinator.send(page, {"title_nl": "Van mij"}, status=409)
    assert "A colleague changed this" in clash.text
    assert "Van een collega" in clash.text
    assert clash.html.select_one("#title_nl")["value"] == "Van mij"
    database.expire_all()
    assert vacancy.text_in("nl")[1].title == "Van een collega"

    coordinator.send(clash, {})
    database.expire_all()
    assert vacancy.text_in("nl")[1].title == "Van mij"


def test_what_both_answered_alike_is_no_difference(coordinator, make, database):
    vacancy = own(
        make, talents=frozenset({"cooking", "listening", "animals"}), days=1 | 1 << 1 | 1 << 20
    )
    page = coordinator.get("vacancies.change", vacancy_id=vacancy.id)
    writing.rewrite(vacancy, replace(details_of(vacancy), street="Kaai 2"), by=None)
    database.commit()
    clash = coordinator.send(page, {"street": "Dorpsstraat 1"}, status=409)
    assert clash.conflict == [["Street and number", "Kaai 2", "Dorpsstraat 1"]]


def test_a_copy_asks_at_once_what_is_different(coordinator, make, database):
    vacancy = own(make, status=Status.PUBLISHED, publish_until=today() + timedelta(days=3))
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    answer = coordinator.send(page, {}, form='form[action$="/copy"]')
    copied = coordinator.open(answer.location)
    assert copied.html.select_one("#title_nl")["value"] == SOUP.title
    assert not copied.html.select_one("#publish_until").get("value")
    assert len(database.scalars(select(Vacancy)).all()) == 2


def test_a_draft_is_deleted_after_one_question(coordinator, make, database):
    draft = own(make)
    page = coordinator.get("vacancies.delete", vacancy_id=draft.id)
    assert "It cannot be brought back." in page.text
    answer = coordinator.send(page, {})
    assert coordinator.open(answer.location).messages == ["The vacancy is deleted."]
    assert database.scalars(select(Vacancy)).all() == []


def test_what_was_published_is_withdrawn_and_not_deleted(coordinator, make, database):
    vacancy = own(make, status=Status.PUBLISHED)
    page = coordinator.submit("vacancies.delete", {}, vacancy_id=vacancy.id, status=422)
    assert page.problems == [
        "Only what was never published can be deleted. Withdraw this vacancy instead."
    ]
    assert the_only(database).id == vacancy.id


@pytest.mark.parametrize("endpoint", ["change", "texts", "delete", "last_day"])
def test_reception_reads_vacancies_and_does_not_write_them(reception, make, endpoint):
    vacancy = own(make, organisation=make.organisation(**READY))
    reception.get(f"vacancies.{endpoint}", vacancy_id=vacancy.id, status=403)
    reception.get("vacancies.new", status=403)
    page = reception.get("vacancies.show", vacancy_id=vacancy.id)
    assert not page.html.select('main form[method="post"]')
    assert "Change the vacancy" not in page.text


def test_a_change_that_may_not_be_shown_says_why_and_keeps_what_was_typed(
    coordinator, make, database
):
    vacancy = own(make, status=Status.PUBLISHED)
    paid = "Je krijgt een loon van 15 euro."
    page = coordinator.submit(
        "vacancies.change", {"description_nl": paid}, vacancy_id=vacancy.id, status=422
    )
    assert page.problems == [
        "This vacancy cannot be published yet. What is missing is listed below."
    ]
    assert "“loon”" in page.html.select_one("#missing").get_text()
    assert paid in page.html.select_one("[name=description_nl]").get_text()
    database.refresh(vacancy)
    assert vacancy.text_in("nl")[1] == SOUP
