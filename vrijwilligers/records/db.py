"""The house rules for the database: small building blocks, one way to write."""

import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from flask import Flask, g, has_request_context
from sqlalchemy import Connection, DateTime, Dialect, Engine, Enum, ForeignKey, TypeDecorator, event
from sqlalchemy.orm import Mapped, MappedColumn, declared_attr, mapped_column

from vrijwilligers.extensions import db
from vrijwilligers.records.personal import Hash
from vrijwilligers.records.writers import begin_with_others
from vrijwilligers.vocabulary.clock import now

LARGEST_KEY = 2**31 - 1  # an integer of PostgreSQL
BUSY_SECONDS = 10
ASKED_FOR = 8  # milliseconds: SQLite asks again after 1, 2 and 5 of them, and then ever more seldom
WRITERS_PLACE = "BEGIN IMMEDIATE"
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what was acknowledged survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
)

_intent: ContextVar[bool | None] = ContextVar("intent", default=None)


class _UtcMoment(TypeDecorator[datetime]):
    """A moment that comes back in UTC; SQLite forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def new_uid() -> str:
    """Return 128 random bits in letters: who somebody is in lists that outlive the database."""
    return secrets.token_hex(16)


Key = Annotated[int, mapped_column(primary_key=True)]
Moment = Annotated[datetime, mapped_column(_UtcMoment)]


def part_of(table: str, *, is_key: bool = False) -> MappedColumn[Any]:
    """Point at the record that a row is part of: the row goes with it."""
    key = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return mapped_column(key, primary_key=True) if is_key else mapped_column(key, index=True)


def refers_to(table: str) -> MappedColumn[Any]:
    """Point at a record without which the row stays, and forgets it."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete="SET NULL"), index=True)


def choice_of(kinds: type[StrEnum]) -> Enum:
    """Store an enum as text that the database itself checks."""
    return Enum(
        kinds,
        name=kinds.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        values_callable=lambda values: [value.value for value in values],
    )


class Identified:
    """A person: their number is of this database alone, their ``uid`` (never shown) is not."""

    uid: Mapped[Hash] = mapped_column(default=new_uid, unique=True)


class Dated:
    """A record that knows when it was made and last changed."""

    created_at: Mapped[Moment] = mapped_column(default=now, sort_order=90)
    changed_at: Mapped[Moment] = mapped_column(default=now, onupdate=now, sort_order=91)


class Versioned:
    """A record that people edit: it carries a number that every change makes one higher."""

    version: Mapped[int] = mapped_column(sort_order=92)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        """Let SQLAlchemy count, and refuse a change of what was changed in between."""
        return {"version_id_col": cls.version}  # type: ignore[dict-item]


class WriteWithoutPermission(RuntimeError):
    """A view that did not say ``@writes`` tried to change the database."""


def may_write() -> bool:
    """Tell whether what runs now may change the database: a view that ``@writes``, or a command."""
    intent = _intent.get()
    if intent is not None:
        return intent
    return bool(g.get("may_write")) if has_request_context() else True


@contextmanager
def read_only() -> Iterator[None]:
    """Read in a command or an import without taking the writers' place on SQLite.

    Whoever loaded anything before, such as the user for the language of a form, may have taken it;
    where nothing may be written anyway, nobody has, and what was loaded stays.
    """
    if not may_write():
        yield
        return
    token = _intent.set(False)
    try:
        db.session.rollback()
        yield
        db.session.rollback()
    finally:
        _intent.reset(token)


@contextmanager
def beginning_as(*, writer: bool) -> Iterator[None]:
    """Say of the transactions that begin meanwhile, in other stores too, whether they write."""
    token = _intent.set(writer)
    try:
        yield
    finally:
        _intent.reset(token)


@contextmanager
def transaction() -> Iterator[None]:
    """Do all of it or nothing, for commands: commit at the end, roll back on any trouble."""
    db.session.rollback()
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise


@contextmanager
def at_once() -> Iterator[None]:
    """Write something small in a request that reads, whatever becomes of the request.

    Not from a view that writes: it would commit half of what that does.
    """
    if _intent.get() is None and has_request_context() and g.get("may_write"):
        raise RuntimeError("This request writes already.")
    token = _intent.set(True)
    try:
        with transaction():
            yield
    finally:
        _intent.reset(token)


def begin_writing(connection: Connection) -> None:
    """Take the writers' place of SQLite, or wait until it is free.

    SQLite lets whoever waits longest ask least, ten times a second: beside many short transactions
    that one may wait for seconds. Here all ask alike, every few milliseconds.
    """
    driver: Any = connection.connection.driver_connection
    (patience,) = driver.execute("PRAGMA busy_timeout").fetchone()
    until = time.monotonic() + patience / 1000
    driver.execute(f"PRAGMA busy_timeout = {min(patience, ASKED_FOR)}")
    try:
        if not _takes_place(driver, until):
            connection.exec_driver_sql(WRITERS_PLACE)  # for the last time: it raises what we catch
    finally:
        driver.execute(f"PRAGMA busy_timeout = {patience}")


def _takes_place(driver: Any, until: float) -> bool:
    """Ask until the place is free; tell whether that came in time.

    The driver is asked itself: an error of SQLAlchemy refers to itself, and would keep what its
    frames hold, a cursor among it, until somebody collects garbage.
    """
    while time.monotonic() < until:
        try:
            driver.execute(WRITERS_PLACE)
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
        else:
            return True
    return False


def _is_busy(error: BaseException | None) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def write_back() -> None:
    """Let nothing that was erased stay in the journal of SQLite; other readers may hold it up."""
    db.session.rollback()
    connection = db.engine.raw_connection()
    try:
        if db.engine.dialect.name == "sqlite":
            _empty_journal(connection.driver_connection)
    finally:
        connection.close()


def _empty_journal(driver: Any) -> None:
    """Empty it as soon as nobody reads in it; whoever writes never waits for that."""
    driver.execute("PRAGMA wal_checkpoint(PASSIVE)")  # does most, and holds nobody up
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        until = time.monotonic() + BUSY_SECONDS
        while driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if time.monotonic() > until:
                return
            time.sleep(0.1)
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


def init_app(_: Flask) -> None:
    """Watch the session, so that reading pages can only read."""
    if not event.contains(db.session, "before_flush", _guard_flush):
        event.listen(db.session, "before_flush", _guard_flush)
        event.listen(db.session, "do_orm_execute", _guard_statement)


def _guard_flush(*_: object) -> None:
    _guard()


def _guard_statement(state: object) -> None:
    if not state.is_select:  # type: ignore[attr-defined]
        _guard()


def _guard() -> None:
    if not may_write():
        raise WriteWithoutPermission("Put @writes on this view, or do not change anything.")


@event.listens_for(Engine, "connect")
def _prepare(connection: object, _: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None  # SQLAlchemy says BEGIN itself, below
        for pragma in PRAGMAS:
            connection.execute(pragma)


@event.listens_for(Engine, "begin")
def _begin(connection: Any) -> None:
    if connection.dialect.name == "sqlite":
        if may_write():
            begin_writing(connection)
        else:
            connection.exec_driver_sql("BEGIN")
    elif may_write():
        begin_with_others(connection)


@event.listens_for(Engine, "handle_error")
def _say_no_values(context: Any) -> None:
    """Take the values out of what PostgreSQL says: its DETAIL repeats the row, names included."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("DETAIL:")[0].strip(), *error.args[1:])
