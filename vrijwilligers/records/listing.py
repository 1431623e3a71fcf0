"""Long lists, one page at a time, and what is asked of many records at once."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Dialect,
    Select,
    String,
    bindparam,
    func,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from vrijwilligers.extensions import db

PAGE_SIZE = 25
AMONG_AN_ARRAY = "%s = ANY (%s)"
AMONG = {"sqlite": "%s IN (SELECT value FROM json_each(%s))"}


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


def counts_of(queries: Sequence[Select[Any]]) -> list[int]:
    """Return how many records each of some queries finds, in one statement."""
    if not queries:
        return []
    counted = [
        select(func.count()).select_from(query.order_by(None).subquery()).scalar_subquery()
        for query in queries
    ]
    return [*db.session.execute(select(*counted)).one()]


class _ManyValues(TypeDecorator[Any]):
    """Many numbers or texts as one value: an array, or JSON where there are none."""

    impl = String
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String() if dialect.name == "sqlite" else ARRAY(self.item))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return json.dumps([*value]) if dialect.name == "sqlite" else [*value]


class _OneOf(FunctionElement[bool]):
    """That something is among many values; the same statement however many they are."""

    inherit_cache = True
    type = Boolean()


@compiles(_OneOf)
def _written(asked: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    among = AMONG.get(compiler.dialect.name, AMONG_AN_ARRAY)
    return among % tuple(compiler.process(one, **options) for one in asked.clauses)


def one_of(column: Any, values: Collection[int] | Collection[str]) -> ColumnElement[bool]:
    """Say, in SQL, that it is one of many numbers or texts: as one value, however many they are."""
    return _OneOf(column, bindparam(None, values, type_=_ManyValues(column.type)))


def one_of_given(column: Any, name: str) -> ColumnElement[bool]:
    """Say the same of values that come with each execution, by this name."""
    return _OneOf(column, bindparam(name, type_=_ManyValues(column.type)))
