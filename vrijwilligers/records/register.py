"""The declarations of personal data as lines to review: tables, and their columns below."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table

from vrijwilligers.records.declarations import declaration_of, is_exported, kept, tables
from vrijwilligers.records.personal import (
    DataSubject,
    Declaration,
    Disposition,
    Holding,
    Kept,
    PrivacyCategory,
)

QUIET = (Holding.HOUSE, Holding.HASH, Holding.CODE)  # without a line in a table about nobody


def register() -> Iterator[str]:
    """Yield what every table declares, and below it what its columns hold."""
    for table in tables():
        yield table.name
        yield from (f"    {line_of(one)}" for one in kept(table))
        yield from (f"        {line}" for line in _columns(table))


def line_of(one: Kept) -> str:
    """Say of one declaration whose it is, by which path, from when, how long, and what follows."""
    if one.subject == DataSubject.NOBODY:
        return f"nobody: {one.why}"
    parts = (one.subject, _path(one), _clock(one), _disposition(one), one.purpose or one.why)
    return " | ".join(filter(None, map(str, parts)))


def _path(one: Kept) -> str:
    if one.path is None:
        return "by mention"
    return f"by {one.path}" if one.path else "itself"


def _clock(one: Kept) -> str:
    if one.term is None:
        return "" if one.disposition == Disposition.KEEP else "with that person"
    only = f", while {one.while_empty} is empty" if one.while_empty else ""
    sooner = f", or on {one.ends_on}" if one.ends_on else ""
    return f"{one.term.name.lower()}: {one.term}, by {' or '.join(one.clocks)}{sooner}{only}"


def _disposition(one: Kept) -> str:
    changed = (*one.empties, *(f"{name} folded" for name in one.folds))
    return f"{one.disposition} {', '.join(changed)}" if changed else one.disposition


def _columns(table: Table) -> Iterator[str]:
    for column in sorted(table.columns, key=lambda column: column.name):
        said = declaration_of(column)
        if said and said.holds not in QUIET and not _is_key(column, said):
            yield f"{column.name:<24} {_words(column, said)}"


def _is_key(column: Column[Any], said: Declaration) -> bool:
    return said.holds == Holding.REFERENCE and column.primary_key and not column.foreign_keys


def _words(column: Column[Any], said: Declaration) -> str:
    special = said.category if said.category == PrivacyCategory.SPECIAL else ""
    given = "exported" if is_exported(column) else ""
    shared = "shared" if said.is_shared else ""
    return " ".join(filter(None, (said.holds, special, given, shared, said.purpose)))
