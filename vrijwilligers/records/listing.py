"""Long lists, one page at a time."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Select, any_, func, literal, select

from vrijwilligers.extensions import db

PAGE_SIZE = 25


@dataclass(frozen=True)
class Listing:
    """One page of a long list."""

    items: Sequence[Any]
    number: int
    total: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, ceil(self.total / self.size))


def listing(query: Select[Any], *, number: int, size: int = PAGE_SIZE) -> Listing:
    """Return one page of what a query finds: two queries, however long the list is."""
    total = count_of(query)
    number = min(max(1, number), max(1, ceil(total / size)))
    items = db.session.scalars(query.limit(size).offset((number - 1) * size)).unique().all()
    return Listing(items=items, number=number, total=total, size=size)


def count_of(query: Select[Any]) -> int:
    """Return how many records a query finds."""
    everything = query.order_by(None).subquery()
    return db.session.scalar(select(func.count()).select_from(everything)) or 0


def one_of(column: Any, values: Collection[int] | Collection[str]) -> ColumnElement[bool]:
    """Say, in SQL, that it is one of many numbers or texts: as one value, however many they are."""
    if db.engine.dialect.name == "sqlite":
        each = func.json_each(json.dumps([*values])).table_valued("value")
        return column.in_(select(each.c.value))
    return column == any_(literal([*values], ARRAY(column.type)))
