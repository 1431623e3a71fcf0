"""Which rows are over their term, as tables declare their clocks."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Date,
    Table,
    and_,
    false,
    func,
    or_,
    select,
    tuple_,
)

from vrijwilligers.extensions import db
from vrijwilligers.privacy.models import NIGHT, RetentionRun
from vrijwilligers.privacy.rules.nights import SETTLED
from vrijwilligers.records.declarations import kept, tables, target_of
from vrijwilligers.records.personal import ITSELF, PEOPLE, Disposition, Kept
from vrijwilligers.vocabulary.clock import day_of, start_of
from vrijwilligers.vocabulary.terms import RetentionTerm, TermLength

Lengths = Callable[[RetentionTerm], TermLength]
Keys = Sequence[tuple[Any, ...]]


class RowsOver(NamedTuple):
    """Rows of one table, by one of its declarations, and when they are over."""

    table: Table
    kept: Kept
    condition: ColumnElement[bool]

    @property
    def is_person(self) -> bool:
        """Tell whether each row is somebody, who goes with all that hangs on them."""
        one = self.kept
        return (
            one.path == ITSELF and one.subject in PEOPLE and one.disposition == Disposition.DELETE
        )


def over_at(at: datetime, length_of: Lengths) -> Iterator[RowsOver]:
    """Yield what tables declare with a term, and which rows are over by a moment."""
    for table in tables():
        for one in kept(table):
            if one.term is not None:
                yield RowsOver(table, one, _is_over(table, one, length_of(one.term), at))


def some_keys(rows: RowsOver, most: int, *, after: tuple[Any, ...] | None = None) -> Keys:
    """Return the keys of the first rows that are over, beyond a key, in their order."""
    key = list(rows.table.primary_key)
    wanted = select(*key).where(rows.condition).order_by(*key).limit(most)
    if after is not None:
        wanted = wanted.where(tuple_(*key) > tuple_(*after))
    return [tuple(row) for row in db.session.execute(wanted)]


def how_many(rows: RowsOver) -> int:
    """Return how many rows are over."""
    return (
        db.session.scalar(select(func.count()).select_from(rows.table).where(rows.condition)) or 0
    )


def among(table: Table, keys: Keys) -> ColumnElement[bool]:
    """Return the condition that names these rows."""
    if len(table.primary_key) == 1:
        (column,) = table.primary_key
        return column.in_([key[0] for key in keys])
    return tuple_(*table.primary_key).in_(keys)


def _is_over(table: Table, one: Kept, length: TermLength, at: datetime) -> ColumnElement[bool]:
    parts = [_clock_is_over(table, one, length, at)]
    if one.while_empty:
        parts.append(table.c[one.while_empty].is_(None))
    if one.empties:  # what is empty already is done
        parts.append(or_(*(table.c[name].is_not(None) for name in one.empties)))
    return and_(*parts)


def _clock_is_over(
    table: Table, one: Kept, length: TermLength, at: datetime
) -> ColumnElement[bool]:
    """Say that the first clock that is filled is so long ago; a day in the row itself decides."""
    if one.ends_on:
        return table.c[one.ends_on] <= (day_of(at) if _is_day(table.c[one.ends_on]) else at)
    ways: list[ColumnElement[bool]] = [false()]
    empty: list[ColumnElement[bool]] = []
    for path in one.clocks:
        clock = _column_at(table, path.split("."))
        ways.append(and_(*empty, _is_long_ago(clock, length, at)))
        empty.append(clock.is_(None))
    return or_(*ways)


def _is_long_ago(
    clock: ColumnElement[Any], length: TermLength, at: datetime
) -> ColumnElement[bool]:
    last = length.over_since(day_of(at))
    return clock <= last if _is_day(clock) else clock < start_of(last + timedelta(days=1))


def _is_day(clock: ColumnElement[Any]) -> bool:
    return isinstance(clock.type, Date)


def _column_at(table: Table, path: Sequence[str]) -> ColumnElement[Any]:
    """Return a column of a row, or of the row at which its keys point."""
    if len(path) == 1:
        return table.c[path[0]]
    target = db.metadata.tables[target_of(table.c[path[0]])].alias()
    following = _column_at(target, path[1:])  # type: ignore[arg-type]
    return select(following).where(target.c.id == table.c[path[0]]).scalar_subquery()


def night_before(at: datetime) -> datetime | None:
    """Return the last night at least a week before a moment."""
    nights = select(func.max(RetentionRun.at)).where(
        RetentionRun.table == NIGHT, RetentionRun.at <= at - SETTLED
    )
    return db.session.scalar(nights)
