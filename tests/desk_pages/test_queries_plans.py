"""The day's page and the fiche look up what they show; nothing reads a whole table for it."""

import re
from contextlib import contextmanager

import pytest
from sqlalchemy import event, text

from tests.desk import Desk
from vrijwilligers.extensions import db

# What there is one of for each desk, of a closed list, or of the few days that are kept.
SMALL = {
    *("category", "talent", "desk_settings", "mark", "public_source", "weight_set"),
    *("staff_member", "staff_role", "desk_session", "draft"),
    *("organisation", "pool_application", "call", "call_shift", "call_seat"),
}
ONE_SCAN = {"desk.fiche": {"vacancy"}}  # whether what matching holds is still so, by an index alone
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SELECT pg_advisory_xact_lock", "SAVEPOINT")
WITHOUT_INDEX = {
    "sqlite": re.compile(r"^SCAN (\w+)\b(?! USING (?:COVERING )?INDEX ix_)"),
    "postgresql": re.compile(r"Seq Scan on (?:\w+\.)?(\w+)"),
}
OF_A_STATEMENT = re.compile(r"anon(_\d+)?$|CONSTANT$|json_each$")
ALIAS = re.compile(r"_\d+$")
STOPS_AT_ONE = "EXISTS (SELECT edition.id"  # the first real day asks only whether there is any


@pytest.fixture
def here(make):
    """Somebody with something of everything that both pages show."""
    candidate = make.candidate()
    introduction = make.introduction(candidate=candidate)
    make.follow_up(candidate=candidate)
    make.follow_up(introduction=introduction)
    make.vacancy()
    make.session.commit()
    return {"desk.today": {}, "desk.fiche": {"candidate_id": candidate.id}}


@contextmanager
def statements_seen():
    """Collect the questions that are asked of the database, with their answers to bind."""
    seen = []

    def note(_connection, _cursor, statement, given, _context, many):
        if not many and not statement.startswith(CONTROL):
            seen.append((statement, given))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def plan_of(connection, statement, given):
    """Return what the database would do, in lines; PostgreSQL where a table is long."""
    is_sqlite = connection.dialect.name == "sqlite"
    words = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
    cursor = connection.connection.cursor()
    cursor.execute(f"{words} {statement}", given)
    return [row[3] if is_sqlite else row[0] for row in cursor.fetchall()]


def read_whole(connection, seen):
    """Return the tables that statements read from end to end."""
    found = {
        ALIAS.sub("", match[1])
        for statement, given in seen
        if STOPS_AT_ONE not in statement
        for line in plan_of(connection, statement, given)
        if (match := WITHOUT_INDEX[connection.dialect.name].search(line.strip()))
    }
    return {name for name in found if not OF_A_STATEMENT.match(name)} - SMALL


@pytest.mark.parametrize("endpoint", ["desk.today", "desk.fiche"])
@pytest.mark.parametrize("role", ["reception", "coordinator"])
def test_no_long_table_is_read_whole(app, database, make, here, endpoint, role):
    desk = Desk(app).sign_in(make.staff(role))
    desk.get(endpoint, **here[endpoint])  # what is kept between requests is made
    with statements_seen() as seen:
        desk.get(endpoint, **here[endpoint])
    database.rollback()
    connection = database.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL enable_seqscan = off"))
    assert len(seen) > 5
    assert read_whole(connection, seen) <= ONE_SCAN.get(endpoint, set())
