"""Tables from outside, as CSV or XLSX: what they are is told by their content, not by their name.

Every refusal is an ``Unreadable`` in words for a person; a single bad row carries its own fault.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, dropwhile
from typing import NamedTuple

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.formulas import as_meant
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
A_CELL = re.compile(  # what stands in a row of a list, and never names a column
    r"[^@\s]+@[^@\s]+\.\w{2,}"  # an address
    r"|(?:\+|00|0)(?:[ /.()-]*\d){8,14}"  # a number to call
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d"  # a day
)
BETWEEN = "\n"  # cells, where one is looked for that begins with an apostrophe
BEGINS_QUOTED = f"{BETWEEN}'"
ABOUT = "# "  # what a row begins with that says what the file is, above the header


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
    format: str = "csv"  # or "xlsx"
    is_headless: bool = False
    header: Header | None = None  # as it was written, where there is one


def read_table(
    content: bytes,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    has_header: bool | None = None,
    limits: Limits = LIMITS,
) -> Table:
    """Read a table from the bytes of a CSV or XLSX file; raise ``Unreadable`` where there is none.

    CSV: UTF-8 with or without mark, UTF-16 with mark, else Windows-1252; separated by ``;``, ``,``
    or tab, as the header shows. XLSX: the first sheet, formulas as the values they had when saved.
    ``sheet`` names another one; ``header_row`` is the line that names the columns. Whether there
    is a header is told by the first row, unless it is said.
    """
    if content.startswith(OLD_EXCEL):
        raise Unreadable(_l("This is an old or protected Excel file. Save it as .xlsx first."))
    if sheet and len(sheet) > LONGEST_SHEET:
        raise Unreadable(REFUSALS["sheet"])
    kind = "xlsx" if content.startswith(ZIPPED) else "csv"
    has_header = True if header_row else has_header
    table = partial(_table, kind, header_row, has_header)
    return read(kind, content, table, limits=limits, sheet=sheet, header_row=header_row)


def _table(kind: str, header_row: int | None, has_header: bool | None, parts: Parts) -> Table:
    filled = dropwhile(
        lambda row: _is_above(row, header_row), map(_numbered, chain.from_iterable(parts))
    )
    first = next(filled, (0, []))
    if _is_headless(first[1], has_header):
        rows = [first, *filled]
        columns = tuple(map(column_at, range(1, max(len(cells) for _, cells in rows) + 1)))
        return Table(columns, [_row(*row, columns) for row in rows], kind, is_headless=True)
    columns = _header(first[1])
    header = Header(first[0], tuple(NUMBER_MARK if is_unlawful(one) else one for one in first[1]))
    return Table(columns, [_row(*row, columns) for row in filled], kind, header=header)


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


def _numbered(part: object) -> tuple[int, list[str]]:
    match part:
        case [int(number), list(cells)] if cells:
            "".join(cells)  # raises ``TypeError`` where one is no text
            return number, cells
    raise TypeError("This is not a row.")


def _is_above(row: tuple[int, list[str]], header_row: int | None) -> bool:
    """Tell whether a row stands above the one that names the columns."""
    return row[0] < header_row if header_row else _is_about(row[1])


def _is_about(cells: list[str]) -> bool:
    """Tell whether a row says what the file is: our own exports begin with one."""
    return cells[0].lstrip('"').startswith(ABOUT) and not any(cells[1:])


def _header(cells: list[str]) -> tuple[str, ...]:
    cells = [one_line(cell) if len(cell) <= MAX_CELL else cell for cell in cells]
    while cells and not cells[-1]:
        cells.pop()
    if not cells or max(map(len, cells)) > MAX_CELL:
        raise Unreadable(_l("The file has no header: the first row must name the columns."))
    columns = tuple(_named(cell) or column_at(n) for n, cell in enumerate(cells, start=1))
    column, times = Counter(columns).most_common(1)[0]
    if times > 1:
        raise Unreadable(_l("The column “%(column)s” is there twice.", column=column))
    return columns


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
