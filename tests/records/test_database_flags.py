"""What is remembered of a database as a whole."""

from vrijwilligers.records import database_flags
from vrijwilligers.records.db import transaction


def test_a_database_of_made_up_people_is_remembered_as_such_however_often_it_is_said(database):
    assert not database_flags.is_demo()
    for _ in range(2):
        with transaction():
            database_flags.mark_as_demo()
        assert database_flags.is_demo()


def test_a_database_that_was_marked_before_stays_marked(database):
    database.add(database_flags.DatabaseFlag(name="demo", value="yes"))
    database.flush()
    assert database_flags.is_demo()


def test_a_flag_with_another_value_says_nothing(database):
    database.add(database_flags.DatabaseFlag(name=database_flags.DEMO, value="no"))
    database.flush()
    assert not database_flags.is_demo()
