"""The columns of a kind of thing: their names, what is needed, and what a file calls them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

REASON = "reason"  # the column that we add to rejected rows
IGNORED = frozenset({REASON, "reden", "motif", "raison"})  # ours too, when somebody translated it


@dataclass(frozen=True)
class RequiredColumns:
    """Columns of which one has to be there, and what to say when none is."""

    columns: tuple[str, ...]
    message: object


@dataclass(frozen=True, kw_only=True)
class ColumnSet:
    """Our own table of one kind; what its columns and the words in them are called stands in TOML.

    ``coded`` are columns that hold a word of a closed list, ``many`` those that hold several words;
    ``typed`` are others of which somebody may say what a word means, each with what reads that;
    ``tests`` tell by the cells of an unknown column what it may be; ``mistaken`` are columns that
    lists call by the name of another, each with that other and what tells by a cell. With
    ``made_key`` a row without a number of its own can get one.
    """

    labels: Mapping[str, object]  # every column in its order, in words
    names: Path
    needed: tuple[RequiredColumns, ...]
    coded: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    typed: Mapping[str, Callable[[str], Any]] = field(default_factory=dict)
    tests: tuple[tuple[tuple[str, ...], Callable[[str], bool]], ...] = ()
    mistaken: tuple[tuple[str, str, Callable[[str], bool]], ...] = ()
    key: str | None = None
    called: tuple[str, ...] = ()  # by which somebody knows a row that cannot come in
    made_key: Callable[[Mapping[str, str]], str] | None = None

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """Return the columns of which words may be told and remembered, in their order."""
        return tuple(one for one in self.labels if one in self.coded or one in self.typed)

    def lacks(self, told: "ColumnMap") -> list[RequiredColumns]:
        """Return what every row needs and no column gives."""
        found = {*told.columns.values(), *((self.key,) if told.makes_keys else ())}
        return [one for one in self.needed if not found & {*one.columns}]


@dataclass(frozen=True)
class ColumnMap:
    """Header to column, and per column the words of the source to ours (empty: leave out).

    A list that is headless has places for headers: its first row may hold a person, and goes with
    the file.
    """

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    left_out: Sequence[str] = ()  # headers of which somebody said that they are not for us
    makes_keys: bool = False  # the file has no number of its own: other cells make one
    is_headless: bool = False  # the first row of the file does not name the columns
    strict: Sequence[str] = ()  # our columns of which a cell that is not understood costs the row
    sheet: str = ""  # where somebody said that the list stands
    header_row: int | None = None

    def to_json(self) -> str:
        """Write it down."""
        return json.dumps(vars(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, written: str) -> "ColumnMap":
        """Read what was written down."""
        return cls(**json.loads(written))
