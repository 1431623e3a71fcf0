"""All that points at one record moved to another, and moved back: read from the tables themselves.

What a table holds, and what it means, nobody here knows: each key that points at the record is
followed, so that a new table is moved too. What came of it is written down row by row, as plain
values: with that it is taken back, as far as nobody changed it since.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Table,
    TypeDecorator,
    UniqueConstraint,
    and_,
    delete,
    exists,
    insert,
    select,
    update,
)

from vrijwilligers.extensions import db
from vrijwilligers.records.declarations import tables
from vrijwilligers.records.references import pointers_to, repoint

COUNTED_UP = {"version", "changed_at"}
Values = dict[str, Any]
Change = dict[str, Any]  # what became of one row, as JSON takes it


class NotMoved(RuntimeError):
    """Something names a record without pointing at it, and nobody says how it moves."""


class RowKey(NamedTuple):
    """Which row of which table, by its key."""

    table: str
    key: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class BelongingRow:
    """A row that points at a record by a column, or the record itself (by none).

    A part of such a row, which goes when that goes, points at no record that moves.
    """

    table: Table
    column: str
    values: Values
    is_part: bool = False

    def known_as(self, number: int | None = None) -> RowKey:
        """Return its key, as it is once it points at another record."""
        own = {column.name: self.values[column.name] for column in self.table.primary_key}
        if number is not None and self.column in own and not self.is_part:
            own[self.column] = number
        return RowKey(self.table.name, tuple(own.items()))


def belonging_rows(table: Table, number: int, *, but: Container[str] = ()) -> list[BelongingRow]:
    """Return a record and every row that points at it, but of tables of these names.

    Of what one record has once, and two that become one have twice, the parts are there too.
    """
    found = [BelongingRow(table, "", row) for row in _rows(table, table.c.id == number)]
    for one in pointers_to(table):
        if one.table.name not in but:
            theirs = _rows(one.table, (one.column == number) & one.condition)
            found += [BelongingRow(one.table, one.column.name, row) for row in theirs]
            if theirs and _stands_once(one.column):
                found += _parts(one.table, [row["id"] for row in theirs])
    return found


def _stands_once(column: Column[Any]) -> bool:
    """Tell whether no two rows may point at one record, or not for the same thing."""
    table = column.table
    uniques = (one for one in table.constraints if isinstance(one, UniqueConstraint))
    return "id" in table.c and any(column.name in one.columns for one in uniques)


def _parts(table: Table, numbers: Collection[int]) -> Iterator[BelongingRow]:
    for one in pointers_to(table):
        if any(key.ondelete == "CASCADE" for key in one.column.foreign_keys):
            for row in _rows(one.table, one.column.in_(numbers) & one.condition):
                yield BelongingRow(one.table, one.column.name, row, is_part=True)


def _rows(table: Table, condition: Any) -> list[Values]:
    rows = db.session.execute(select(table).where(condition).order_by(*table.primary_key))
    return [dict(row) for row in rows.mappings()]


def move(
    table: Table, goes: int, stays: int, *, parts: Container[str], known: Container[str]
) -> None:
    """Let all that points at one record, but its own parts, point at another.

    Raise ``NotMoved`` where a column holds the number of such a record in another way, and is not
    among what is ``known`` to be seen to.
    """
    for column in _named_otherwise(table):
        if str(column) not in known:
            raise NotMoved(f"{column} holds the number of a {table.name}: say how it moves.")
    own = [db.metadata.tables[name] for name in db.metadata.tables if name in parts]
    repoint(table, goes, stays, but=own, pointers=pointers_to(table))


def _named_otherwise(table: Table) -> Iterator[Column[Any]]:
    """Yield columns that hold, or seem to hold, the number of a record without pointing at it."""
    for other in tables():
        for column in other.columns:
            is_named = column.info.get("table") == table.name or column.name == f"{table.name}_id"
            if is_named and not any(key.column is table.c.id for key in column.foreign_keys):
                yield column


def what_changed(
    mine: Iterable[BelongingRow],
    theirs: Iterable[BelongingRow],
    now: Iterable[BelongingRow],
    stays: int,
) -> list[Change]:
    """Write down what became of the rows of two records, of which one stays."""
    left = {row.known_as(): row for row in now}
    changes = [_change(row, left.pop(row.known_as(), None)) for row in mine]
    changes += [
        _change(row, left.pop(row.known_as(stays), None), is_moved=not row.is_part)
        for row in theirs
    ]
    changes += [_whole("came", row) for row in left.values()]
    return [one for one in changes if one]


def _whole(did: str, row: BelongingRow) -> Change:
    return {"did": did, "table": row.table.name, "was": _plain(row.values)}


def _change(before: BelongingRow, after: BelongingRow | None, *, is_moved: bool = False) -> Change:
    if after is None:
        return _whole("went", before)
    still = COUNTED_UP | ({before.column} if is_moved else set())
    other = {
        name
        for name, value in before.values.items()
        if name not in still and value != after.values[name]
    }
    if not other and not is_moved:
        return {}
    return {
        "did": "moved" if is_moved else "changed",
        "table": before.table.name,
        "column": before.column,
        "key": _plain(dict(after.known_as().key)),
        "was": _plain({name: before.values[name] for name in other}),
        "became": _plain({name: after.values[name] for name in other}),
    }


def take_back(
    changes: Collection[Change], table: Table, goes: int, stays: int, *, but: Container[RowKey] = ()
) -> None:
    """Let every row be as it was, as far as nobody changed it since; ``but`` stay as they are."""
    did: Mapping[str, list[Change]] = {
        name: [one for one in changes if one["did"] == name]
        for name in ("came", "went", "moved", "changed")
    }
    for one in did["came"]:
        _take_out(one)
    went = sorted(did["went"], key=lambda one: (one["table"] != table.name, _place(one)))
    for one in (one for one in went if one["table"] == table.name):
        _put_in(one)
    for one in did["moved"]:
        _move_back(one, goes, stays)
    for one in (*did["changed"], *did["moved"]):
        _restore(one, goes if one["did"] == "moved" else None, but)
    for one in (one for one in went if one["table"] != table.name):
        _put_in(one)


def _place(change: Change) -> int:
    return [one.name for one in db.metadata.sorted_tables].index(change["table"])


def _take_out(change: Change) -> None:
    """Take a row out that was not there, unless somebody changed it since."""
    table = db.metadata.tables[change["table"]]
    was = typed_values(table, change["was"])
    same = [table.c[name] == value for name, value in was.items() if name not in COUNTED_UP]
    db.session.execute(delete(table).where(*same))


def _put_in(change: Change) -> None:
    """Put a row in again, unless there is one by now, or what it points at is gone."""
    table = db.metadata.tables[change["table"]]
    values = typed_values(table, change["was"])
    if _is_there(table, {column.name: values[column.name] for column in table.primary_key}):
        return
    for column in table.columns:
        for key in column.foreign_keys:
            number = values.get(column.name)
            if number is None or _is_there(key.column.table, {key.column.name: number}):
                continue
            if not column.nullable:
                return
            values[column.name] = None
    db.session.execute(insert(table).values(values))


def _is_there(table: Any, key: Mapping[str, Any]) -> bool:
    wanted = exists().where(*(table.c[name] == value for name, value in key.items()))
    return bool(db.session.scalar(select(wanted)))


def _move_back(change: Change, goes: int, stays: int) -> None:
    table = db.metadata.tables[change["table"]]
    column = table.c[change["column"]]
    theirs = and_(column == stays, *_is(table, change["key"]))
    db.session.execute(update(table).where(theirs).values({column.name: goes} | _counted_up(table)))


def _restore(change: Change, goes: int | None, but: Container[RowKey]) -> None:
    """Let columns of a row say what they said, where they say what the move made of them.

    What the record itself says is put back answer by answer. Another row is put back wholly or not
    at all: half of it may be a state that there is not.
    """
    table = db.metadata.tables[change["table"]]
    key = dict(change["key"])
    if goes is not None and change["column"] in key:
        key[change["column"]] = goes
    known = RowKey(table.name, tuple(typed_values(table, key).items()))
    if known in but:
        return
    became = typed_values(table, change["became"])
    now = db.session.execute(select(table).where(*_is(table, key))).mappings().one_or_none()
    was = typed_values(table, change["was"])
    still = {name: was[name] for name in was if now and now[name] == became[name]}
    if change["column"] and len(still) < len(was):
        return
    if still:
        rows = update(table).where(*_is(table, key))
        db.session.execute(rows.values(still | _counted_up(table)))


def _is(table: Table, key: Mapping[str, Any]) -> Iterator[Any]:
    return (table.c[name] == value for name, value in typed_values(table, key).items())


def _counted_up(table: Table) -> dict[str, Any]:
    return {"version": table.c.version + 1} if "version" in table.c else {}


def _plain(values: Mapping[str, Any]) -> Values:
    """Return values as JSON takes them."""
    return {name: _as_json(value) for name, value in values.items()}


def _as_json(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def typed_values(table: Table, plain: Mapping[str, Any]) -> Values:
    """Return plain values as the columns of a table take them."""
    return {name: _read(table.c[name], value) for name, value in plain.items()}


def _read(column: Column[Any], value: Any) -> Any:
    plain = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    kind = plain.python_type
    if value is None or isinstance(value, kind):
        return value
    return kind.fromisoformat(value) if issubclass(kind, (date, datetime, time)) else kind(value)
