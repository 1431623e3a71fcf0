"""To which record a row belongs, so that somebody can be led to the page that shows it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.records.declarations import target_of

WITH_A_PAGE = {
    *("candidate", "change_request", "edition", "follow_up", "import_run"),
    *("introduction", "organisation", "vacancy"),
}


class MentionPlace(NamedTuple):
    """A row in which somebody may be named, and the record with a page to which it belongs."""

    table: str
    id: int
    record: tuple[str, int] | None


def places_of(rows: Iterable[tuple[str, int]]) -> list[MentionPlace]:
    """Return where rows stand, each table and number once."""
    return [MentionPlace(table, key, _record_of(table, key)) for table, key in dict.fromkeys(rows)]


def still_there(rows: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the rows of these that did not go since."""
    by_table: dict[str, list[int]] = {}
    for table, key in rows:
        by_table.setdefault(table, []).append(key)
    there = set()
    for table, keys in by_table.items():
        number = next(iter(db.metadata.tables[table].primary_key))
        asked = select(number).where(number.in_(keys))
        there |= {(table, key) for key in db.session.scalars(asked)}
    return [row for row in rows if row in there]


def _record_of(table: str, key: int) -> tuple[str, int] | None:
    """Follow the keys of a row upwards until there is a page."""
    if table in WITH_A_PAGE:
        return table, key
    for parent, number in _parents(table, key):
        if record := _record_of(parent, number):
            return record
    return None


def _parents(table: str, key: int) -> Iterator[tuple[str, int]]:
    rows = db.metadata.tables[table]
    columns = [
        column
        for column in rows.columns
        if any(one.ondelete == "CASCADE" for one in column.foreign_keys)
    ]
    if columns:
        first = next(iter(rows.primary_key))
        row = db.session.execute(select(*columns).where(first == key).limit(1)).first() or ()
        for column, number in zip(columns, row, strict=False):
            if number is not None:
                yield target_of(column), number
