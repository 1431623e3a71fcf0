"""What a printed bundle says of a vacancy, and when: days, place, hours, ways to apply."""

from datetime import date

import pytest

from tests.bundles.contents import MOLENBEEK, TODAY, only, pages_of, plain, printed, said
from vrijwilligers.bundles import documents
from vrijwilligers.bundles.rules import BundleChoice


@pytest.mark.parametrize(
    ("start_on", "end_on", "when"),
    [
        (None, None, ""),
        (date(2026, 3, 1), None, ""),
        (TODAY, None, ""),
        (date(2026, 3, 1), date(2026, 12, 31), "until 31 December 2026"),
        (None, date(2026, 12, 31), "until 31 December 2026"),
        (date(2026, 12, 24), date(2026, 12, 24), "on 24 December 2026"),
        (date(2026, 12, 1), date(2027, 1, 5), "from 1 December 2026 to 5 January 2027"),
        (date(2026, 12, 1), None, "from 1 December 2026"),
    ],
)
def test_days_are_said_where_they_are_news(make, start_on, end_on, when):
    make.vacancy(start_on=start_on, end_on=end_on)
    assert plain(only(BundleChoice(language="en"))["facts"]) == ([when] if when else [])


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ({"municipality": MOLENBEEK}, ["Sint-Jans-Molenbeek"]),
        (
            {"street": "Dreef 1", "place": "Vilvoorde", "postcode": "1800"},
            ["Dreef 1, 1800 Vilvoorde"],
        ),
        ({"postcode": "1800"}, ["1800"]),
        ({"remote": True}, ["at home or online"]),
        ({"remote": True, "place": "Halle"}, ["Halle", "at home or online"]),
        ({"wheelchair": True}, ["wheelchair accessible"]),
        ({"wheelchair": False}, []),
        ({}, []),
    ],
)
def test_the_place_is_the_municipality_or_what_is_known(make, app, place, where):
    make.vacancy(**place)
    assert plain(only()["where"]) == [said("nl", words) for words in where]


@pytest.mark.parametrize(
    ("engagement", "hours", "words"),
    [
        ("once", 3, ["once", "3 hours"]),
        ("short", 7.5, ["for a short period", "7.5 hours a week"]),
        ("regular", None, ["regularly"]),
        (None, None, []),
    ],
)
def test_how_long_and_how_much(make, engagement, hours, words):
    make.vacancy(engagement=engagement, hours_per_week=hours)
    assert plain(only(BundleChoice(language="en"))["facts"]) == words


def test_what_else_a_visitor_wants_to_know_is_said_only_when_it_is_so(make):
    make.vacancy(minimum_age=16, wheelchair=True, support_offered=True, allowance="flat")
    make.vacancy(category="board", wheelchair=False, support_offered=False, allowance="none")

    content, count = documents.content(BundleChoice(language="en"), today=TODAY)

    food, board = (plain(chapter["vacancies"][0]["facts"]) for chapter in content["chapters"])
    assert count == 2
    assert food == [
        "from 16 years old",
        "somebody supports you",
        "a fixed allowance",
    ]
    assert board == []


@pytest.mark.parametrize(("practise", "shown"), [("A2", True), ("no", False), (None, False)])
def test_only_work_where_one_may_practise_says_so(make, practise, shown):
    make.vacancy(practise_dutch=practise)
    mark = said("nl", "Practise Dutch from %(level)s", level="A2")
    assert (plain([only()["practise"] or ""]) == [mark]) is shown
    assert (mark in " ".join(pages_of(printed().pdf)).replace("\xa0", " ")) is shown


@pytest.mark.parametrize(
    ("contact", "ways"),
    [
        ({"contact_phone": "+32470001122"}, ["0470 00 11 22", "huis@example.org"]),
        ({"contact_phone": "+33123456789"}, ["+33 1 23 45 67 89", "huis@example.org"]),
        ({"contact_phone": "vraag Jo"}, ["vraag Jo", "huis@example.org"]),
        ({"contact_email": "jo@example.org"}, ["02 555 01 02", "jo@example.org"]),
        (
            {"source_url": "https://www.example.org/a?b=1"},
            ["02 555 01 02", "huis@example.org", "example.org"],
        ),
        ({"source_url": "javascript:alert(1)"}, ["02 555 01 02", "huis@example.org"]),
        ({}, ["02 555 01 02", "huis@example.org"]),
    ],
)
def test_how_to_apply_is_as_the_vacancy_says_else_as_the_organisation_does(make, contact, ways):
    house = make.organisation(phone="+3225550102", email="huis@example.org")
    make.vacancy(organisation=house, **contact)
    assert plain(only()["apply"]) == ways
