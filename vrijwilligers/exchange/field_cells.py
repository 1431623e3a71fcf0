"""How a row of our own table is read: each field by its type, unless its kind says otherwise."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from vrijwilligers.exchange import cells, loose_cells
from vrijwilligers.exchange.field_columns import FieldColumns
from vrijwilligers.exchange.row_parser import RowParser

Parse = Callable[[str], Any]
BY_TYPE: Mapping[Any, Parse] = {
    bool: cells.yes_or_no,
    date: loose_cells.day,
    int: loose_cells.number,
    float: loose_cells.hours,
}


class FieldWithoutParser(TypeError):
    """A field that has a column, and nobody reads it."""


@dataclass(frozen=True)
class FieldCells:
    """The fields that are one cell each: ``parsers`` read what its type does not tell.

    The fields ``beside`` and those with other columns are read by the kind itself.
    """

    columns: FieldColumns
    parsers: Mapping[str, Parse] = field(default_factory=dict)
    beside: Collection[str] = ()

    def __post_init__(self) -> None:
        """Refuse a field that would be lost without a sound."""
        types = self.columns.types
        lost = [name for name, parse in self._cells.items() if not (parse or types[name] is str)]
        if lost:
            raise FieldWithoutParser(f"{self.columns.details_type.__name__}: {lost}")

    def read(self, parser: RowParser) -> dict[str, Any]:
        """Return what a row says of its fields, by name; a bad cell is left out."""
        plain = self.columns.plain
        said = {
            name: parser.value(plain[name], parse) if parse else parser.line(plain[name])
            for name, parse in self._cells.items()
        }
        return {name: value for name, value in said.items() if value is not None}

    @cached_property
    def read_by(self) -> dict[str, Parse]:
        """Return what parses each column that is more than a line of text."""
        plain = self.columns.plain
        return {plain[name]: parse for name, parse in self._cells.items() if parse}

    @cached_property
    def _cells(self) -> dict[str, Parse | None]:
        """Return what parses each cell; a text is one line."""
        return {
            name: self.parsers.get(name) or _by_type(self.columns.types[name])
            for name in self.columns.plain
            if name not in self.beside
        }


def _by_type(kind: Any) -> Parse | None:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return cells.one_of(kind)
    return BY_TYPE.get(kind)
