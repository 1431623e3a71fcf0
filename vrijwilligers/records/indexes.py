"""Indexes of some rows only, and tables that are an index themselves."""

from typing import Any

from sqlalchemy import Connection, Index, Table, event, text


def unique_among(name: str, *columns: str, where: str) -> Index:
    """Let columns be unique among the rows of a condition."""
    return _of_some(Index(name, *columns, unique=True), where)


def index_among(name: str, *columns: str, where: str) -> Index:
    """Let the rows of a condition be found, however few of all they are."""
    return _of_some(Index(name, *columns), where)


def _of_some(index: Index, where: str) -> Index:
    """Give an index its condition.

    It is said to the database that makes the index: said beforehand, as ``postgresql_where``, it
    would load the dialects of both.
    """
    event.listen(index, "before_create", _say_condition)
    index.info["where"] = where
    return index


def _say_condition(index: Index, connection: Connection, **_more: Any) -> None:
    index.dialect_options[connection.dialect.name]["where"] = text(index.info["where"])


def stand_by_key(table: Table) -> None:
    """Let the rows of a table stand in the index of its key, on SQLite: there is no other."""
    event.listen(table, "before_create", _say_without_rowid)


def _say_without_rowid(table: Table, connection: Connection, **_more: Any) -> None:
    if connection.dialect.name == "sqlite":
        table.dialect_options["sqlite"]["with_rowid"] = False
