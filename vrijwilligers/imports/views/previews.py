"""The rows of a file on a page: filtered by what becomes of them, one page at a time."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from vrijwilligers.exchange.row_parser import WORD_MARK
from vrijwilligers.imports import queries
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.readers.files import table_of
from vrijwilligers.imports.readers.headers import by_table
from vrijwilligers.imports.rules import ImportKind, Label, RowState
from vrijwilligers.imports.rules.kinds import DifferenceInWords
from vrijwilligers.imports.rules.previews import PreviewRow, preview_from_plain
from vrijwilligers.records.listing import PAGE_SIZE, Listing
from vrijwilligers.web.addresses import page_number

LONGEST = 300  # characters of a cell
TAGS = {  # how the state of a row looks
    RowState.REJECTED: "no",
    RowState.CHANGED: "due",
    RowState.WITHDRAWN: "no",
    RowState.NEW: "good",
    RowState.UNCHANGED: "",
}


@dataclass(frozen=True)
class ShownRow:
    """One row as a page shows it."""

    entry: PreviewRow
    label: Label
    differences: list[DifferenceInWords]
    kept: list[DifferenceInWords]
    doubles: list[Label]
    cells: Sequence[tuple[object, str]] = ()  # what the file says, under our names

    @property
    def tag(self) -> str:
        """Return how its state looks."""
        return TAGS[self.entry.state]


@dataclass(frozen=True)
class Preview:
    """One page of rows, and how many there are in each state."""

    listing: Listing
    state: str | None  # the one that is asked; all when it is none
    counts: dict[str, int]


def preview_of(
    kind: ImportKind, run: ImportRun, asked: str | None, rows: list[PreviewRow] | None
) -> Preview | None:
    """Return the page that the address asks for; nothing where no rows are kept."""
    kept = preview_from_plain(queries.unpacked(run.preview) or ()) if rows is None else rows
    if not kept:
        return None
    counted = Counter(row.state for row in kept)
    state = asked if asked in {*RowState} else None
    page = _page([each for each in kept if state in (None, each.state)], page_number())
    named = _named(kind, page.items)
    cells = _cells(kind, run, {one.row for one in page.items if one.row})
    shown = [_shown(kind, row, named, cells.get(row.row or 0, ())) for row in page.items]
    counts = {str(name): counted[name] for name in RowState if counted[name]}
    return Preview(Listing(shown, page.number, page.total), state, counts)


def _page(rows: list[PreviewRow], number: int) -> Listing:
    whole = Listing(rows, 1, len(rows))
    number = min(max(1, number), whole.pages)
    return Listing(rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], number, len(rows))


def _named(kind: ImportKind, rows: Iterable[PreviewRow]) -> dict[int, Label]:
    keys = {key for one in rows for key in (one.key, *one.doubles) if key}
    return {label.key: label for label in kind.labels(keys)} if keys else {}


def _cells(
    kind: ImportKind, run: ImportRun, numbers: Container[int]
) -> dict[int, list[tuple[object, str]]]:
    """Return what comes in of rows of a table that waits, column by column, as it is written."""
    if run.started_at or not queries.is_table(run):
        return {}
    read = queries.options_of(run).read
    table = table_of(kind, run.content or b"", read)
    found = read.columns or by_table(kind.columns, table)
    labels = {header: kind.columns.labels[one] for header, one in found.columns.items()}
    return {
        row.number: [
            (label, row.cells[header][:LONGEST])
            for header, label in labels.items()
            if row.cells.get(header, WORD_MARK) not in ("", WORD_MARK)
        ]
        for row in table.rows
        if row.number in numbers
    }


def _shown(
    kind: ImportKind,
    row: PreviewRow,
    named: Mapping[int, Label],
    cells: Sequence[tuple[object, str]],
) -> ShownRow:
    own = Label(0, row.title, row.language, row.detail)
    return ShownRow(
        entry=row,
        label=named.get(row.key or 0, own),
        differences=[*map(kind.words.say_difference, row.differences)],
        kept=[*map(kind.words.say_difference, row.kept)],
        doubles=[named[key] for key in row.doubles if key in named],
        cells=cells,
    )
