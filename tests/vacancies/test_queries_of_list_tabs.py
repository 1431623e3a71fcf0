from datetime import timedelta

import pytest

from tests.vacancies.own import own, task
from vrijwilligers.records.listing import listing
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import categories
from vrijwilligers.vacancies.queries import gaps, layers, list_tabs
from vrijwilligers.vacancies.rules import (
    Gap,
    ListTab,
    Status,
    StatusReport,
    VacancyFilter,
    VacancyOrder,
)
from vrijwilligers.vacancies.rules.work import WaitingReason
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.week import mask_of

TODAY = today()
YESTERDAY = TODAY - timedelta(days=1)


def ids(**asked):
    question = queries.listed(VacancyFilter(**asked), today=TODAY, language="nl")
    return [vacancy.id for vacancy in listing(question, number=1).items]


@pytest.fixture
def standing(make, database):
    """One vacancy for each way to stand."""
    made = {
        "open": make.vacancy(),
        "full": make.vacancy(places=0),
        "expired": make.vacancy(publish_until=YESTERDAY),
        "over": make.vacancy(end_on=YESTERDAY, places=0),
        "paused": make.vacancy(status=Status.PAUSED),
        "told": make.vacancy(status=Status.PAUSED, reported=StatusReport.FILLED, reported_at=now()),
        "filled": make.vacancy(status=Status.FILLED),
        "withdrawn": make.changed_at_its_source(status=Status.WITHDRAWN),
        "elsewhere": make.offered_elsewhere(),
        "draft": make.vacancy(status=Status.DRAFT),
        "to_check": make.vacancy(status=Status.TO_CHECK),
        "proposed": make.vacancy(status=Status.TO_CHECK, proposed_at=now()),
        "source": make.changed_at_its_source(),
        "asked": make.vacancy(change_requested_at=now()),
        "answered": make.vacancy(),
    }
    return {vacancy.id: name for name, vacancy in made.items()}


@pytest.mark.parametrize(
    ("tab", "names"),
    [
        (ListTab.OPEN, {"open", "source", "asked", "answered"}),
        (ListTab.WORK, {"told", "asked", "elsewhere", "proposed", "to_check", "source", "draft"}),
        (ListTab.PAUSED, {"paused", "told"}),
        (ListTab.FILLED, {"filled", "full"}),
        (ListTab.EXPIRED, {"expired", "over"}),
        (ListTab.WITHDRAWN, {"withdrawn", "elsewhere"}),
    ],
)
def test_each_tab_holds_what_stands_there(standing, tab, names):
    assert {standing[key] for key in ids(tab=tab)} == names
    assert list_tabs.tab_counts(TODAY)[tab] == len(names)


def test_all_holds_everything(standing):
    assert len(ids(tab=ListTab.ALL)) == len(standing)
    assert list_tabs.tab_counts(TODAY)[ListTab.ALL] == len(standing)


def test_what_presses_most_comes_first_in_the_work_list(standing):
    names = [standing[key] for key in ids(tab=ListTab.WORK)]
    assert names == ["told", "asked", "elsewhere", "proposed", "to_check", "source", "draft"]


def test_what_waits_in_the_database_waits_by_the_rule(standing):
    everything = queries.by_ids(standing)
    waiting = {standing[key]: why for key, why in list_tabs.waits_of(everything).items()}
    assert waiting == {
        "told": (WaitingReason.REPORTED,),
        "asked": (WaitingReason.CHANGE,),
        "elsewhere": (WaitingReason.OFFERED_ELSEWHERE,),
        "proposed": (WaitingReason.PROPOSED,),
        "to_check": (WaitingReason.TO_CHECK,),
        "source": (WaitingReason.SOURCE_CHANGED,),
        "draft": (WaitingReason.DRAFT,),
    }
    assert list_tabs.waiting_counts() == dict.fromkeys(WaitingReason, 1)
    assert list_tabs.how_many_wait() == len(waiting)


def test_an_empty_desk_counts_nothing(database):
    assert set(list_tabs.tab_counts(TODAY).values()) == {0}
    assert list_tabs.waiting_counts() == {}
    assert list_tabs.how_many_wait() == 0


def test_a_list_is_narrowed_by_talent_engagement_day_and_organisation(make):
    cooking = make.vacancy(
        talents=["cooking"], engagement=Engagement.ONCE, days=mask_of(["mon-evening"])
    )
    make.vacancy(talents=["talking"], engagement=Engagement.REGULAR, days=mask_of(["tue-evening"]))
    monday = mask_of(["mon-morning", "mon-afternoon", "mon-evening"])
    assert ids(talent="cooking") == [cooking.id]
    assert ids(engagement=Engagement.ONCE) == [cooking.id]
    assert ids(days=monday) == [cooking.id]
    assert ids(organisation_id=cooking.organisation_id) == [cooking.id]
    assert ids(organisation_id=cooking.organisation_id, talent="talking") == []


def test_a_vacancy_of_our_own_comes_with_its_tasks_in_few_questions(make, database, counting):
    vacancy = own(make, tasks=tuple(task(f"Taak {n}", "cooking") for n in range(6)))
    key = vacancy.id
    database.expunge_all()
    with counting() as asked:
        found = queries.get(key)
        assert [len(one.talents) for one in found.tasks] == [1] * 6
    assert asked.count <= 6
    assert queries.hold(key).id == key


def test_what_can_be_improved_is_listed_and_counted(make, database):
    house, fr = make.organisation(), {"fr": ("Soupe", ""), "nl": ("Soep", "")}
    made = {
        "whole": make.vacancy(
            texts=fr | {"en": ("Soup", "")}, confirmed_on=TODAY, talents=["cooking"]
        ),
        "bare": make.vacancy(category=None, texts=fr, confirmed_on=TODAY),
        "source": make.changed_at_its_source(),
        "old": make.vacancy(created_at=now() - timedelta(days=182), organisation=house),
        "older": make.vacancy(confirmed_on=TODAY - timedelta(days=180)),
        "one": make.vacancy(texts=fr, organisation=house),
        "two": make.vacancy(texts=fr, organisation=house, source_name="Bron", source_id="2"),
        "gone": make.vacancy(category=None, texts=fr, organisation=house, status=Status.WITHDRAWN),
    }
    names = {vacancy.id: name for name, vacancy in made.items()}
    found = {gap: {names[key] for key in ids(gap=gap)} for gap in Gap}
    assert found == {
        Gap.CATEGORY: {"bare"},
        Gap.TALENTS: {*names.values()} - {"whole", "gone"},
        Gap.TEXT_NL: set(),
        Gap.TEXT_FR: {"source", "old", "older"},
        Gap.TEXT_EN: {*names.values()} - {"whole", "gone"},
        Gap.UNCONFIRMED: {"old", "older"},
        Gap.SOURCE: {"source"},
        Gap.DOUBLE: {"one", "two"},
    }
    assert gaps.gap_counts(TODAY) == {gap: len(those) for gap, those in found.items() if those}


def test_what_was_not_confirmed_for_longest_comes_first(make, database):
    days = (TODAY, None, YESTERDAY)
    late, never, before = (make.vacancy(confirmed_on=day).id for day in days)
    assert ids(order=VacancyOrder.CONFIRMED) == [never, before, late]


def test_many_get_a_category_at_once_and_what_has_one_keeps_it(make, database):
    ours, theirs = (
        own(make, category=None),
        make.vacancy(category=None, source_name="Bron", source_id="1"),
    )
    has = make.vacancy(category="food")
    keys = [ours.id, theirs.id, has.id]
    assert categories.categorise(keys, "sport", by=None, at=now()) == 2
    assert [one.category for one in (ours, theirs, has)] == ["sport", "sport", "food"]
    assert layers.own_values(theirs) == {"category": "sport"}


def test_many_get_talents_at_once_with_their_tasks_and_what_asks_some_keeps_them(make, database):
    ours = own(make, tasks=(task("Soep koken"),))
    theirs = make.vacancy(source_name="Bron", source_id="1")
    has = make.vacancy(talents=["animals"])
    before = ours.version
    given = frozenset({"cooking", "listening"})
    keys = [ours.id, theirs.id, has.id]
    assert categories.give_talents(keys, given, by=None, at=now()) == 2
    asked = [{one.code for one in vacancy.talents} for vacancy in (ours, theirs, has)]
    assert asked == [given, given, {"animals"}]
    assert {one.code for one in ours.tasks[0].talents} == given
    assert ours.version > before
    assert layers.own_values(theirs) == {"talents": ["cooking", "listening"]}
