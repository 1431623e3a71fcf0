"""What is held for a change is read to its end: a cursor left open keeps SQLite in the past."""

import gc
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from sqlalchemy.engine import CursorResult

from tests.together import PATIENCE
from vrijwilligers.extensions import db
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


@pytest.fixture
def waiting(app, database, without_collecting):
    """Do something that has to wait for the writers' place, and tell what it leaves open."""

    def run(hold):
        database.rollback()
        begun = Event()

        def write():
            with app.app_context():
                db.session.connection()
                begun.set()
                sleep(0.05)
                db.session.rollback()

        with ThreadPoolExecutor() as pool:
            other = pool.submit(write)
            begun.wait(PATIENCE)
            hold()
            database.rollback()
            other.result()
        results = [one for one in gc.get_objects() if isinstance(one, CursorResult)]
        return [str(one.context.statement) for one in results if not one.closed]

    return run


def test_whoever_holds_an_introduction_leaves_no_question_open(make, waiting):
    introduction_id = make.introduction().id
    assert waiting(lambda: matching.hold_introduction(introduction_id)) == []


def test_whoever_holds_rows_leaves_no_question_open(make, waiting):
    keys = [make.organisation().id for _ in range(3)]
    assert waiting(lambda: hold_rows(Organisation.__table__, keys)) == []
