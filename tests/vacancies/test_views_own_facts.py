"""Facts of ours over those of a source, as a coordinator gives them and everybody sees them."""

import pytest

from tests.vacancies.bringing_in import one
from tests.vacancies.files import row
from vrijwilligers.vacancies.actions import own_facts
from vrijwilligers.vacancies.queries import layers
from vrijwilligers.vocabulary.clock import now

CATEGORY = 'form[action^="/vacancies/category"]'
CHANGED = 'form[action$="/source-changed"]'


@pytest.fixture
def listed(brought_in, database):
    def listed(**cells):
        brought_in(row(**cells))
        return one(database)

    return listed


def says(page):
    return {
        dt.get_text(): " ".join(dt.find_next_sibling("dd").get_text(" ").split())
        for dt in page.html.select("dl.facts dt")
    }


def test_what_is_answered_otherwise_is_ours_and_the_rest_stays_the_sources(
    coordinator, reception, listed, database
):
    vacancy = listed(places="3", contact_name="An", postcode="1030")
    answers = {"places": "5", "contact_name": "", "category": "food", "street": "Dorp 1"}
    coordinator.submit("vacancies.facts", answers, vacancy_id=vacancy.id)
    ours = {"places": 5, "contact_name": None, "category": "food", "street": "Dorp 1"}
    assert layers.own_values(one(database)) == ours

    listed(places="4", contact_name="An", postcode="1030", hours_per_week="2")
    words = says(reception.get("vacancies.show", vacancy_id=vacancy.id))
    assert words["Volunteers needed"] == "5 ours the source says: 4"
    assert words["Name"] == "not given ours the source says: An"
    assert words["Hours"] == "2 hours a week"


def test_a_fact_is_given_back_by_a_tick_or_by_answering_what_the_source_says(
    coordinator, listed, database
):
    vacancy = listed(places="3", minimum_age="18")
    ours = {"places": 5, "minimum_age": 16, "street": "Dorp 1"}
    own_facts.give_own_facts(vacancy, ours, by=None, at=now())
    database.commit()
    page = coordinator.get("vacancies.facts", vacancy_id=vacancy.id)
    marks = [mark.get_text(" ", strip=True) for mark in page.html.select(".of-source > p")]
    assert marks == [
        "ours The source says: 3",
        "ours The source says nothing.",
        "ours The source says: from 18 years old",
    ]
    coordinator.send(page, {"use_source": ["places"], "minimum_age": "18"})
    assert layers.own_values(one(database)) == {"street": "Dorp 1"}
    assert one(database).places == 3


def test_what_the_form_would_not_take_is_no_obstacle_where_the_source_says_it(
    coordinator, listed, database
):
    vacancy = listed(contact_name="A" * 300, places="12000")
    coordinator.submit("vacancies.facts", {"hours_per_week": "2"}, vacancy_id=vacancy.id)
    assert layers.own_values(one(database)) == {"hours_per_week": 2}
    page = coordinator.submit(
        "vacancies.facts", {"places": "13000"}, vacancy_id=vacancy.id, status=422
    )
    assert page.problems == ["Give a number of people between 0 and 9,999."]


def test_the_last_day_does_not_come_before_a_first_day_of_the_source(coordinator, listed, database):
    vacancy = listed(start_on="2026-12-10")
    answers = {"end_on": "2026-12-01"}
    page = coordinator.submit("vacancies.facts", answers, vacancy_id=vacancy.id, status=422)
    assert page.problems == ["The last day of the work comes before its first day."]


def test_who_was_slower_than_an_import_sees_both(coordinator, listed, database):
    page = coordinator.get("vacancies.facts", vacancy_id=listed(places="3").id)
    listed(places="8")
    clash = coordinator.send(page, {"places": "5"}, status=409)
    assert [each[1:] for each in clash.conflict] == [["8", "5"]]
    coordinator.send(clash, {})
    assert layers.own_values(one(database)) == {"places": 5}


@pytest.mark.parametrize(("choice", "places"), [("ours", 5), ("theirs", 4)])
def test_where_the_source_changed_one_keeps_ours_or_takes_theirs(
    choice, places, coordinator, listed, database
):
    vacancy = listed(places="3", minimum_age="18")
    coordinator.submit(
        "vacancies.facts", {"places": "5", "minimum_age": "20"}, vacancy_id=vacancy.id
    )
    listed(places="4", minimum_age="19")
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    changed = [each.get_text(" ", strip=True) for each in page.html.select(".changed dl")]
    assert "Ours 5 The source now 4 The source before 3" in changed
    refused = coordinator.send(page, {}, form=CHANGED, status=422)
    assert refused.problems == ["Choose what applies."]
    coordinator.send(page, {"places": choice}, form=CHANGED)
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    assert one(database).places == places
    assert [each.get_text() for each in page.html.select(".changed legend")] == ["Minimum age"]


def test_the_page_says_why_nobody_is_asked_until_we_ask_about_the_source(coordinator, listed):
    vacancy = listed(contact_email="an@example.org")
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    assert "The source asks whether this vacancy is still correct" in page.text
    assert not page.html.select('form[action$="/ask"]')
    coordinator.submit("vacancies.public_sources", {"asked": [vacancy.source_name]})
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    assert page.html.select('form[action$="/ask"]')


def test_the_list_without_a_category_gives_one_to_what_is_ticked(coordinator, reception, make):
    first, second = (make.vacancy(category=None) for _ in range(2))
    page = coordinator.get("vacancies.index", gap="category")
    refused = coordinator.send(page, {"given": "food"}, form=CATEGORY, status=422)
    assert refused.problems == ["Tick one vacancy at least."]
    coordinator.send(refused, {"ticked": [str(first.id)], "given": "food"}, form=CATEGORY)
    make.session.expire_all()
    assert (first.category, second.category) == ("food", None)
    assert "without a category: 1" in coordinator.get("vacancies.index").text
    assert "without a category" not in reception.get("vacancies.index").text
