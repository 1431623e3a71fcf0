"""Tables from outside, as CSV or XLSX: what they are is told by their content, not by their name.

Every refusal is an ``Unreadable`` in words for a person; a single bad row carries its own fault.
Limits are our own: wide enough for any list a desk keeps, small enough to keep a server standing.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import dropwhile

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import workbooks
from vrijwilligers.exchange.formulas import as_meant
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.vocabulary.text import one_line

MAX_CELL = 100_000  # characters
MAX_ROWS = 200_000
MAX_BYTES = 100_000_000
SEPARATORS = ";,\t"
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
THE_END = "\x1ethe end\x1e"
ABOUT = "# "  # what a row begins with that says what the file is, above the header
HEADER_LINE = re.compile(rf'\s*(?:"?{ABOUT}[^\n]*\n\s*)*([^\n]*)')

csv.field_size_limit(MAX_BYTES)  # Python stops the whole file at 131,072; we judge row by row


class Unreadable(Problem):
    """A file of which nothing can be used; nothing was changed because of it."""

    field = "file"

    def __init__(self, message: object):
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Say it in the language of now."""
        return str(self.message)


@dataclass(frozen=True)
class Row:
    """One row as a spreadsheet shows it: the header is number 1, blank rows are counted."""

    number: int
    cells: dict[str, str]
    fault: object | None = None  # why the row as a whole cannot be used, translated when shown


@dataclass(frozen=True)
class Table:
    """A header in small letters and the rows that hold something."""

    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    format: str = "csv"  # or "xlsx"


def read_table(content: bytes, *, sheet: str | None = None, header_row: int | None = None) -> Table:
    """Read a table from the bytes of a CSV or XLSX file; raise ``Unreadable`` where there is none.

    CSV: UTF-8 with or without mark, UTF-16 with mark, else Windows-1252; separated by ``;``, ``,``
    or tab, as the header shows. XLSX: the first sheet, formulas as the values they had when saved.
    ``sheet`` names another one; ``header_row`` is the line that names the columns.
    """
    if not content.strip():
        raise Unreadable(_l("The file is empty."))
    if len(content) > MAX_BYTES:
        raise Unreadable(_l("The file is too large to read."))
    if content.startswith(OLD_EXCEL):
        raise Unreadable(_l("This is an old or protected Excel file. Save it as .xlsx first."))
    if content.startswith(workbooks.MAGIC):
        return _table(_from_workbook(content, sheet), "xlsx", header_row)
    return _table(_from_text(text_of(content)), "csv", header_row)


def text_of(content: bytes) -> str:
    """Decode a text file by its mark, else as UTF-8, else as Windows-1252; or ``Unreadable``."""
    marked = [name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark)]
    for encoding in marked or ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _checked(text)
    raise Unreadable(_l("This file is not text: choose a CSV or XLSX file."))


def _checked(text: str) -> str:
    """Refuse what decodes without being text: Windows-1252 gives a letter to nearly every byte."""
    if "\0" in text or len(CONTROL.findall(text)) > 1 + len(text) // 50:
        raise Unreadable(_l("This file is not text: choose a CSV or XLSX file."))
    return text


def _from_workbook(content: bytes, sheet: str | None) -> Iterator[list[str]]:
    try:
        rows = workbooks.rows_of(content, sheet)
    except workbooks.BadWorkbook as bad:
        raise Unreadable(bad.reason) from bad
    return ([_written(cell) for cell in row] for row in rows)


def _from_text(text: str) -> Iterator[list[str]]:
    named = SEPARATOR_LINE.match(text)
    text = text[named.end() :] if named else text
    separator = named[1] if named else _separator(text)
    lines = _lines(text)
    for cells in csv.reader(lines, delimiter=separator):
        if cells == [THE_END]:
            return
        yield [cell.strip() for cell in cells]
    raise Unreadable(_l("A quotation mark is opened in this file and never closed."))


def _lines(text: str) -> Iterator[str]:
    """Give the lines, then one we know: a quote left open would swallow it."""
    yield from io.StringIO(text, newline="")
    yield "\n" if not text.endswith(("\n", "\r")) else ""
    yield THE_END


def _separator(text: str) -> str:
    found = HEADER_LINE.match(text)
    header = re.sub(r'"[^"]*"', "", found[1] if found else "")
    return max(SEPARATORS, key=header.count) if any(s in header for s in SEPARATORS) else ","


def _written(cell: object) -> str:
    """Write the value of a spreadsheet cell as a person would type it."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time | timedelta):
        return cell.isoformat() if not isinstance(cell, timedelta) else str(cell)
    return str(cell).replace("\0", "").strip()


def _table(lines: Iterable[list[str]], kind: str, header_row: int | None) -> Table:
    numbered = ((number, cells) for number, cells in enumerate(lines, start=1) if any(cells))
    filled = dropwhile(lambda row: _is_above(row, header_row), numbered)
    columns = _header(next(filled, (0, []))[1])
    rows: list[Row] = []
    for number, cells in filled:
        if len(rows) == MAX_ROWS:
            raise Unreadable(_l("The file has more than %(count)s rows.", count=MAX_ROWS))
        rows.append(_row(number, columns, cells))
    return Table(columns, rows, kind)


def _is_above(row: tuple[int, list[str]], header_row: int | None) -> bool:
    """Tell whether a row stands above the one that names the columns."""
    return row[0] < header_row if header_row else _is_about(row[1])


def _is_about(cells: list[str]) -> bool:
    """Tell whether a row says what the file is: our own exports begin with one."""
    return cells[0].lstrip('"').startswith(ABOUT) and not any(cells[1:])


def _header(cells: list[str]) -> tuple[str, ...]:
    cells = [one_line(cell) if len(cell) <= MAX_CELL else cell for cell in cells]
    while cells and not cells[-1]:
        cells = cells[:-1]
    if not cells or max(map(len, cells)) > MAX_CELL:
        raise Unreadable(_l("The file has no header: the first row must name the columns."))
    columns = tuple(cell.lower() or f"column {n}" for n, cell in enumerate(cells, start=1))
    for column in columns:
        if columns.count(column) > 1:
            raise Unreadable(_l("The column “%(column)s” is there twice.", column=column))
    return columns


def _row(number: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    by_column = {
        column: as_meant(cell)
        for column, cell in zip(columns, cells, strict=False)
        if len(cell) <= MAX_CELL
    }
    fault = None
    if any(cells[len(columns) :]):
        fault = _l("The row has more cells than the header.")
    elif any(len(cell) > MAX_CELL for cell in cells):
        fault = _l("A cell is longer than %(count)s characters.", count=MAX_CELL)
    return Row(number, by_column, fault)
