"""Where a call is seen: on the day's page, by the public; and what came of all calls of a year."""

from datetime import timedelta

import pytest

from tests.pool.calls import a_call, asked, asked_people, member
from vrijwilligers.bundles import documents
from vrijwilligers.bundles.rules import BundleChoice
from vrijwilligers.pool.actions import answering
from vrijwilligers.pool.feature import PoolFact
from vrijwilligers.pool.rules.shares import FilledShare, shares_without_few
from vrijwilligers.pool.rules.states import CallAnswer
from vrijwilligers.records import facts
from vrijwilligers.vocabulary.clock import now, today

YES = CallAnswer.YES
DAYS = timedelta(days=3)


def _call(make, database, taken):
    call = a_call(make, places=[2], on=today() + DAYS)
    for one in asked(make, call, taken):
        answering.answer(one, YES, [call.shifts[0].id], at=now())
    database.commit()
    return call


def test_the_day_shows_for_which_calls_somebody_is_still_wanted(reception, make, database):
    wanted, full = _call(make, database, 1), _call(make, database, 2)
    page = reception.get("desk.today")
    assert page.html.select(f'a[href="/pool/calls/{wanted.id}"]')
    assert not page.html.select(f'a[href="/pool/calls/{full.id}"]')
    assert "1 place left" in page.text


def test_the_public_reads_that_people_are_wanted_and_that_it_is_full(desk, make, database):
    call = _call(make, database, 1)
    about = {"vacancy_id": call.vacancy_id, "language": "en"}
    assert "Urgent: 1 person for" in desk.get("site.show", **about).text
    assert "Urgent: 1 person for" in desk.get("site.index", language="en").text
    assert "Urgent: 1 person for" in desk.client.get(desk.url("site.feed_json", language="en")).text

    (last,) = asked(make, call, 1)
    answering.answer(last, YES, [call.shifts[0].id], at=now())
    database.commit()
    assert "Everybody is found" in desk.get("site.show", **about).text


def test_the_figures_of_a_year_hide_who_is_few(coordinator, make, database):
    person = member(make)
    asked_people(a_call(make, places=[1]), [person.candidate])
    for language, times in (("nl", 9), ("en", 6), ("fr", 1), (None, 1)):
        for _one in range(times):
            facts.record(PoolFact.CAME, on=today(), state="yes", language=language)
    facts.record(PoolFact.ASKED, on=today(), amount=40)
    database.commit()
    page = coordinator.get("calls.figures")
    assert "17 came" in " ".join(page.text.split())
    assert "40 times that somebody was asked" in " ".join(page.text.split())
    (came,) = page.html.select("section[aria-labelledby=margin-1] dl")
    assert [one.get_text() for one in came.select("dt")] == ["9", "8"]
    assert [one.get_text() for one in came.select("dd")] == ["Dutch", "Other"]
    assert "1 people" in page.text or "0.00" in page.text


def test_the_share_filled_is_told_by_place_and_organisation_without_who_is_few(
    coordinator, make, database
):
    large, small, gone = make.organisation(name="Buurthuis De Linde"), make.organisation(), 999999
    for house, place, places, taken in (
        (large.id, "21012", 12, 9),
        (gone, "21004", 10, 10),
        (small.id, "21009", 6, 2),  # two people: they are among the others
        (large.id, None, 8, 5),
    ):
        where = {"municipality": place, "organisation": str(house)}
        facts.record(PoolFact.PLACES, on=today(), amount=places, **where)
        facts.record(PoolFact.TAKEN, on=today(), amount=taken, **where)
    database.commit()
    page = coordinator.get("calls.figures")
    said = [
        [
            (dt.get_text(), dd.get_text())
            for dt, dd in zip(*map(dl.select, ("dt", "dd")), strict=True)
        ]
        for dl in page.html.select("section[aria-labelledby^=share] dl")
    ]
    assert said == [
        [
            ("Sint-Jans-Molenbeek / Molenbeek-Saint-Jean", "75 %: 9 of 12 places"),
            ("Brussel / Bruxelles", "100 %: 10 of 10 places"),
            ("Other", "50 %: 7 of 14 places"),
        ],
        [
            ("Buurthuis De Linde", "70 %: 14 of 20 places"),
            ("Other", "75 %: 12 of 16 places"),
        ],
    ]


@pytest.mark.parametrize(
    ("places", "taken", "total", "shown"),
    [
        ({"a": 10, "b": 10}, {"a": 5, "b": 10}, (15, 20), {"a": (5, 10), "b": (10, 10)}),
        ({"a": 10, "b": 10}, {"a": 3, "b": 10}, (13, 20), {}),  # a difference would tell the three
        ({"a": 20, "b": 4}, {"a": 20, "b": 4}, (24, 24), {}),
        ({"a": 20, "b": 9}, {"a": 20}, (20, 29), {"a": (20, 20), "b": (0, 9)}),
        ({}, {}, (0, 0), {}),
    ],
)
def test_a_share_that_is_few_stands_nowhere_for_itself(places, taken, total, shown):
    found = shares_without_few(places, taken, FilledShare(*total))
    named = {code: tuple(share) for code, share in found.items() if code != "other"}
    assert named == shown
    assert not any(share.is_few for share in found.values())


def test_a_printed_list_says_where_people_are_still_wanted(make, database):
    wanted, full = _call(make, database, 1), _call(make, database, 2)
    for language, words in (
        ("nl", "Dringend"),
        ("fr", "Urgent"),
        ("en", "Urgent: 1\xa0person for"),
    ):
        content, _count = documents.content(BundleChoice(language=language), today=today())
        entries = [entry for chapter in content["chapters"] for entry in chapter["vacancies"]]
        facts_of = {entry["number"]: entry["facts"] for entry in entries}
        assert facts_of[str(wanted.vacancy_id)][0].startswith(words)
        assert not any(words in fact for fact in facts_of[str(full.vacancy_id)])


def test_reception_reads_the_figures_and_finds_them_on_the_list_of_calls(reception):
    page = reception.get("calls.index")
    link = page.html.select_one('main a[href$="/figures"]')
    assert "Figures of the pool" in reception.open(link["href"]).text
