"""Writers beside each other on SQLite: who waits, how often they ask, and what holds nobody up."""

import sqlite3
from contextlib import closing
from threading import Event, Thread

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from vrijwilligers.extensions import db
from vrijwilligers.records import db as rules
from vrijwilligers.records.db import BUSY_SECONDS, transaction, write_back


@pytest.fixture
def beside(app, database):
    """A writer or reader of another process."""
    database.rollback()
    with closing(sqlite3.connect(db.engine.url.database, isolation_level=None)) as connection:
        yield connection


@pytest.fixture
def asked(app, database):
    """What is said to connections that write while they wait, one a time that they ask."""
    seen = []

    def watch(driver, *_):
        driver.set_trace_callback(lambda said: seen.append(said))

    db.engine.dispose()
    event.listen(db.engine, "connect", watch)
    yield seen
    event.remove(db.engine, "connect", watch)
    db.engine.dispose()


def test_who_waits_long_to_write_asks_no_less_often(app, beside, asked):
    beside.execute("BEGIN IMMEDIATE")
    done = []

    def write():
        with app.app_context():
            with transaction():
                db.session.connection()
                done.append("written")
            db.session.remove()

    writer = Thread(target=write)
    writer.start()
    for _ in range(100):
        writer.join(0.05)
        if asked.count("BEGIN IMMEDIATE") >= 10:
            break
    times = asked.count("BEGIN IMMEDIATE")
    beside.execute("ROLLBACK")
    writer.join()
    assert times >= 10
    assert done == ["written"]
    assert asked[-1] != "BEGIN IMMEDIATE"


def test_who_waits_in_vain_hears_that_the_database_is_busy(app, database, beside, monkeypatch):
    beside.execute("BEGIN IMMEDIATE")
    db.engine.dispose()
    pragmas = [one for one in rules.PRAGMAS if "busy" not in one]
    monkeypatch.setattr(rules, "PRAGMAS", (*pragmas, "PRAGMA busy_timeout = 100"))
    with pytest.raises(OperationalError, match="locked"), transaction():
        db.session.connection()
    beside.execute("ROLLBACK")
    with transaction():
        db.session.connection()
        assert patience() == 100
    db.engine.dispose()


def patience():
    return db.session.connection().exec_driver_sql("PRAGMA busy_timeout").scalar()


def test_after_waiting_a_connection_is_as_patient_as_before(app, database, beside):
    with transaction():
        assert patience() == BUSY_SECONDS * 1000


def empties_journal(app, emptied):
    with app.app_context():
        write_back()
        emptied.set()


def test_who_still_reads_keeps_no_desk_from_writing_while_the_journal_is_emptied(
    app, database, make, beside
):
    make.candidate()
    database.commit()
    beside.execute("BEGIN")
    beside.execute("SELECT count(*) FROM candidate").fetchone()
    make.candidate()
    database.commit()
    emptied = Event()
    emptying = Thread(target=empties_journal, args=(app, emptied))
    emptying.start()
    for _ in range(5):  # while it is tried again and again
        emptying.join(0.1)
        with closing(sqlite3.connect(db.engine.url.database, timeout=2)) as desk:
            desk.execute("BEGIN IMMEDIATE")
            desk.execute("ROLLBACK")
    assert not emptied.is_set()
    beside.execute("ROLLBACK")
    emptying.join()
    assert emptied.is_set()
