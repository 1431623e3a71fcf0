"""What is gone from a list is withdrawn, and what comes back is published again."""

from collections import Counter

import pytest
from sqlalchemy import select

from tests.vacancies.bringing_in import counts, one
from tests.vacancies.files import FEED, many, row, table
from vrijwilligers.records.batches import MANY
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status


def test_what_is_gone_from_a_complete_list_is_withdrawn(bring_in, database):
    bring_in(table(*(row(number) for number in range(1, 8))))
    done = bring_in(table(*(row(number) for number in range(1, 7))), is_complete=True)

    assert done == counts(unchanged=6, withdrawn=1)
    assert one(database, "S-7").status == Status.WITHDRAWN
    assert one(database, "S-6").status == Status.PUBLISHED


def test_what_is_not_in_a_part_of_a_list_stays(bring_in, database):
    bring_in(table(row(1), row(2)))

    assert bring_in(table(row(1))) == counts(unchanged=1)
    assert one(database, "S-2").status == Status.PUBLISHED


def test_a_rejected_row_is_not_gone(bring_in, database):
    bring_in(table(row(1), row(2)))
    done = bring_in(table(row(1), row(2, title_nl="", places="many")), is_complete=True)

    assert done == counts(unchanged=1, rejected=1)
    assert one(database, "S-2").status == Status.PUBLISHED


def test_other_sources_are_left_alone(bring_in, database):
    bring_in(table(row(1)), source="one")
    bring_in(table(row(2)), source="other", is_complete=True)
    assert bring_in(table(row(1)), source="other") == counts(new=1)
    assert Counter(database.scalars(select(Vacancy.status))) == {Status.PUBLISHED: 3}


def test_what_was_withdrawn_twice_is_counted_once(bring_in):
    bring_in(table(row(1), row(2)))
    bring_in(table(row(1)), is_complete=True)
    assert bring_in(table(row(1)), is_complete=True) == counts(unchanged=1)


def test_what_comes_back_is_published_again(bring_in, database):
    bring_in(table(row(1), row(2)))
    bring_in(table(row(1)), is_complete=True)

    assert bring_in(table(row(1), row(2))) == counts(unchanged=1, changed=1)
    assert one(database, "S-2").status == Status.PUBLISHED
    assert bring_in(table(row(1), row(2))) == counts(unchanged=2)


def test_many_rows_of_a_full_kind_come_in_and_stay(bring_in):
    content = table(*many(MANY + 100))
    assert bring_in(content) == counts(new=MANY + 100)
    assert bring_in(content, is_complete=True) == counts(unchanged=MANY + 100)
    assert bring_in(table(*many(MANY)), is_complete=True)["withdrawn"] == 100


def test_a_feed_is_complete_for_its_source(bring_in):
    if not FEED.exists():
        pytest.skip("the sample feed is not here")
    first = bring_in(FEED.read_bytes())
    assert first["new"] > 0
    assert bring_in(FEED.read_bytes()) == counts(unchanged=first["new"], rejected=first["rejected"])
    empty = b"<?xml version='1.0'?><source></source>"
    assert bring_in(empty)["withdrawn"] == first["new"]
