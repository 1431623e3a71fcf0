"""Long lists, one page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from sqlalchemy import Select, func, select

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
