"""Rows written since somebody was looked for in them."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Table,
    bindparam,
    func,
    or_,
    select,
)

from vrijwilligers.extensions import db
from vrijwilligers.privacy.models import RetentionRun
from vrijwilligers.privacy.queries.paths import owners_of
from vrijwilligers.records.db import BUSY_SECONDS
from vrijwilligers.records.declarations import tables
from vrijwilligers.vocabulary.clock import now

AT_WORK = timedelta(seconds=BUSY_SECONDS)  # that a transaction lasts, which began before

MOMENT = RetentionRun.at.type
CHANGED = "changed_at"
MOMENTS = ("beat_at", "given_at")  # at which somebody last worked on a row


class SearchPoint(NamedTuple):
    """Where a search begins: what is written later may name somebody unseen."""

    at: datetime
    newest: Mapping[str, int]  # the highest number of each table


def search_point() -> SearchPoint:
    """Return where a search begins that reads from now on."""
    numbered = [table for table in tables() if "id" in table.c and table.metadata is db.metadata]
    highest = [select(func.max(table.c.id)).scalar_subquery() for table in numbered]
    row = db.session.execute(select(*highest)).one()
    newest = {table.name: key or 0 for table, key in zip(numbered, row, strict=True)}
    return SearchPoint(now() - AT_WORK, newest)


def is_later(table: Table) -> ColumnElement[bool]:
    """Return the condition under which a row may have been written since a search began.

    It asks ``since`` and ``newest``: ``bounds``. A row that does not know when it changed is told
    by its number when it is new, and by the record of which it is a part: that counts up.
    """
    return or_(*_ways(table, bindparam("since", type_=MOMENT), bindparam("newest", type_=Integer)))


def bounds(table: Table, point: SearchPoint) -> dict[str, object]:
    """Return what the condition of a table asks, for one search."""
    return {"since": point.at, "newest": point.newest.get(table.name, 0)}


def _ways(
    table: Table, since: BindParameter[datetime], newest: BindParameter[int]
) -> Iterator[ColumnElement[bool]]:
    if CHANGED in table.c:
        yield table.c[CHANGED] >= since
        return
    if "id" in table.c:
        yield table.c.id > newest
    owned = [(column, owner) for column, owner in owners_of(table) if CHANGED in owner.c]
    for column, owner in owned:
        yield column.in_(select(owner.c.id).where(owner.c[CHANGED] >= since))
    yield from (table.c[name] >= since for name in MOMENTS if name in table.c)
