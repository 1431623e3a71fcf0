"""Two vacancies of two sources that are one: what moves, what is kept, what the next file does."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.answers.links import linked, reminder
from tests.imports.bringing_in import undone
from tests.vacancies.bringing_in import one
from tests.vacancies.files import row, table
from vrijwilligers.answers.rules import REMINDER
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.matching.actions.problems import IntroducedToBoth
from vrijwilligers.matching.models import Introduction
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies.actions import life, merging, own_facts
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import doubles, numbered
from vrijwilligers.vacancies.rules import Status, StatusReport
from vrijwilligers.vacancies.rules.merging import Side, questions
from vrijwilligers.vocabulary.clock import now, today

OTHERS = row(7, minimum_age="18", places="3")

TITLE = {"nl": ("Soep koken", "Je kookt soep.")}


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


def test_what_the_desk_gave_and_what_only_the_other_says_is_proposed(pair, make):
    make.vacancy(texts={"nl": ("Soep koken", "")})  # of another organisation
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


@pytest.mark.parametrize(
    ("sources", "alike"),
    [
        (("Een", "Twee"), True),
        (("Een", None), True),
        ((None, None), True),
        (("Een", "Een"), False),
    ],
)
def test_what_one_source_offers_twice_is_two(make, database, sources, alike):
    house = make.organisation()
    keys = [
        make.vacancy(
            organisation=house, source_name=name, source_id=name and str(number), texts=TITLE
        ).id
        for number, name in enumerate(sources)
    ]
    twice = select(Vacancy.id).where(Vacancy.id.in_(doubles.have_a_double()))
    assert sorted(database.scalars(twice)) == (keys if alike else [])
    assert sorted(doubles.doubles_of(keys)) == (keys if alike else [])


@pytest.mark.parametrize(
    ("title", "is_double"),
    [
        ("Ouderen bezoeken in groep 1", True),
        ("In groep 1: bezoek aan een oudere!", True),
        ("Bezoek ouderen in groep 2", False),
        ("Bezoek ouderen", False),
        ("Bezoek zieken in groep 1", False),
    ],
)
def test_a_title_in_other_forms_or_order_is_a_double_and_another_figure_is_not(
    make, database, title, is_double
):
    house, other = make.organisation(), make.organisation()
    texts = ("Bezoek ouderen in groep 1", title)
    keys = [
        make.vacancy(
            organisation=house, source_name=name, source_id="1", texts={"nl": (text, "")}
        ).id
        for name, text in zip(("Een", "Twee"), texts, strict=True)
    ]
    make.vacancy(organisation=other, texts={"nl": (title, "")})

    twice = select(Vacancy.id).where(Vacancy.id.in_(doubles.have_a_double()))
    assert sorted(database.scalars(twice)) == (keys if is_double else [])
    assert sorted(doubles.doubles_of(keys)) == (keys if is_double else [])


def test_a_title_in_two_languages_makes_no_double(pair, make, database):
    make.vacancy(texts={"nl": ("Photoshop", ""), "fr": ("Photoshop", "")})
    twice = select(Vacancy.id).where(Vacancy.id.in_(doubles.have_a_double()))
    assert sorted(database.scalars(twice)) == pair


@pytest.mark.parametrize(
    ("stays", "goes", "taken"),
    [
        (Side({}, ()), Side({"places": 3}, ()), [True]),
        (Side({"places": 2}, ()), Side({"places": 3}, ()), [False]),
        (Side({"places": 2}, ()), Side({"places": 3}, ("places",)), [True]),
        (Side({"places": 2}, ("places",)), Side({"places": 3}, ("places",)), [False]),
        (Side({"places": 3}, ()), Side({"places": 3}, ("places",)), []),
    ],
)
def test_the_last_word_is_proposed_to_who_has_it_alone(stays, goes, taken):
    assert [each.is_taken for each in questions(stays, goes)] == taken


def test_what_was_heard_of_either_is_kept_and_nothing_waits_at_the_other(pair, database):
    stays, goes = (database.get(Vacancy, key) for key in pair)
    token = linked(database, REMINDER, goes)
    early, late, day = now() - timedelta(days=2), now(), date(2026, 11, 21)
    stays.published_at, goes.published_at, goes.change_requested_at = late, early, early
    stays.confirmed_on, goes.confirmed_on = day, day - timedelta(days=9)
    goes.reported, goes.reported_at = StatusReport.FILLED, early
    database.commit()
    merged(pair)
    database.expire_all()
    assert (stays.published_at, stays.change_requested_at) == (early, early)
    assert (stays.confirmed_on, stays.reported, stays.reported_at) == (day, "filled", early)
    assert [goes.reported, goes.reported_at, goes.change_requested_at] == [None] * 3
    assert reminder(token).ended_at
    logged = select(AuditEvent.deed, AuditEvent.record_id).where(AuditEvent.deed.like("merged%"))
    assert {*database.execute(logged)} == {("merged", pair[0]), ("merged away", pair[1])}


def test_what_we_wrote_ourselves_is_rewritten_with_what_is_taken(pair, make, database):
    home = database.get(Vacancy, pair[0]).organisation
    database.get(Vacancy, pair[1]).status = Status.PAUSED
    database.commit()
    ours = make.vacancy(organisation=home, status=Status.DRAFT, texts={"fr": ("La soupe", "")})
    merged((ours.id, pair[1]), "text_nl", "places")
    database.expire_all()
    assert {text.language: text.title for text in ours.texts} == {
        "nl": "Soep koken",
        "fr": "La soupe",
    }
    assert (ours.places, ours.minimum_age) == (3, None)


def test_only_two_of_one_organisation_are_merged(pair, make):
    elsewhere = make.vacancy().id
    for other in (pair[1], elsewhere):
        with pytest.raises(merging.NothingToMerge):
            merged((other, pair[1]))


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
    assert (without["withdrawn"], bool(one(database, "S-7").source.gone_at)) == (1, True)
    assert bring_in(table(row(8)), source="elders", is_complete=True)["withdrawn"] == 0
    changed = bring_in(table(OTHERS | {"places": "9"}), source="elders", is_complete=True)
    assert (changed["new"], changed["changed"]) == (0, 1)
    assert one(database, "S-7").status == Status.WITHDRAWN
    assert one(database, "S-7").source.gone_at is None


def test_nor_does_undoing_the_import_that_it_came_with(pair, bring_in, database):
    merged(pair)
    key = database.scalar(select(ImportRun.id).where(ImportRun.source_name == "elders"))
    assert undone(database, key)["withdrawn"] == 1
    bring_in(table(OTHERS), source="elders")
    assert one(database, "S-7").status == Status.WITHDRAWN


def test_who_is_introduced_to_both_stands_in_the_way(pair, make, database):
    candidate = make.candidate()
    for key in pair:
        make.introduction(candidate=candidate, vacancy=database.get(Vacancy, key))
    with pytest.raises(IntroducedToBoth), transaction():
        merging.merge(*doubles.hold_pair(*pair), (), by=None, at=now())
    assert database.scalars(select(Vacancy.merged_into_id)).all() == [None, None]


def test_what_was_merged_away_is_not_shown_again_beside_the_other(pair, database):
    merged(pair)
    with pytest.raises(life.CannotBeDone), transaction():
        life.reopen(database.get(Vacancy, pair[1]), by=None, today=today())


def test_two_that_were_taken_apart_stand_on_their_own(pair, database):
    merged(pair)
    with transaction():
        merging.take_apart(database.get(Vacancy, pair[1]), by=None, at=now())
    assert [each.id for each in doubles.pair(*pair)] == pair
