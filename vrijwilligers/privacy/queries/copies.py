"""All that we hold about one candidate, by what the tables declare: no table is named here.

A new table with a declared path is found by itself; only what is sealed has to be opened by those
who sealed it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, select

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries.merging import (
    numbers_of,
    said_before,
    undoable_merges_of,
)
from vrijwilligers.extensions import db
from vrijwilligers.privacy.queries import paths
from vrijwilligers.privacy.queries.others import OtherPeople
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.records import audit
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.declarations import declaration_of
from vrijwilligers.records.personal import DataSubject, Holding
from vrijwilligers.support_needs import queries as support_needs

MERGES, CAME = "candidate_merge", "came"
OPENED: Mapping[str, Callable[[Candidate], object]] = {
    "candidate_support.needs": lambda one: sorted(support_needs.needs_of(one).codes)
}

APART = {*OPENED, f"{MERGES}.sealed"}  # opened where it is now


HeldRow = Mapping[str, Any]
ALREADY_READ = {"disclosure", "message"}  # by the person, word for word
SOMEBODY_ELSE = "[…]"


@dataclass(frozen=True)
class HeldTable:
    """What one table holds about a person: the columns they may see, and their rows."""

    table: Table
    columns: tuple[Column[Any], ...]
    rows: tuple[HeldRow, ...]


def held_of(candidate: Candidate, *, opened: bool) -> list[HeldTable]:
    """Return all that we hold about somebody: what goes with them, table by table.

    What is sealed is ``opened``, or its table is left out.
    """
    going = paths.going(PersonKey(DataSubject.CANDIDATE, candidate.id))
    others = OtherPeople(candidate)
    return [
        HeldTable(table, columns, _without(others, table, _rows(table, theirs, candidate)))
        for table, theirs in going.items()
        if (columns := columns_of(table)) and (opened or not OPENED.keys() & {*map(str, columns)})
    ]


def columns_of(table: Table) -> tuple[Column[Any], ...]:
    """Return the columns of a table that somebody gets with all that we know of them."""
    said = ((column, declaration_of(column)) for column in table.columns)
    return tuple(column for column, one in said if one and one.is_exported)


def history_of(candidate: Candidate) -> Sequence[AuditEvent]:
    """Return what the log says of a person and of their records, the oldest first."""
    going = paths.going(PersonKey(DataSubject.CANDIDATE, candidate.id))
    seen = {table.name: keys for table, keys in paths.keys_of(going).items() if keys}
    seen[Candidate.__tablename__] = numbers_of(candidate.id)
    return db.session.scalars(audit.history(seen)).all()[::-1]


def roles_by_member() -> dict[int, list[Role]]:
    """Return the functions that colleagues have, by number: a person learns no names (P-22)."""
    members = db.session.scalars(select(StaffMember))
    return {member.id: [held.role for held in member.roles] for member in members}


def _rows(table: Table, theirs: ColumnElement[bool], candidate: Candidate) -> list[HeldRow]:
    columns = columns_of(table)
    found = db.session.execute(select(*columns).where(theirs).order_by(*table.primary_key))
    opened = {
        column.name: OPENED[str(column)](candidate) for column in columns if str(column) in OPENED
    }
    rows: list[HeldRow] = [{**row, **opened} for row in found.mappings()]
    return _with_what_was(rows, candidate) if table.name == MERGES else rows


def _with_what_was(rows: list[HeldRow], candidate: Candidate) -> list[HeldRow]:
    """Open what is kept of two fiches that became one: what either said, as it is exported."""
    merges = undoable_merges_of(candidate.id)
    was = {one.number: [*_said(said_before(one), candidate)] for one in merges}
    return [{**row, "sealed": was.get(row["number"]) or None} for row in rows]


def _said(changes: Sequence[Any], candidate: Candidate) -> Iterator[HeldRow]:
    """Yield by table what stood in a row; what is sealed by itself is opened where it is now."""
    others = OtherPeople(candidate)
    for one in changes:
        table = db.metadata.tables[one["table"]]
        shown = {c.name for c in columns_of(table) if not (c.foreign_keys or str(c) in APART)}
        was = {n: v for n, v in one["was"].items() if n in shown and v not in (None, "")}
        texts = [n for n in was if _is_text(table.c[n])]
        if was and one["did"] != CAME:
            yield {"table": table.name, "was": {**was, **_masked(others, was, texts)}}


def _without(others: OtherPeople, table: Table, rows: list[HeldRow]) -> tuple[HeldRow, ...]:
    """Take the names of others out of what was written freely, but for what the person read."""
    texts = [
        column.name
        for column in columns_of(table)
        if table.name not in ALREADY_READ and _is_text(column)
    ]
    return tuple({**row, **_masked(others, row, texts)} for row in rows)


def _masked(others: OtherPeople, row: HeldRow, texts: Sequence[str]) -> HeldRow:
    written = ((name, row[name]) for name in texts if row[name])
    return {name: others.taken_out_of(text, SOMEBODY_ELSE) for name, text in written}


def _is_text(column: Column[Any]) -> bool:
    said = declaration_of(column)
    return said is not None and said.holds == Holding.TEXT
