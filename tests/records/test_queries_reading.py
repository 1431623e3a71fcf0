"""What only reads takes nobody's place, and leaves none taken."""

import pytest
from sqlalchemy import false, literal, select
from sqlalchemy.exc import NoResultFound

from vrijwilligers.records.db import read_only, transaction

LOOK = select(literal(1))


def test_reading_begins_and_ends_without_a_transaction(database):
    database.execute(LOOK)
    with read_only():
        assert not database().in_transaction()
        database.execute(LOOK)
    assert not database().in_transaction()


def test_reading_inside_reading_leaves_what_was_loaded(database):
    with read_only():
        database.execute(LOOK)
        with read_only():
            assert database().in_transaction()
        assert database().in_transaction()


def test_what_was_begun_before_a_transaction_is_no_part_of_it(database):
    database.execute(LOOK)
    with transaction():
        assert not database().in_transaction()


def test_after_trouble_no_transaction_is_left_open(database):
    with pytest.raises(NoResultFound), transaction():
        database.execute(LOOK.where(false())).one()
    assert not database().in_transaction()
