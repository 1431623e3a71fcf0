"""Tables from outside: CSV, XLSX, ODS. What they are is told by their content, not by their name.

Every refusal is an ``Unreadable`` in words for a person; a single bad row carries its own fault.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.formulas import as_meant
from vrijwilligers.exchange.layouts import (
    ABOUT,
    IsName,
    NumberedRow,
    SourceSheet,
    apart,
    chosen_sheet,
    first_of_list,
    sheets_of,
)
from vrijwilligers.exchange.national_numbers import NUMBER_MARK, is_unlawful, lawful
from vrijwilligers.exchange.sandbox import (
    LIMITS,
    MAX_BYTES,
    REFUSALS,
    Limits,
    Parts,
    Unreadable,
    read,
)
from vrijwilligers.vocabulary.text import one_line

__all__ = [
    "ABOUT",
    "MAX_BYTES",
    "MAX_CELL",
    "MAX_ROWS",
    "Row",
    "Table",
    "Unreadable",
    "column_at",
    "read_table",
]

MAX_CELL = LIMITS.cell
MAX_ROWS = LIMITS.rows
LONGEST_SHEET = 1_000  # characters of its name; Excel takes 31
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIPPED = b"PK\x03\x04"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"  # stands in front, as it is
A_CELL = re.compile(  # what stands in a row of a list, and never names a column
    r"[^@\s]+@[^@\s]+\.\w{2,}"  # an address
    r"|(?:\+|00|0)(?:[ /.()-]*\d){8,14}"  # a number to call
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d"  # a day
)
BETWEEN = "\n"  # cells, where one is looked for that begins with an apostrophe
BEGINS_QUOTED = f"{BETWEEN}'"


@dataclass(frozen=True)
class Row:
    """One row as a spreadsheet shows it: the header is number 1, blank rows are counted.

    A cell with a national register number is empty (P-07); ``emptied`` names its column.
    """

    number: int
    cells: dict[str, str]
    fault: object | None = None  # why the row as a whole cannot be used, translated when shown
    emptied: tuple[str, ...] = ()
    is_too_long: bool = False
    is_too_wide: bool = False


class Header(NamedTuple):
    """The row that names the columns, without national register numbers."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A header in small letters and the rows that hold something.

    Where the list has no header its columns are called by their place, and never by a cell.
    """

    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    format: str = "csv"  # or "xlsx", "ods"
    is_headless: bool = False
    header: Header | None = None  # as it was written, where there is one
    doubles: tuple[str, ...] = ()  # columns that were named anew: another has their name
    above: Sequence[NumberedRow] = field(default=(), compare=False)
    sheet: SourceSheet = field(default=SourceSheet(), compare=False)
    others: Sequence[SourceSheet] = field(default=(), compare=False)  # sheets that are not read


def _no_name(_: str) -> bool:
    return False


def read_table(
    content: bytes,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    has_header: bool | None = None,
    is_name: IsName = _no_name,
    limits: Limits = LIMITS,
) -> Table:
    """Read a table from the bytes of a CSV, XLSX or ODS file; raise ``Unreadable`` without one.

    ``sheet`` and ``header_row`` tell where it stands; else it is where most cells are names that
    are known (``is_name``). Whether there is a header is told by the first row, unless it is said.
    """
    if content.startswith(OLD_EXCEL):
        raise Unreadable(_l("This is an old or protected Excel file. Save it as .xlsx first."))
    if sheet and len(sheet) > LONGEST_SHEET:
        raise Unreadable(REFUSALS["sheet"])
    kind = _kind_of(content)
    if header_row and has_header is None:
        has_header = True
    where = partial(_placed, name=sheet, header_row=header_row, is_name=is_name)
    table = partial(_table, kind, where, has_header)
    return read(kind, content, table, limits=limits, sheet=sheet, header_row=header_row)


def _kind_of(content: bytes) -> str:
    if not content.startswith(ZIPPED):
        return "csv"
    return "ods" if OPEN_DOCUMENT in content[:200] else "xlsx"


class _Place(NamedTuple):
    """Where a list begins, among the sheets of its file."""

    sheet: SourceSheet
    others: Sequence[SourceSheet]
    first: int


def _placed(parts: Parts, *, name: str | None, header_row: int | None, is_name: IsName) -> _Place:
    sheets = sheets_of(parts)
    sheet = chosen_sheet(sheets, name, is_name)
    if sheet is None:
        raise Unreadable(REFUSALS["sheet"])
    others = [one for one in sheets if one is not sheet]
    return _Place(sheet, others, first_of_list(sheet, header_row, is_name))


def _table(
    kind: str, where: Callable[[Parts], _Place], has_header: bool | None, parts: Parts
) -> Table:
    place = where(parts)
    above, rows = place.sheet.rows[: place.first], place.sheet.rows[place.first :]
    table = partial(
        Table, format=kind, above=above, sheet=replace(place.sheet, rows=[]), others=place.others
    )
    if not rows and place.sheet.uncalculated:
        raise Unreadable(
            _l(
                "This sheet holds nothing but formulas that were never calculated. "
                "Open the file in Excel and save it again."
            )
        )
    first = rows[0] if rows else (0, [])
    if _is_headless(first[1], has_header):
        columns = tuple(map(column_at, range(1, max(len(cells) for _, cells in rows) + 1)))
        return table(columns, [_row(*row, columns) for row in rows], is_headless=True)
    columns, doubles = _header(first[1])
    header = Header(first[0], tuple(NUMBER_MARK if is_unlawful(one) else one for one in first[1]))
    listed = [_row(*row, columns) for row in rows[1:]]
    return table(columns, listed, header=header, doubles=doubles)


def column_at(place: int | str) -> str:
    """Return what a column without a name is called: by its place, the first is 1."""
    return f"column {place}"


def _is_headless(cells: list[str], has_header: bool | None) -> bool:
    """Tell whether the first row is one of the list itself; never the one that we wrote."""
    if not any(cells) or cells[0].lower() == column_at(1):
        return False
    if has_header is not None:
        return not has_header
    return any(A_CELL.fullmatch(cell.strip()) or is_unlawful(cell) for cell in cells)


def _header(cells: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    cells = [one_line(cell) if len(cell) <= MAX_CELL else cell for cell in cells]
    while cells and not cells[-1]:
        cells.pop()
    if not cells or max(map(len, cells)) > MAX_CELL:
        raise Unreadable(_l("The file has no header: the first row must name the columns."))
    return apart([_named(cell) or column_at(n) for n, cell in enumerate(cells, start=1)])


def _named(heading: str) -> str:
    """Write a heading in small letters; with a national register number it names nothing (P-07)."""
    return "" if is_unlawful(heading) else heading.lower()


def _row(number: int, cells: list[str], columns: tuple[str, ...]) -> Row:
    by_column, fault = dict(zip(columns, cells, strict=False)), None
    is_too_long = max(map(len, cells)) > MAX_CELL
    is_too_wide = any(cells[len(columns) :])
    if is_too_long:
        fault = _l("A cell is longer than %(count)s characters.", count=MAX_CELL)
        by_column = {column: text for column, text in by_column.items() if len(text) <= MAX_CELL}
    if is_too_wide:
        fault = _l("The row has more cells than the header.")
    if BEGINS_QUOTED in BETWEEN.join(["", *cells]):  # the test is for speed
        by_column = {column: as_meant(text) for column, text in by_column.items()}
    by_column, emptied = lawful(by_column)
    return Row(number, by_column, fault, emptied, is_too_long, is_too_wide)
