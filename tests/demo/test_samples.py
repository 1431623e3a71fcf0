"""Made-up vacancies: many, varied, and all of them good."""

from datetime import date

from vrijwilligers.demo import samples
from vrijwilligers.organisations.rules import kbo_is_valid

TODAY = date(2026, 11, 21)


def test_the_same_seed_makes_the_same_vacancies():
    assert samples.rows(50, 7, TODAY) == samples.rows(50, 7, TODAY)
    assert samples.rows(50, 7, TODAY) != samples.rows(50, 8, TODAY)


def test_twenty_thousand_vacancies_have_ids_and_companies_of_their_own():
    rows = samples.rows(20_000, 1, TODAY)

    named = {(row["organisation"], row["organisation_kbo"]) for row in rows}
    numbers = [kbo for _, kbo in named if kbo]
    assert len({row["source_id"] for row in rows}) == 20_000
    assert len(numbers) == len(set(numbers))
    assert all(map(kbo_is_valid, numbers))
    assert len(named) > 500


def test_every_category_has_six_tasks_at_least():
    categories = [task["category"] for task in samples.tasks()]
    talents = {talent for task in samples.tasks() for talent in task["talents"].split(",")}

    assert len(set(categories)) == 15
    assert len(talents) == 24
    assert all(categories.count(code) >= 6 for code in categories)


def test_what_happens_once_happens_on_its_own_weekday():
    once = [row for row in samples.rows(300, 3, TODAY) if row["engagement"] == "once"]

    assert once
    for row in once:
        day = date.fromisoformat(row["start_on"]).strftime("%a").lower()
        assert row["days"].startswith(day)
