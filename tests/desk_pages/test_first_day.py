"""A coordinator is led through the first real day; what is there ticks off each step (F-04)."""

import pytest

from vrijwilligers.bundles.models import Edition
from vrijwilligers.records import database_flags
from vrijwilligers.settings.actions import write_one

STEPS = ["desk", "team", "vacancies", "people", "print"]


@pytest.fixture
def do(make, database):
    """Do what a step asks."""

    said = [("controller", "Vzw Voorbeeld"), ("name", "Zuid"), ("phone", "02 555 01 23")]
    deeds = {
        "desk": lambda: [write_one(name, text, language="nl", by=None) for name, text in said],
        "team": lambda: make.staff("reception", email="nieuw@example.org"),
        "vacancies": make.vacancy,
        "people": make.candidate,
        "print": lambda: database.add(Edition(language="nl", vacancies=1)),
    }

    def step(name):
        deeds[name]()
        database.commit()

    return step


def ticks(page):
    """Return how many steps are done, and how many are not."""
    tags = [tag.get_text() for tag in page.html.select("main .todo .tag")]
    return tags.count("done"), tags.count("to do")


def test_each_step_ticks_itself_off_and_leads_to_where_it_is_done(coordinator, do):
    page = coordinator.get("desk.first_day")
    assert ticks(page) == (0, 5)
    assert "Make a backup This comes with a later version." in page.text
    links = [link["href"] for link in page.html.select("main .todo a")]
    for count, (name, link) in enumerate(zip(STEPS, links, strict=True), start=1):
        coordinator.open(link)
        do(name)
        assert ticks(coordinator.get("desk.first_day")) == (count, 5 - count)
    assert "All steps are done" in coordinator.get("desk.first_day").text


def test_the_day_leads_there_until_all_is_done(coordinator, do):
    assert "0 of 5 steps are done" in coordinator.get("desk.today").text
    for name in STEPS:
        do(name)
    assert "first real day" not in coordinator.get("desk.today").text


def test_a_colleague_who_was_only_invited_does_not_make_a_team(coordinator, make, database):
    make.staff("reception", email="nieuw@example.org").last_sign_in_at = None
    database.commit()
    assert ticks(coordinator.get("desk.first_day")) == (0, 5)


def test_reception_is_not_led_through_it(reception):
    assert "first real day" not in reception.get("desk.today").text
    reception.get("desk.first_day", status=403)


def test_in_a_demo_the_page_says_how_to_begin_for_real(coordinator, database):
    database_flags.mark_as_demo()
    database.commit()
    assert "first real day" not in coordinator.get("desk.today").text
    assert "flask demo end" in coordinator.get("desk.first_day").text
