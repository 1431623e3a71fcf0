"""The report of an import: a type, kept as JSON through one pair of functions."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple

from vrijwilligers.imports.rules.rows import FIGURES, Comparison, RowState

VERSION = 1
COMES_IN = (RowState.NEW, RowState.CHANGED, RowState.UNCHANGED)
MOST_REASONS = 500  # rows of which a kept report repeats what was wrong


class RejectReport(NamedTuple):
    """A row that cannot come in, and why."""

    row: int
    reason: str


class NoteReport(NamedTuple):
    """What was left out of a row that comes in."""

    row: int
    column: str
    note: str


class UnreadCells(NamedTuple):
    """A column as the file calls it, and in how many rows its cell was not understood."""

    header: str
    rows: int


class DoubleReport(NamedTuple):
    """A row that came in although a record looks like it."""

    row: int
    id: int


@dataclass(frozen=True, kw_only=True)
class Report:
    """What an import would do or did; reasons are in the language of who asked for it."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    rejected: int = 0
    kept_rows: tuple[int, ...] = ()  # that say otherwise than we do, where ours stays
    asks: bool = False  # a page asks something before it is taken over
    same_as: str = ""  # another source, which had most of these rows already
    rejects: tuple[RejectReport, ...] = ()
    notes: tuple[NoteReport, ...] = ()
    doubles: tuple[DoubleReport, ...] = ()
    unread: tuple[UnreadCells, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    how_read: tuple[str, ...] = ()
    is_feed: bool = False
    asks_columns: bool = False  # somebody has to say first what the columns mean
    undone: Mapping[str, list[int]] = field(default_factory=dict)  # keys of records

    @property
    def total(self) -> int:
        """Return how many rows, and records that are gone, it is about."""
        return sum(self.figures().values())

    def figures(self) -> dict[str, int]:
        """Return the five figures of every import, in their order."""
        return {name: getattr(self, name) for name in FIGURES}

    def for_scripts(self) -> dict[str, Any]:
        """Return what ``--json`` prints of every kind."""
        found: dict[str, Any] = {
            "rejects": [one._asdict() for one in self.rejects],
            "notes": [one._asdict() for one in self.notes],
        }
        return self.figures() | found | ({"same_as": self.same_as} if self.same_as else {})


def report_of(found: Comparison, *, asks: bool = False) -> Report:
    """Put in words what a file would do."""
    figures: dict[str, Any] = found.counts
    return Report(
        **figures,
        kept_rows=tuple(row.number for row in found.rows if row.kept),
        asks=asks,
        same_as=found.same_as,
        rejects=tuple(
            RejectReport(one.number, " ".join(map(str, one.row.reasons)))
            for one in found.of(RowState.REJECTED)
            if one.row
        ),
        notes=tuple(_notes(found)),
        doubles=tuple(_doubles(found)),
        unread=tuple(_unread(found)),
        unknown_columns=found.file.unknown_columns,
        remarks=tuple(map(str, found.file.remarks)),
        how_read=tuple(map(str, found.file.how_read)),
        is_feed=found.file.is_feed,
    )


def _notes(found: Comparison) -> Iterator[NoteReport]:
    for one in found.of(*COMES_IN):
        for note in one.row.notes if one.row else ():
            yield NoteReport(one.number, note.column, str(note.text))


def _unread(found: Comparison) -> Iterator[UnreadCells]:
    """Count what was not understood, the most first."""
    counted = Counter(
        column
        for one in found.of(*COMES_IN)
        for column in {note.column for note in (one.row.notes if one.row else ()) if note.cell}
    )
    for column, rows in counted.most_common():
        yield UnreadCells(str(found.file.headers.get(column, column)), rows)


def _doubles(found: Comparison) -> Iterator[DoubleReport]:
    for one in found.of(RowState.NEW):
        yield from (DoubleReport(one.number, key) for key in one.doubles)


def report_to_json(report: Report) -> str:
    """Write a report down, with its version; of many rejects the first."""
    short = replace(
        report, rejects=report.rejects[:MOST_REASONS], notes=report.notes[:MOST_REASONS]
    )
    return json.dumps({"version": VERSION} | asdict(short))


def without_words(report: Report) -> Report:
    """Return a report without the reasons and notes that repeat what stands in the file."""
    return replace(
        report, rejects=(), notes=(), unread=(), unknown_columns=(), remarks=(), how_read=()
    )


def report_from_json(written: str) -> Report:
    """Read a report that was written down."""
    values = json.loads(written)
    del values["version"]
    rows = {
        "rejects": RejectReport,
        "notes": NoteReport,
        "doubles": DoubleReport,
        "unread": UnreadCells,
    }
    lists: dict[str, Any] = {
        name: tuple(kind(*one) for one in values.pop(name, ())) for name, kind in rows.items()
    }
    words: dict[str, Any] = {
        name: tuple(values.pop(name, ()))
        for name in ("unknown_columns", "remarks", "how_read", "kept_rows")
    }
    return Report(**values, **lists, **words)


def without_words_in(written: str) -> str:
    """Return a report that was written down, without what repeats the file."""
    return report_to_json(without_words(report_from_json(written)))
