"""The rows of a table, some at a time: of CSV text, or of a sheet of a workbook.

Part of the program of ``reader.py``, and loaded by it alone.
"""

import csv
import io
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import python_calamine

SEPARATORS = ";,\t"
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
HEADER_LINE = re.compile(r'\s*(?:"?# [^\n]*\n\s*)*([^\n]*)')  # below what says what the file is
THE_END = "\x1ethe end\x1e"
AT_ONCE = 200  # rows

Order = dict[str, Any]
Numbered = list[tuple[int, list[str]]]


class RefusedTable(ValueError):
    """The file cannot be used, for this reason."""


def parts_of(text: str | None, order: Order) -> Iterator[Numbered]:
    """Yield the rows with their numbers, of this text or of the workbook of the order.

    Raise ``RefusedTable`` with the reason where the file cannot be used.
    """
    rows = workbook_rows(order) if text is None else csv_rows(text, order)
    numbered = _counted(rows, order)
    while some := list(islice(numbered, AT_ONCE)):
        yield some


def csv_rows(text: str, order: Order) -> Iterator[list[str]]:
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
    first = HEADER_LINE.match(text)
    header = first[1] if first else ""
    if header_row:
        header = text.split("\n", header_row)[:header_row][-1]
    header = re.sub(r'"[^"]*"', "", header)
    return max(SEPARATORS, key=header.count) if any(s in header for s in SEPARATORS) else ","


def workbook_rows(order: Order) -> Iterator[list[str]]:
    """Give the rows of a sheet from the first one on, as Excel last calculated them.

    The name of the path ends in .xlsx: so calamine is told what to read, and detects nothing.
    """
    try:
        with python_calamine.CalamineWorkbook.from_path(order["path"]) as workbook:
            yield from _sheet_rows(workbook, order)
    except RefusedTable:
        raise
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise RefusedTable("workbook") from error


def _sheet_rows(workbook: python_calamine.CalamineWorkbook, order: Order) -> Iterator[list[str]]:
    names, wanted = workbook.sheet_names, order["sheet"]
    if wanted is not None and wanted not in names:
        raise RefusedTable("sheet")
    if not names:
        return
    sheet = workbook.get_sheet_by_index(names.index(wanted) if wanted is not None else 0)
    if sheet.start is None or sheet.end is None:
        return
    if (sheet.end[0] + 1) * (sheet.end[1] + 1) > order["cells"]:
        raise RefusedTable("far")
    before = [""] * sheet.start[1]
    yield from (before + [_written(cell) for cell in row] for row in sheet.iter_rows())


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


def _counted(rows: Iterator[list[str]], order: Order) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that hold something with their numbers, as long as they stay within measure."""
    count = cells = characters = 0
    for number, row in enumerate(rows, start=1):
        if not any(row):
            continue
        if any(row[order["columns"] :]):
            raise RefusedTable("columns")
        kept = [cell[: order["cell"] + 1] for cell in row[: order["columns"]]]
        count, cells = count + 1, cells + len(kept)
        characters += sum(map(len, kept))
        if count > order["rows"] + 1:  # the header is none of them
            raise RefusedTable("rows")
        if cells > order["cells"] or characters > order["characters"]:
            raise RefusedTable("size")
        yield number, kept
