"""What is the matter when the database does not do what it is asked."""

import sqlite3
from enum import Enum, auto

from sqlalchemy.exc import DBAPIError, IntegrityError

PRIMARY = 0xFF  # the rest of a code of SQLite says more of the same
SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN}
POSTGRESQL_FULL = "53100"
POSTGRESQL_RING = ("40001", "40P01")  # two at once, of whom one had to give way
POSTGRESQL_BUSY = (
    *("08", "57P"),  # the connection, the server going down or coming up
    *POSTGRESQL_RING,
    *("53300", "55P03"),  # too many, a lock that was not given in time
    *("57014", "25P03"),  # a statement, or a transaction, that took too long
)


SQLITE_CONFLICTS = {
    *(sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY),
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY,
}
POSTGRESQL_CONFLICTS = {"23505", "23503"}  # there already, or not there any more


class DatabaseTrouble(Enum):
    """Busy or away for a moment; its disk is full; anything else is a fault of ours."""

    BUSY = auto()
    FULL = auto()
    FAULT = auto()


def is_conflict(error: IntegrityError) -> bool:
    """Tell whether somebody was first, and not a rule of the database that ours should keep."""
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", 0) in SQLITE_CONFLICTS
    return getattr(error.orig, "sqlstate", None) in POSTGRESQL_CONFLICTS


def gave_way(error: DBAPIError) -> bool:
    """Tell whether two waited for each other and this one was undone, so that the other goes on."""
    return getattr(error.orig, "sqlstate", None) in POSTGRESQL_RING


def trouble_of(error: DBAPIError) -> DatabaseTrouble:
    """Tell what the matter is, by the code that the database gave and never by its words."""
    if isinstance(error.orig, sqlite3.Error):
        return _of_sqlite(getattr(error.orig, "sqlite_errorcode", 0) & PRIMARY)
    return _of_postgresql(getattr(error.orig, "sqlstate", None), error)


def _of_sqlite(code: int) -> DatabaseTrouble:
    if code == sqlite3.SQLITE_FULL:
        return DatabaseTrouble.FULL
    return DatabaseTrouble.BUSY if code in SQLITE_BUSY else DatabaseTrouble.FAULT


def _of_postgresql(code: str | None, error: DBAPIError) -> DatabaseTrouble:
    if code == POSTGRESQL_FULL:
        return DatabaseTrouble.FULL
    is_away = error.connection_invalidated or _has_no_connection(code, error)
    is_busy = is_away or (code or "").startswith(POSTGRESQL_BUSY)
    return DatabaseTrouble.BUSY if is_busy else DatabaseTrouble.FAULT


def _has_no_connection(code: str | None, error: DBAPIError) -> bool:
    """Tell whether there was no server to give a code: psycopg says only that it cannot."""
    return code is None and type(error).__name__ == "OperationalError"
