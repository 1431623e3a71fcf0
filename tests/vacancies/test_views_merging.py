"""Likely doubles on the pages: named where they stand, looked at side by side, made one."""

import pytest

from tests.vacancies.files import row, table
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status


@pytest.fixture
def pair(bring_in, database):
    bring_in(table(row(1)))
    bring_in(table(row(7, minimum_age="18")), source="elders")
    return [vacancy.id for vacancy in database.query(Vacancy).order_by(Vacancy.id)]


def test_likely_doubles_are_named_in_the_list_and_on_the_page(coordinator, reception, pair):
    listed = coordinator.get("vacancies.index", gap="double")
    assert len(listed.html.select("main a[href*=merge]")) == 2
    assert "elders, number S-7" in listed.text
    shown = coordinator.get("vacancies.show", vacancy_id=pair[0])
    (link,) = shown.html.select("a[href*=merge]")
    assert link["href"] == f"/vacancies/{pair[0]}/merge/{pair[1]}"
    assert not reception.get("vacancies.show", vacancy_id=pair[0]).html.select("a[href*=merge]")


def test_two_are_made_one_after_a_tick_and_the_number_leads_there(coordinator, pair, database):
    page = coordinator.get("vacancies.merge", stays_id=pair[0], goes_id=pair[1])
    assert [side.get_text() for side in page.html.select(".card h2")] == ["Soep koken"] * 2
    assert [legend.get_text() for legend in page.html.select("legend")] == ["Minimum age"]
    coordinator.send(page, {"is_sure": []}, status=422)

    shown = coordinator.open(coordinator.send(page, {}).location)
    assert "Merged into this one" in shown.text
    assert database.get(Vacancy, pair[0]).minimum_age == 18
    led = coordinator.get("vacancies.show", vacancy_id=pair[1], status=303)
    assert led.location.endswith(f"/vacancies/{pair[0]}")
    public = coordinator.open(f"/site/nl/vacancies/{pair[1]}", status=302)
    assert public.location.endswith(f"/site/nl/vacancies/{pair[0]}")
    everything = coordinator.get("vacancies.index", state="all")
    assert len(everything.html.select("main a.title")) == 1


def test_who_merges_the_same_two_after_a_colleague_hears_it_and_goes_on(coordinator, pair):
    late, first = (
        coordinator.get("vacancies.merge", stays_id=pair[0], goes_id=pair[1]) for _ in range(2)
    )
    coordinator.send(first, {})
    for page in (
        coordinator.send(late, {}, status=409),
        coordinator.get("vacancies.merge", stays_id=pair[1], goes_id=pair[0]),
    ):
        assert page.heading == "These are one already"
        [on] = page.html.select("main .btn-main")
        assert on["href"] == f"/vacancies/{pair[0]}"


def test_what_is_published_does_not_go_into_what_is_not(coordinator, pair, database):
    database.get(Vacancy, pair[0]).status = Status.DRAFT
    database.commit()
    page = coordinator.get("vacancies.merge", stays_id=pair[0], goes_id=pair[1])
    refused = coordinator.send(page, {}, status=422)
    assert "is not published" in " ".join(refused.problems)
    other = coordinator.get("vacancies.merge", stays_id=pair[1], goes_id=pair[0])
    coordinator.send(other, {}, status=303)


def test_two_that_are_two_are_not_shown_together_again_until_somebody_doubts(coordinator, pair):
    page = coordinator.get("vacancies.merge", stays_id=pair[0], goes_id=pair[1])
    for _ in range(2):
        told = coordinator.open(coordinator.send(page, {}, form="form[action$=two]").location)
    assert "Somebody noted that these are two" in told.text
    listed = coordinator.get("vacancies.index", gap="double")
    assert not listed.html.select("main a[href*=merge]")
    shown = coordinator.get("vacancies.show", vacancy_id=pair[0])
    assert not shown.html.select("a[href*=merge]")

    coordinator.send(told, {}, form="form[action$=again]")

    listed = coordinator.get("vacancies.index", gap="double")
    assert len(listed.html.select("main a[href*=merge]")) == 2


def test_a_third_one_is_still_shown_beside_two_that_are_two(coordinator, pair, bring_in, database):
    page = coordinator.get("vacancies.merge", stays_id=pair[0], goes_id=pair[1])
    coordinator.send(page, {}, form="form[action$=two]")
    bring_in(table(row(8, title_nl="Soep koken")), source="derde")
    listed = coordinator.get("vacancies.index", gap="double")
    assert len(listed.html.select("main a[href*=merge]")) == 4


def test_they_can_be_taken_apart_again(coordinator, pair, database):
    page = coordinator.get("vacancies.merge", stays_id=pair[0], goes_id=pair[1])
    shown = coordinator.open(coordinator.send(page, {}).location)
    apart = coordinator.open(coordinator.send(shown, {}, form="form[action$=apart]").location)
    assert apart.heading == f"Vacancy {pair[1]}"
    assert database.get(Vacancy, pair[1]).merged_into_id is None
