"""Indexes of some rows only."""

from typing import Any

from sqlalchemy import Connection, Index, event, text


def unique_among(name: str, *columns: str, where: str) -> Index:
    """Let columns be unique among the rows of a condition.

    The condition is said to the database that makes the index: said beforehand, as
    ``postgresql_where``, it would load the dialects of both.
    """
    index = Index(name, *columns, unique=True)
    event.listen(index, "before_create", _say_condition)
    index.info["where"] = where
    return index


def _say_condition(index: Index, connection: Connection, **_more: Any) -> None:
    index.dialect_options[connection.dialect.name]["where"] = text(index.info["where"])
