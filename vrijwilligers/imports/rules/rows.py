"""What a file says row by row, and what becomes of each row."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from vrijwilligers.exchange.cell_notes import CellNote

__all__ = [
    "ComparedRow",
    "Comparison",
    "RowDifference",
    "KnownRow",
    "CellNote",
    "ParsedFile",
    "ParsedRow",
    "RowState",
]


class RowState(StrEnum):
    """What becomes of a row, or of a record that is not in the file; what is to look at first."""

    REJECTED = "rejected"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    NEW = "new"
    UNCHANGED = "unchanged"


class KnownRow(NamedTuple):
    """The record that exactly this row brought in before, and the key of the row."""

    record_id: int
    key: str = ""


class RowDifference(NamedTuple):
    """One thing that a file says otherwise, as plain values that JSON can hold."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, kw_only=True)
class ParsedRow:
    """One row: its details, or the reasons why it was rejected; notes say what was left out.

    ``record_id`` is that of the record which exactly this row brought in before: then nothing of
    it is parsed. ``key`` is what names it within its source, also when it was rejected.
    """

    number: int
    key: str = ""
    details: Any = None
    reasons: tuple[object, ...] = ()
    notes: tuple[CellNote, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)  # as they were written
    digest: str = ""
    record_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ParsedFile:
    """A file that was parsed; remarks are about the whole."""

    rows: Sequence[ParsedRow]
    format: str
    columns: tuple[str, ...] = ()  # of the rows as they were written
    unknown_columns: tuple[str, ...] = ()
    remarks: tuple[object, ...] = ()
    how_read: tuple[object, ...] = ()  # what was decided of a table, that one may see otherwise
    meanings: Mapping[str, str] = field(default_factory=dict)  # our columns by those of the rows
    is_feed: bool = False  # complete for its source, whatever is said
    table: Any = None  # of which the rows were read: ``exchange.tables.Table``
    headers: Mapping[str, object] = field(default_factory=dict)  # what it calls our columns


@dataclass(frozen=True, kw_only=True)
class ComparedRow:
    """What becomes of one row; ``known`` is what its kind compared it with."""

    state: RowState
    row: ParsedRow | None = None
    record_id: int | None = None
    known: Any = None
    differences: Sequence[RowDifference] = ()  # what is taken over of a row that changes something
    kept: Sequence[RowDifference] = ()  # where ours stays
    doubles: Sequence[int] = ()  # records that may be the same
    asks: str = ""  # what about: it is rejected unless somebody confirms it

    @property
    def number(self) -> int:
        """Return the number of the row; nought for what is not in the file."""
        return self.row.number if self.row else 0


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What a whole file would do."""

    file: ParsedFile
    rows: Sequence[ComparedRow]
    shown: int = 0  # records of this source that stand there now
    same_as: str = ""  # another source, which has most of these rows already

    def of(self, *states: RowState) -> list[ComparedRow]:
        """Return the rows with one of these states, in the order of the file."""
        return [row for row in self.rows if row.state in states]

    @property
    def counts(self) -> dict[str, int]:
        """Return the five figures of every import, in their order."""
        counted = Counter(row.state for row in self.rows)
        return {name: counted[RowState(name)] for name in FIGURES}


FIGURES = ("new", "changed", "unchanged", "withdrawn", "rejected")
