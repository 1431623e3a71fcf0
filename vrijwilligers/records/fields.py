"""What a record is: the fields of its Details, and the columns and rows in which they are kept.

A field is declared once: in the ``…Details`` of the rules, with a column of the same name in the
model. ``Fields`` binds the two; filling, snapshots, bulk rows and answers follow from it. A field
without a home and a column that nobody writes are refused when the module is loaded.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Dated, Versioned
from vrijwilligers.records.search_keys import Findable

Details = TypeVar("Details")
AUTOMATIC = {
    name for one in (Dated, Versioned, Findable) for name in one.__annotations__
}  # written by the database layer
Row = dict[str, Any]


class FieldWithoutHome(TypeError):
    """A field of a Details class that would be asked and then lost."""


class ColumnWithoutWriter(TypeError):
    """A column that no field, no derivation and no action fills."""


class FieldWithoutLabel(TypeError):
    """A field of a record that lists and files would show without a name."""


class Part(Protocol):
    """A field that is not one column of the record: how it is written down and read back."""

    def write(self, record: Any, name: str, value: Any) -> None:
        """Write the value down."""

    def read(self, record: Any, name: str) -> Any:
        """Read the value back."""


@dataclass(frozen=True)
class Rows:
    """A field that is kept as rows of a table of its own, by a relationship of the same name.

    ``key`` is the column that tells the rows of one record apart: a row that is there already is
    kept, so that a change writes only what is new. ``relation`` names another relationship.
    """

    model: type[Model]
    key: str
    split: Callable[[Any], Iterable[Row]]
    join: Callable[[Sequence[Any]], Any]
    relation: str = ""

    def write(self, record: Any, name: str, value: Any) -> None:
        """Have one row for each that the value asks for, in its order."""
        relation = self.relation or name
        present = {getattr(row, self.key): row for row in getattr(record, relation)}
        setattr(record, relation, [self._row(present, columns) for columns in self.split(value)])

    def read(self, record: Any, name: str) -> Any:
        """Put the value together from its rows."""
        return self.join(getattr(record, self.relation or name))

    def _row(self, present: Mapping[Any, Any], columns: Row) -> Any:
        row = present.get(columns[self.key]) or self.model()
        for column, value in columns.items():
            setattr(row, column, value)
        return row


def codes(model: type[Model], key: str = "code") -> Rows:
    """Keep a set of codes as rows that hold nothing else."""
    return Rows(
        model,
        key,
        split=lambda chosen: [{key: code} for code in sorted(chosen)],
        join=lambda rows: frozenset(getattr(row, key) for row in rows),
    )


def shared_fields(details: type, model: type[Model]) -> tuple[str, ...]:
    """Return the fields that are a column of the same name, in the order of the details."""
    columns = model.__table__.columns
    return tuple(each.name for each in fields(details) if each.name in columns)


@dataclass(frozen=True, kw_only=True)
class Fields(Generic[Details]):
    """How the details of a thing are kept in a model.

    ``parts`` are the fields that are no column, ``derived`` the columns and parts that follow from
    the details (each by one pure function), ``apart`` the fields that an action writes by itself,
    ``others`` the columns that say more than the details do. ``labels`` are what lists, files and
    forms call the fields: all columns, or none at all.
    """

    details_type: type[Details]
    model: type[Model]
    parts: Mapping[str, Part] = field(default_factory=dict)
    derived: Mapping[str, Callable[[Details], Any]] = field(default_factory=dict)
    apart: Collection[str] = ()
    others: Collection[str] = ()
    labels: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what would be lost without a sound."""
        columns = self.model.__table__.columns
        asked = {*self.names, *self.derived}
        if homeless := asked - {*columns.keys(), *self.parts, *self.apart}:
            raise FieldWithoutHome(f"{self.details_type.__name__}: {sorted(homeless)}")
        written = asked | {*self.others, *AUTOMATIC}
        filled = {column.key for column in columns if not column.primary_key}
        if idle := (filled - written) | ({*self.parts, *self.apart} - asked):
            raise ColumnWithoutWriter(f"{self.model.__name__}: {sorted(idle)}")
        if self.labels and (nameless := {*self.columns} - {*self.labels}):
            raise FieldWithoutLabel(f"{self.details_type.__name__}: {sorted(nameless)}")

    @property
    def names(self) -> tuple[str, ...]:
        """Return every field of the details, in their order."""
        return tuple(each.name for each in fields(self.details_type))  # type: ignore[arg-type]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Return the fields that are one column of the record itself."""
        shared = shared_fields(self.details_type, self.model)
        return tuple(name for name in shared if name not in self.parts)

    def fill(self, record: Any, details: Details) -> None:
        """Write the details down in a record, with all that follows from them."""
        for column, value in self.row(details).items():
            setattr(record, column, value)
        for name, part in self.parts.items():
            part.write(record, name, self._value(details, name))

    def snapshot(self, record: Any) -> dict[str, Any]:
        """Read every field back, by name."""
        parts = {name: self.parts[name] for name in self.names if name in self.parts}
        return self.own(record) | {name: part.read(record, name) for name, part in parts.items()}

    def own(self, record: Any) -> dict[str, Any]:
        """Read the fields back that are columns of the record itself, by name."""
        return {name: getattr(record, name) for name in self.columns}

    def details(self, record: Any, **apart: Any) -> Details:
        """Read the details back; who has fields that stand apart hands these over."""
        return self.details_type(**self.snapshot(record) | apart)

    def row(self, details: Details) -> Row:
        """Return the columns of a record and their values, as a bulk insert takes them."""
        names = (*self.columns, *(name for name in self.derived if name not in self.parts))
        return {name: self._value(details, name) for name in names}

    @property
    def tables(self) -> dict[str, Rows]:
        """Return the parts that are kept as rows of a table of their own."""
        return {name: part for name, part in self.parts.items() if isinstance(part, Rows)}

    def rows(self, details: Details, name: str) -> Iterable[Row]:
        """Return the rows of a part, as a bulk insert takes them once it adds the owner."""
        return self.tables[name].split(self._value(details, name))

    def _value(self, details: Details, name: str) -> Any:
        derive = self.derived.get(name)
        return derive(details) if derive else getattr(details, name)
