"""Two vacancies of two sources that are one: what moves, what is kept, what the next file does."""

import pytest
from sqlalchemy import select

from tests.vacancies.bringing_in import one
from tests.vacancies.files import row, table
from vrijwilligers.matching.actions.problems import IntroducedToBoth
from vrijwilligers.matching.models import Introduction
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies.actions import merging, own_facts
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import doubles, numbered
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vacancies.rules.merging import questions
from vrijwilligers.vocabulary.clock import now

OTHERS = row(7, minimum_age="18", places="3")


@pytest.fixture
def pair(bring_in, database):
    """The same work, as two sources offer it; the desk gave the second one an age."""
    bring_in(table(row(1, places="2")))
    bring_in(table(OTHERS), source="elders")
    with transaction():
        goes = doubles.pair(*_keys(database))[1]
        own_facts.give_own_facts(goes, {"minimum_age": 16}, by=None, at=now())
    return _keys(database)


def _keys(database):
    return [one(database, source_id).id for source_id in ("S-1", "S-7")]


def merged(keys, *taken):
    with transaction():
        merging.merge(*doubles.hold_pair(*keys), taken, by=None, at=now())


def test_what_the_desk_gave_and_what_only_the_other_says_is_proposed(pair):
    stays, goes = map(doubles.side_of, doubles.pair(*pair))
    assert [(each.name, each.goes, each.is_taken) for each in questions(stays, goes)] == [
        ("places", 3, False),
        ("minimum_age", 16, True),
    ]
    assert {
        key: [each.id for each in found] for key, found in doubles.doubles_of(pair).items()
    } == {
        pair[0]: [pair[1]],
        pair[1]: [pair[0]],
    }


def test_what_hangs_on_the_other_moves_and_its_number_leads_to_the_one_that_stays(
    pair, make, database
):
    introduction = make.introduction(vacancy=database.get(Vacancy, pair[1])).id
    merged(pair, "minimum_age")
    database.expire_all()
    stays, goes = (database.get(Vacancy, key) for key in pair)
    assert database.get(Introduction, introduction).vacancy_id == stays.id
    assert [fact.field for fact in stays.own_facts] == ["minimum_age"]
    assert (stays.minimum_age, stays.places) == (16, 2)
    assert (goes.status, goes.merged_into_id) == (Status.WITHDRAWN, stays.id)
    assert [found.id for found in numbered(str(goes.id))] == [stays.id]
    assert doubles.doubles_of(pair) == {}


def test_no_file_brings_back_what_was_merged_away(pair, bring_in, database):
    merged(pair)
    same = bring_in(table(OTHERS), source="elders")
    assert (same["new"], same["changed"]) == (0, 0)
    without = bring_in(table(row(8)), source="elders", is_complete=True)
    assert without["withdrawn"] == 0
    changed = bring_in(table(OTHERS | {"places": "9"}), source="elders", is_complete=True)
    assert (changed["new"], changed["changed"]) == (0, 1)
    assert one(database, "S-7").status == Status.WITHDRAWN


def test_who_is_introduced_to_both_stands_in_the_way(pair, make, database):
    candidate = make.candidate()
    for key in pair:
        make.introduction(candidate=candidate, vacancy=database.get(Vacancy, key))
    with pytest.raises(IntroducedToBoth), transaction():
        merging.merge(*doubles.hold_pair(*pair), (), by=None, at=now())
    assert database.scalars(select(Vacancy.merged_into_id)).all() == [None, None]


def test_two_that_were_taken_apart_stand_on_their_own(pair, database):
    merged(pair)
    with transaction():
        merging.take_apart(database.get(Vacancy, pair[1]), by=None, at=now())
    assert [each.id for each in doubles.pair(*pair)] == pair
