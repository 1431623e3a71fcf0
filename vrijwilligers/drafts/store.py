"""The store of drafts: made by itself where it is missing, and never in the way of a page."""

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask import Flask
from sqlalchemy import Connection, Engine, MetaData, Table, event
from sqlalchemy.exc import DisconnectionError, SQLAlchemyError
from sqlalchemy.schema import CreateIndex, CreateTable

from vrijwilligers.drafts.models import Draft
from vrijwilligers.extensions import DRAFTS, NAMES, db
from vrijwilligers.records.db import beginning_as

ONE_AT_A_TIME = 8_152_006_311  # a lock of PostgreSQL, while the table is made
COLUMNS = (
    "SELECT column_name FROM information_schema.columns WHERE table_schema = %s AND table_name = %s"
)
BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
log = logging.getLogger(__name__)
Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class DraftsAreAway(RuntimeError):
    """The store does not answer: the disk is full, or the server is away."""


@contextmanager
def reading_drafts() -> Iterator[Connection]:
    """Read drafts, and keep nobody from writing any; raise ``DraftsAreAway``."""
    with _transaction(writer=False) as connection:
        yield connection


@contextmanager
def writing_drafts() -> Iterator[Connection]:
    """Write drafts, in a transaction that is nobody else's; raise ``DraftsAreAway``."""
    with _transaction(writer=True) as connection:
        yield connection


@contextmanager
def _transaction(*, writer: bool) -> Iterator[Connection]:
    try:
        with beginning_as(writer=writer), db.engines[DRAFTS].begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        log.error("The drafts are away: %s", type(error).__name__)
        raise DraftsAreAway from error


def without_drafts(
    default: Callable[[], Any],
) -> Callable[[Callable[Given, Answer]], Callable[Given, Answer]]:
    """Let a page do without drafts when their store is away."""

    def around(ask: Callable[Given, Answer]) -> Callable[Given, Answer]:
        @wraps(ask)
        def asked(*args: Given.args, **named: Given.kwargs) -> Answer:
            try:
                return ask(*args, **named)
            except (DraftsAreAway, SQLAlchemyError):
                return default()  # type: ignore[no-any-return]

        return asked

    return around


def prepare(app: Flask) -> None:
    """Let every connection to the store find the table, in a file that nobody else reads."""
    with app.app_context():
        engine = db.engines[DRAFTS]
    event.listen(engine, "do_connect", _make_file)
    event.listen(engine, "do_connect", _make_anew_what_is_broken)
    event.listen(engine, "connect", lambda connection, _: _make_table(engine, connection))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda _, record: record.info.update(file=_file_of(engine)))
        event.listen(engine, "checkout", lambda _, record, __: _know_again(engine, record))


def _make_file(_dialect: object, _record: object, args: Any, named: Any) -> None:
    path = args[0] if args and isinstance(args[0], str) else ""
    if path and path != ":memory:" and not path.startswith("file:") and not os.path.exists(path):
        with suppress(OSError):  # the database says that it cannot be opened
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _make_anew_what_is_broken(dialect: Any, _record: object, args: Any, named: Any) -> None:
    """Throw away a file that is no database any more: what was typed there opens for nobody."""
    if dialect.name != "sqlite" or not args or not os.path.exists(args[0]):
        return
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(args[0])) as connection:
        try:
            connection.execute("PRAGMA schema_version")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode not in BROKEN:
                raise
            _throw_away(args[0])


def _throw_away(path: str) -> None:
    log.error("The store of drafts is broken: it is made anew")
    for end in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.remove(path + end)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _file_of(engine: Engine) -> int:
    """Return which file of the disk the store is now; none where it was taken away."""
    try:
        return os.stat(str(engine.url.database)).st_ino
    except OSError:
        return 0


def _know_again(engine: Engine, record: Any) -> None:
    """Leave a file that was taken away or put back: what is written there is lost."""
    if record.info.get("file") != _file_of(engine):
        raise DisconnectionError


def _make_table(engine: Engine, connection: Any) -> None:
    """Make the table, or add what is new in it; one of another shape goes, with what it held."""
    cursor = connection.cursor()
    is_postgresql = engine.dialect.name == "postgresql"
    if is_postgresql:
        cursor.execute(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")
    table = _as_made(None if not is_postgresql else DRAFTS)
    columns = _columns_of(cursor, table, is_postgresql=is_postgresql)
    for statement in _steps(engine, table, columns):
        cursor.execute(statement)
    cursor.close()
    if is_postgresql:
        connection.commit()


def _steps(engine: Engine, table: Table, there: set[str]) -> Iterator[str]:
    """Yield how the table as it is becomes the one of this version."""
    new = [column for column in table.columns if column.name not in there]
    may_stay = there <= {*table.columns.keys()} and all(column.nullable for column in new)
    if there and not may_stay:
        log.warning("The table of drafts is of another version: it is made anew, without them")
        yield f"DROP TABLE {table.fullname}"
    if not there or not may_stay:
        yield from _statements(engine, table)
    elif new:
        for column in new:
            kind = column.type.compile(engine.dialect)
            yield f"ALTER TABLE {table.fullname} ADD COLUMN {column.name} {kind}"
        yield from _indexes(engine, table)


def _as_made(schema: str | None) -> Table:
    return Draft.__table__.to_metadata(MetaData(naming_convention=NAMES), schema=schema)  # type: ignore[arg-type]


def _columns_of(cursor: Any, table: Table, *, is_postgresql: bool) -> set[str]:
    """Return the columns of the table as it is; none when it is not there."""
    if is_postgresql:
        cursor.execute(COLUMNS, (table.schema, table.name))
        return {row[0] for row in cursor.fetchall()}
    cursor.execute(f"PRAGMA table_info({table.name})")
    return {row[1] for row in cursor.fetchall()}


def _statements(engine: Engine, table: Table) -> Iterator[str]:
    if engine.dialect.name == "postgresql":
        yield f"CREATE SCHEMA IF NOT EXISTS {DRAFTS}"
    yield str(CreateTable(table, if_not_exists=True).compile(engine))
    yield from _indexes(engine, table)


def _indexes(engine: Engine, table: Table) -> Iterator[str]:
    for index in table.indexes:
        yield str(CreateIndex(index, if_not_exists=True).compile(engine))
