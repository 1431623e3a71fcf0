"""A database that is busy, away or full is told from a fault of ours, on both kinds of it."""

import sqlite3

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from vrijwilligers.extensions import PATIENCE, db
from vrijwilligers.records.database_troubles import DatabaseTrouble, is_conflict, trouble_of
from vrijwilligers.web import errors


def trouble(statement, connection):
    with pytest.raises(DBAPIError) as raised:
        connection.exec_driver_sql(statement)
    return raised.value


def test_a_missing_table_is_a_fault_and_not_busy(app, database):
    error = trouble("SELECT * FROM nowhere", database.connection())
    assert trouble_of(error) is DatabaseTrouble.FAULT
    database.rollback()
    with app.test_request_context("/accounts/me"):
        answer = errors.database(error)
    assert answer[1] == 500


def test_a_lock_that_is_not_given_in_time_is_busy(app, database):
    impatient = create_engine(db.engine.url)
    with db.engine.begin() as holder, impatient.connect() as waiter:
        if db.engine.dialect.name == "postgresql":
            holder.execute(text("LOCK TABLE desk_contact"))
            waiter.exec_driver_sql("SET lock_timeout = '10ms'")
        else:
            waiter.connection.execute("PRAGMA busy_timeout = 1")
        error = trouble("SELECT * FROM desk_contact", waiter)
    impatient.dispose()
    assert trouble_of(error) is DatabaseTrouble.BUSY
    with app.test_request_context("/accounts/me"):
        _page, status, headers = errors.database(error)
    assert (status, headers) == (503, {"Retry-After": "5"})


def test_a_full_disk_is_said_as_such(app):
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 2")
        connection.exec_driver_sql("CREATE TABLE notes (text TEXT)")
        error = trouble(f"INSERT INTO notes VALUES ('{'x' * 9000}')", connection)
    assert trouble_of(error) is DatabaseTrouble.FULL
    with app.test_request_context("/accounts/me"):
        page, status = errors.database(error)
    assert (status, "507" in page) == (507, False)


class FromPostgresql(Exception):
    """What psycopg raises, with the code of the server."""

    def __init__(self, sqlstate):
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        *(("53100", "FULL"), ("55P03", "BUSY"), ("57014", "BUSY"), ("40P01", "BUSY")),
        *(("08006", "BUSY"), ("57P01", "BUSY"), (None, "BUSY"), ("25P03", "BUSY")),
        *(("42P01", "FAULT"), ("53400", "FAULT")),
    ],
)
def test_a_code_of_postgresql_says_what_the_matter_is(code, expected):
    error = OperationalError("", {}, FromPostgresql(code))
    assert trouble_of(error) is DatabaseTrouble[expected]


def test_a_fault_of_sqlite_without_a_code_is_a_fault():
    error = OperationalError("", {}, sqlite3.OperationalError("no such table: x"))
    assert trouble_of(error) is DatabaseTrouble.FAULT


def test_nobody_waits_without_end_for_postgresql(app, database):
    if db.engine.dialect.name == "sqlite":
        assert database.connection().exec_driver_sql("PRAGMA busy_timeout").scalar() == 10_000
        return
    for engine in db.engines.values():
        with engine.connect() as connection:
            shown = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in PATIENCE}
        assert shown == PATIENCE
        assert engine.pool._pre_ping
        assert engine.pool._timeout == 5


def test_a_connection_that_was_cut_is_made_again_unseen(app, database):
    if db.engine.dialect.name == "sqlite":
        return
    mine = database.connection().exec_driver_sql("SELECT pg_backend_pid()").scalar()
    database.rollback()
    database.remove()
    other = create_engine(db.engine.url)
    with other.connect() as root:
        root.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})
        root.commit()
    other.dispose()
    assert database.scalar(text("SELECT 1")) == 1


def test_that_somebody_was_first_is_a_conflict_and_a_broken_rule_is_none(make, database):
    make.staff("reception")
    twice = text("INSERT INTO staff_role SELECT * FROM staff_role")
    with pytest.raises(IntegrityError) as first:
        database.execute(twice)
    database.rollback()
    with pytest.raises(IntegrityError) as missing:
        database.execute(text("UPDATE staff_member SET email = NULL"))
    database.rollback()
    assert (is_conflict(first.value), is_conflict(missing.value)) == (True, False)
