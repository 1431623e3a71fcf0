"""What is held for a change is read to its end: a cursor left open keeps SQLite in the past."""

import gc

import pytest
from sqlalchemy.engine import CursorResult

from vrijwilligers.matching import queries as matching
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.keys import hold_rows


@pytest.fixture
def without_collecting():
    """Let nothing be closed by chance."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def left_open():
    results = [one for one in gc.get_objects() if isinstance(one, CursorResult)]
    return [one for one in results if not one.closed]


@pytest.mark.usefixtures("without_collecting")
def test_whoever_holds_an_introduction_leaves_no_question_open(make, database):
    introduction = make.introduction()
    matching.hold_introduction(introduction.id)
    database.rollback()
    assert left_open() == []


@pytest.mark.usefixtures("without_collecting")
def test_whoever_holds_rows_leaves_no_question_open(make, database):
    keys = [make.organisation().id for _ in range(3)]
    hold_rows(Organisation.__table__, keys)
    database.rollback()
    assert left_open() == []
