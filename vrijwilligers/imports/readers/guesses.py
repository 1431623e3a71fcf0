"""What an unknown column may mean: by likeness of its header, and by what its cells hold.

A page proposes a guess, and nothing is read by it until somebody agrees. A command cannot ask: it
takes the guess, and says so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from flask_babel import lazy_gettext as _l
from rapidfuzz import fuzz, process

from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.exchange.tables import Table
from vrijwilligers.imports.readers.headers import by_table, names, plain, say_header
from vrijwilligers.imports.rules import ColumnMap, ColumnSet
from vrijwilligers.imports.rules.columns import IGNORED

ALIKE = 84  # of 100
SHORTEST = 4  # letters: shorter names resemble too much
LOOKED_AT = 60  # cells
SURE = 0.8  # part of the cells that has to agree
LOOKED_AT_ROWS = 30
LONGEST = 80  # characters of such a row
SHOWN = 3  # cells beside a column


@dataclass(frozen=True)
class Column:
    """A column of a file: its header, some of its cells, and what it seems to mean."""

    header: str
    samples: tuple[str, ...]
    meaning: str | None


class ListPlace(NamedTuple):
    """A row that may name the columns, on its sheet."""

    sheet: str
    row: int
    cells: str


class AskedColumns(NamedTuple):
    """The columns of a file that waits, what was told of them, and the name for that if known.

    It is never the name of the file, which may be that of a person: this one is kept.
    """

    columns: list[Column]
    told: ColumnMap
    name: str
    first_row: tuple[str, ...]  # as names of the columns, which it may be
    has_header: bool | None  # nothing where only somebody who looks can tell
    places: Sequence[ListPlace] = ()  # where the names of the columns may stand, the present first


def list_places(table: Table) -> list[ListPlace]:
    """Return the rows that may name the columns: first that which does, then all of each sheet."""
    own = [*table.above, *([table.header] if table.header else ()), *_as_cells(table)]
    sheets = [(table.sheet.sheet, own), *((one.sheet, one.rows) for one in table.others)]
    found = [
        ListPlace(name, number, " · ".join(filter(None, cells))[:LONGEST])
        for name, rows in sheets
        for number, cells in rows[:LOOKED_AT_ROWS]
    ]
    now = table.header.number if table.header else 1
    return sorted(found, key=lambda one: (one.sheet, one.row) != (table.sheet.sheet, now))


def _as_cells(table: Table) -> Iterator[tuple[int, list[str]]]:
    return ((row.number, [*row.cells.values()]) for row in table.rows[:LOOKED_AT_ROWS])


def is_a(parse: Callable[[str], object]) -> Callable[[str], bool]:
    """Return a test of cells: can this parser read it."""

    def holds(text: str) -> bool:
        try:
            return parse(text) is not None
        except BadCell:
            return False

    return holds


def columns_of(columns: ColumnSet, table: Table) -> list[Column]:
    """Return every column of a table with what it seems to mean; no meaning stands there twice."""
    found = {**by_table(columns, table).columns}
    for guess in (_agreeing, _holding):
        for header in table.columns:
            if header not in found and plain(header) not in IGNORED:
                meaning = guess(columns, header, table, {*found.values()})
                found |= {header: meaning} if meaning else {}
    return [Column(each, _samples(table, each), found.get(each)) for each in table.columns]


def completed(
    columns: ColumnSet, table: Table, found: ColumnMap
) -> tuple[ColumnMap, tuple[object, ...]]:
    """Return a map with what the other columns seem to mean, and say which these are."""
    taken, known = {*found.columns.values()}, {*found.columns, *found.left_out}
    guessed = {
        one.header: one.meaning
        for one in columns_of(columns, table)
        if one.meaning and one.header not in known and one.meaning not in taken
    }
    said = tuple(_say(columns, table, *each) for each in guessed.items())
    return replace(found, columns={**found.columns, **guessed}), said


def _say(columns: ColumnSet, table: Table, header: str, meaning: str) -> object:
    named = {"column": say_header(header), "meaning": columns.labels[meaning]}
    if _alike(columns, header, table, set()) == meaning:
        return _l("“%(column)s” was taken for “%(meaning)s”, by its name.", **named)
    return _l("“%(column)s” was taken for “%(meaning)s”, by what it holds.", **named)


def _agreeing(columns: ColumnSet, header: str, table: Table, taken: set[str]) -> str | None:
    """Guess by the header, unless the cells plainly hold something else."""
    alike, held = _alike(columns, header, table, taken), _held(columns, header, table)
    return alike if not held or alike in held else None


def _alike(columns: ColumnSet, header: str, _: Table, taken: set[str]) -> str | None:
    free = {n: c for n, c in names(columns).items() if c not in taken and len(n) >= SHORTEST}
    written = plain(header)
    if len(written) < SHORTEST:
        return None
    best = process.extractOne(written, list(free), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    return free[best[0]] if best else None


def _holding(columns: ColumnSet, header: str, table: Table, taken: set[str]) -> str | None:
    return next((one for one in _held(columns, header, table) if one not in taken), None)


def _held(columns: ColumnSet, header: str, table: Table) -> list[str]:
    """Return what the cells of a column may be, by what nearly all of them hold."""
    texts = _some(table, header, LOOKED_AT)
    tests = columns.tests if texts else ()
    sure = (names for names, holds in tests if sum(map(holds, texts)) >= SURE * len(texts))
    return [name for names in sure for name in names]


def _samples(table: Table, header: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_some(table, header, 20)))[:SHOWN]


def _some(table: Table, header: str, count: int) -> list[str]:
    texts: list[str] = []
    for row in table.rows:
        if text := row.cells.get(header):
            texts.append(text)
        if len(texts) == count:
            break
    return texts
