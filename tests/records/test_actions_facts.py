"""Figures that say how often, and never who, when or in which order."""

from collections import Counter
from datetime import UTC, date, datetime
from itertools import permutations
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, inspect, select, text

from tests.figures import figures, totals, values
from tests.together import PATIENCE
from vrijwilligers.desk.feature import DeskFact
from vrijwilligers.extensions import db
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.records import closing, facts
from vrijwilligers.records.facts import ClosedYear, Fact, FactKey

DAY = date(2026, 3, 5)
NIGHT = datetime(2027, 3, 31, 2, tzinfo=UTC)
VISITS = [
    {"language": "fr", "municipality": "21004", "age_band": "26-44"},
    {"language": "nl", "municipality": "21015", "age_band": "65+"},
    {"language": "ar", "municipality": "21001"},
]


def visit(day=DAY, **dimensions):
    return facts.record(DeskFact.CONTACT, on=day, **dimensions)


def rows(database):
    database.commit()
    return [tuple(row) for row in database.execute(select(*Fact.__table__.columns))]


def test_a_deed_adds_to_its_total_to_each_margin_and_to_the_pairs_that_are_asked(database):
    visit(language="fr", asker="organisation", subject="law", visit=None)
    assert figures(database) == {
        ("desk_contact", "", ""): 1,
        ("desk_contact", "asker", "organisation"): 1,
        ("desk_contact", "asker subject", "organisation law"): 1,
        ("desk_contact", "language", "fr"): 1,
        ("desk_contact", "subject", "law"): 1,
    }


def test_it_counts_in_the_month_of_the_day_it_happened_on(database):
    visit(date(2025, 12, 31))
    visit(date(2026, 1, 1))
    assert {row[1:3] for row in rows(database)} == {(2025, 12), (2026, 1)}


@pytest.mark.parametrize(
    "dimensions", [{"name": "x"}, {"language": "in words"}, {"subject": ""}, {"staff_id": "3"}]
)
def test_only_codes_of_known_dimensions_are_counted(database, dimensions):
    with pytest.raises(TypeError):
        visit(**dimensions)
    assert figures(database) == {}


def test_what_is_rolled_back_was_never_counted(database):
    visit()
    database.rollback()
    visit()
    savepoint = database.begin_nested()
    visit(language="fr")
    savepoint.rollback()
    with database.begin_nested():
        visit(language="nl")
    assert totals(database) == {"desk_contact": 2}
    assert values(database, "desk_contact") == {"language": {"nl": 1}}


def test_what_was_counted_is_taken_back_exactly_whatever_changed_since(database):
    counted = visit(municipality="21004")
    visit(municipality="21004")
    database.commit()
    facts.take_back(counted)
    facts.take_back(None)
    assert values(database, "desk_contact") == {"municipality": {"21004": 1}}
    facts.take_back(counted)
    facts.take_back(counted)
    assert figures(database) == {}  # never below zero


def test_where_nothing_was_counted_no_figure_is_looked_up(database, counting):
    database.scalars(select(Fact)).all()
    with counting() as seen:
        database.commit()
    assert seen.count == 0


def test_nobody_can_order_two_figures_or_say_which_belong_together_p28(database):
    """The attack of the review: a dump without the people, whatever the order of the deeds."""
    dumps = set()
    for order in permutations(VISITS):
        database.execute(delete(Fact))
        for dimensions in order:
            visit(**dimensions)
            database.commit()
        closing.close_each_night(datetime(2026, 3, 6, 2, tzinfo=UTC))
        dumps.add(tuple(rows(database)))
    assert len(dumps) == 1
    assert {column.name for column in Fact.__table__.columns} == {*FactKey._fields, "amount"}
    one_dimension = {row[3] for row in next(iter(dumps))} - {""}
    assert one_dimension == {"language", "municipality", "age_band"}


def test_a_month_of_one_person_says_nothing_more_once_its_year_is_closed_p28(database):
    visit(date(2026, 2, 3), language="so", municipality="21004", age_band="26-44")
    database.commit()
    closing.close_each_night(NIGHT)
    assert values(database, "desk_contact") == {
        name: {"other": 1} for name in ("language", "municipality", "age_band")
    }
    assert {row[2] for row in rows(database) if row[3]} == {0}


def test_the_database_keeps_no_order_of_its_own(database):
    visit(language="fr")
    database.commit()
    visit(language="ar")
    database.commit()
    closing.close_each_night(datetime(2026, 3, 6, 2, tzinfo=UTC))
    if database.get_bind().dialect.name == "sqlite":
        with pytest.raises(Exception, match="rowid"):
            database.execute(text("SELECT rowid FROM fact"))
    else:
        writers = database.execute(text("SELECT DISTINCT xmin::text FROM fact")).all()
        assert len(writers) == 1
        placed = database.execute(text("SELECT kind, dimension, value FROM fact")).all()
        assert placed == sorted(placed)


def test_no_other_table_points_at_a_figure(database):
    assert not Fact.__table__.foreign_keys
    for name in inspect(db.engine).get_table_names():
        keys = inspect(db.engine).get_foreign_keys(name)
        assert not [key for key in keys if key["referred_table"] == "fact"]


def test_a_closed_year_has_no_small_values_and_the_same_totals_p28(database):
    for month in range(1, 13):
        visit(date(2026, month, 3), language="fr")
    for month in (1, 2, 3, 4):
        visit(date(2026, month, 4), language="ar")
    visit(date(2026, 6, 4), language="so")
    before = totals(database)
    closing.close_each_night(datetime(2027, 3, 30, 2, tzinfo=UTC))
    assert values(database, "desk_contact")["language"] == {"fr": 12, "ar": 4, "so": 1}
    closing.close_each_night(NIGHT)
    once = rows(database)
    closing.close_each_night(NIGHT)
    assert rows(database) == once
    assert values(database, "desk_contact") == {"language": {"fr": 12, "other": 5}}
    assert totals(database) == before
    assert {row[2] for row in once if row[3]} == {0}
    assert {row[2] for row in once if not row[3]} == set(range(1, 13))
    assert database.scalars(select(ClosedYear.year)).all() == [2026]


def test_a_late_correction_goes_to_its_value_if_that_survived_else_to_other(database):
    french = [visit(language="fr") for _ in range(5)][0]
    somali = visit(language="so")
    database.commit()
    closing.close_each_night(NIGHT)
    facts.take_back(french)
    facts.take_back(somali)
    visit(language="ar")
    assert values(database, "desk_contact") == {"language": {"fr": 4, "other": 1}}
    facts.take_back(somali)
    facts.take_back(somali)
    database.commit()
    closing.close_each_night(NIGHT)
    assert values(database, "desk_contact") == {"language": {"fr": 4}}


def test_two_who_count_at_once_in_another_order_both_do(app, database):
    ready, trouble = Barrier(2, timeout=PATIENCE), []

    def work(order):
        try:
            with app.app_context():
                for _ in range(10):
                    ready.wait()
                    for language in order:
                        visit(language=language)
                    db.session.commit()
        except Exception as error:
            trouble.append(error)

    both = [Thread(target=work, args=(order,)) for order in ("abcdef", "fedcba")]
    [one.start() for one in both]
    [one.join() for one in both]
    assert not trouble
    assert totals(database) == {"desk_contact": 120}


DEED = st.tuples(
    st.sampled_from(["proposed", "started", "stayed"]),
    st.sampled_from(["fr", "nl", None]),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.booleans(),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEED, max_size=12))
def test_whatever_was_done_and_taken_back_the_totals_of_the_year_hold_p11(database, deeds):
    database.execute(delete(Fact))
    database.execute(delete(ClosedYear))
    expected = Counter()
    for state, language, on, is_taken_back in deeds:
        counted = facts.record(
            MatchingFact.INTRODUCTION_STEP, on=on, state=state, language=language
        )
        database.commit()
        if is_taken_back:
            facts.take_back(counted)
        else:
            expected[f"introduction_step:{state}"] += 1
    assert totals(database) == dict(expected)
    closing.close_each_night(NIGHT)
    assert totals(database) == dict(expected)
    small = [row for row in rows(database) if row[3] and row[4] != "other" and row[5] < 5]
    assert not small
