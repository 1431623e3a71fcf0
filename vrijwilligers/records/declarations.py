"""What tables and columns declare of people (``personal``), read from the models."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import Column, Enum, LargeBinary, String, Table
from sqlalchemy.types import JSON, TypeDecorator, TypeEngine

from vrijwilligers.extensions import db
from vrijwilligers.records.personal import (
    PEOPLE,
    STAMPS,
    DataSubject,
    Declaration,
    Disposition,
    Holding,
    Kept,
    ProcessingPurpose,
)

TRACES = (ProcessingPurpose.LOG, ProcessingPurpose.MESSAGE)


def kept(table: Table) -> tuple[Kept, ...]:
    """Return what a table declares; nothing where it forgot to."""
    return _declared(sum(len(one.tables) for one in db.metadatas.values())).get(table.name, ())


@cache
def _declared(_tables: int) -> dict[str, tuple[Kept, ...]]:
    return {
        mapper.local_table.name: getattr(mapper.class_, "__kept__", ())
        for mapper in db.Model.registry.mappers  # type: ignore[attr-defined]
    }


def outlasts_demo(table: Table) -> bool:
    """Tell whether a demo neither fills a table nor empties it at its end."""
    return any(one.outlasts_demo for one in kept(table))


def is_trace(table: Table) -> bool:
    """Tell whether rows only say that something was done or sent, and end by their own term."""
    return any(one.term and one.purpose in TRACES for one in kept(table))


def is_of_staff(table: Table) -> bool:
    """Tell whether rows go with colleagues alone, or are the trace of nobody else."""
    is_only_trace = is_trace(table)
    owners = {
        one.subject
        for one in kept(table)
        if one.path is not None and (is_only_trace or one.disposition == Disposition.DELETE)
    }
    return owners == {DataSubject.STAFF} or (is_only_trace and not owners)


def goes_with_somebody(table: Table) -> bool:
    """Tell whether rows of a table are somebody's own, and go with that person."""
    return any(
        one.path is not None and one.subject in PEOPLE and one.disposition == Disposition.DELETE
        for one in kept(table)
    )


def is_about_people(table: Table) -> bool:
    """Tell whether rows of a table are about somebody."""
    return any(one.subject != DataSubject.NOBODY for one in kept(table))


def declaration_of(column: Column[Any]) -> Declaration | None:
    """Return what a column holds: as it is declared, else as follows from its type.

    A key, a choice of a closed list, a number, a yes and a moment need no word; a text, a file and
    a JSON do: of those ``None`` says that nobody declared them. A special category of the rows is
    that of their columns.
    """
    said = _said_of(column)
    if said and said.is_personal and (rows := kept(column.table)):
        return replace(said, category=max(said.category, rows[0].category))
    return said


def _said_of(column: Column[Any]) -> Declaration | None:
    if "personal" in column.info:
        declared: Declaration = column.info["personal"]
        return declared
    if target_of(column):
        return Declaration(Holding.REFERENCE, is_exported=not _leads_to_somebody(column))
    if holds_text(column.type):
        return None
    if column.primary_key:
        return Declaration(Holding.REFERENCE, is_exported=False)
    if column.name in STAMPS or not is_about_people(column.table):
        return Declaration(Holding.HOUSE, is_exported=False)
    return Declaration(Holding.FIELD)


def is_exported(column: Column[Any]) -> bool:
    """Tell whether somebody gets what a column holds with all that we know of them."""
    said = declaration_of(column)
    return bool(said and said.is_exported) and goes_with_somebody(column.table)


def target_of(column: Column[Any]) -> str:
    """Return the table at which a column points; nothing where it points at none."""
    keys = (key.column.table.name for key in column.foreign_keys)
    return next(keys, column.info.get("table", ""))


def is_text_of_file(column: Column[Any]) -> bool:
    """Tell whether a column holds the words of a file beside it, which stays as it is."""
    return "text_of" in column.info


def has_its_text_beside(column: Column[Any]) -> bool:
    """Tell whether the words of a file stand in a column of their own."""
    return any(other.info.get("text_of") == column.name for other in column.table.columns)


def _leads_to_somebody(column: Column[Any]) -> bool:
    return target_of(column) in PEOPLE.values()


def holds_text(kind: TypeEngine[Any]) -> bool:
    """Tell whether a type can hold what somebody wrote: a text, bytes or JSON, sealed or not."""
    plain = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    return isinstance(plain, (String, LargeBinary, JSON)) and not isinstance(plain, Enum)


def tables() -> Iterator[Table]:
    """Yield every table of the house, of every store, in the order of the alphabet."""
    every = (table for store in db.metadatas.values() for table in store.tables.values())
    return iter(sorted(every, key=lambda table: table.name))


def columns_holding(*holdings: Holding) -> Iterator[Column[Any]]:
    """Yield the columns of all tables that hold this, in the order of the alphabet."""
    for table in tables():
        for column in table.columns:
            said = declaration_of(column)
            if said and said.holds in holdings:
                yield column
