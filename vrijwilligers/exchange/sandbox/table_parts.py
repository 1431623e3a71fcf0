"""The rows of a table, some at a time: of CSV text, or of a sheet of a workbook.

Part of the program of ``reader.py``, and loaded by it alone.
"""

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib import import_module
from itertools import chain, islice
from typing import Any

import python_calamine

SEPARATORS = ";,\t"
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
ABOUT_LINE = re.compile(r'"?# ')  # what says what the file is
THE_END = "\x1ethe end\x1e"
NEXT_SHEET = "\N{SYMBOL FOR GROUP SEPARATOR}sheet"  # in a file that we keep, before a sheet
BEGINNING = 20_000  # characters, in which the separator shows itself
LINES = 20  # of the beginning
MOST_MERGED = 5_000
AT_ONCE = 200  # rows

Order = dict[str, Any]
About = dict[str, Any]  # what is said of a sheet
Rows = Iterator[list[str]]
Numbered = list[tuple[int, list[str]]]


class RefusedTable(ValueError):
    """The file cannot be used, for this reason."""


def parts_of(read: tuple[str, About] | None, order: Order) -> Iterator[About | Numbered]:
    """Yield what is said of each sheet, then its rows with their numbers.

    They are of this text, of which it is said how it was read, or of the workbook of the order.
    Raise ``RefusedTable`` with the reason where the file cannot be used.
    """
    sheets = _workbook(order) if read is None else _sheets_of_text(*read, order)
    measure = Measure(order)
    for about, rows in sheets:
        yield about
        numbered = measure.counted(rows)
        while some := list(islice(numbered, AT_ONCE)):
            yield some


def _sheets_of_text(text: str, how: About, order: Order) -> Iterator[tuple[About, Rows]]:
    """Give the one sheet of a CSV file; one that we kept has as many as it came with."""
    rows = csv_rows(text, order)
    first = next(rows, [])
    waiting = [first] if _is_next_sheet(first) else []
    if not waiting:
        yield {"sheet": "", **how}, _to_next_sheet(chain([first], rows), waiting)
    while waiting:
        yield json.loads(waiting.pop()[1]), _to_next_sheet(rows, waiting)


def _to_next_sheet(rows: Rows, waiting: list[list[str]]) -> Rows:
    for row in rows:
        if _is_next_sheet(row):
            waiting.append(row)
            return
        yield row


def _is_next_sheet(row: list[str]) -> bool:
    return len(row) == 2 and row[0] == NEXT_SHEET


def csv_rows(text: str, order: Order) -> Rows:
    """Give the rows of a CSV file."""
    csv.field_size_limit(sys.maxsize)  # Python stops the whole file at 131,072; we judge each row
    told = SEPARATOR_LINE.match(text)
    text = text[told.end() :] if told else text
    separator = told[1] if told else _separator(text, order["header_row"])
    for cells in csv.reader(_lines(text), delimiter=separator):
        if cells == [THE_END]:
            return
        yield [cell.strip() for cell in cells]
    raise RefusedTable("quote")


def _lines(text: str) -> Iterator[str]:
    """Give the lines, then one we know: a quote left open would swallow it."""
    yield from io.StringIO(text, newline="")
    yield "\n" if not text.endswith(("\n", "\r")) else ""
    yield THE_END


def _separator(text: str, header_row: int | None) -> str:
    """Choose what stands in most of the first lines; where two do, what the header has most of."""
    lines = re.sub(r'"[^"]*"', "", text[:BEGINNING]).splitlines()
    if header_row:
        lines = lines[header_row - 1 : header_row]
    lines = [line for line in lines if line.strip() and not ABOUT_LINE.match(line)][:LINES]
    first = lines[0] if lines else ""
    there = {mark: sum(mark in line for line in lines) for mark in SEPARATORS}
    if not any(there.values()):
        return ","
    return max(SEPARATORS, key=lambda mark: (there[mark], first.count(mark)))


def _workbook(order: Order) -> Iterator[tuple[About, Rows]]:
    """Give the sheets from the first row on, as they were last calculated.

    The name of the path tells calamine what to read, and it detects nothing.
    """
    try:
        with python_calamine.CalamineWorkbook.from_path(order["path"]) as workbook:
            yield from _sheets_of_workbook(workbook, order)
    except RefusedTable:
        raise
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise RefusedTable("workbook") from error


def _sheets_of_workbook(
    workbook: python_calamine.CalamineWorkbook, order: Order
) -> Iterator[tuple[About, Rows]]:
    said = import_module("book_parts").said_of(order["path"], order["kind"])
    wanted, is_there = order["sheet"], False
    for place, sheet in enumerate(workbook.sheets_metadata):
        if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet or wanted not in (None, sheet.name):
            continue
        is_there = True
        is_hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
        about = {"sheet": sheet.name, "is_hidden": is_hidden}
        about |= said[place] if place < len(said) else {}
        yield _sheet(workbook.get_sheet_by_index(place), about, order)
    if wanted is not None and not is_there:
        raise RefusedTable("sheet")


def _sheet(sheet: python_calamine.CalamineSheet, about: About, order: Order) -> tuple[About, Rows]:
    if sheet.start is None or sheet.end is None:
        return about, iter(())
    if (sheet.end[0] + 1) * (sheet.end[1] + 1) > order["cells"]:
        raise RefusedTable("far")
    before = [""] * sheet.start[1]
    rows = (before + [_written(cell) for cell in row] for row in sheet.iter_rows())
    ranges = sheet.merged_cell_ranges or ()
    merged = (
        about.get("merged")
        or [[column, top, bottom] for (top, column), (bottom, _) in ranges if bottom > top][
            :MOST_MERGED
        ]
    )
    return about | {"merged": merged}, _filled_down(rows, merged) if merged else rows


def _filled_down(rows: Rows, merged: list[list[int]]) -> Rows:
    """Repeat what stands in the first of merged cells in those below it."""
    beginning: dict[int, dict[int, int]] = {}
    for column, top, bottom in merged:
        beginning.setdefault(top, {})[column] = bottom
    filling: dict[int, tuple[int, str]] = {}  # by column: down to which row, and with what
    for place, row in enumerate(rows):
        filling = {column: one for column, one in filling.items() if one[0] >= place}
        for column in filter(range(len(row)).__contains__, filling):
            row[column] = row[column] or filling[column][1]
        begun = beginning.get(place, {}).items()
        filling |= {column: (bottom, row[column]) for column, bottom in begun if column < len(row)}
        yield row


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


class Measure:
    """Counts what is read of a whole file, as long as that stays within measure."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.cells = self.characters = 0

    def counted(self, rows: Rows) -> Iterator[tuple[int, list[str]]]:
        """Give the rows of a sheet that hold something with their numbers."""
        count, order = 0, self.order
        for number, row in enumerate(rows, start=1):
            if not any(row):
                continue
            if any(row[order["columns"] :]):
                raise RefusedTable("columns")
            kept = [cell[: order["cell"] + 1] for cell in row[: order["columns"]]]
            count += 1
            if count > order["rows"] + 1:  # the header is none of them
                raise RefusedTable("rows")
            self._add(kept)
            yield number, kept

    def _add(self, row: list[str]) -> None:
        self.cells += len(row)
        self.characters += sum(map(len, row))
        if self.cells > self.order["cells"] or self.characters > self.order["characters"]:
            raise RefusedTable("size")
