"""Tables handed out, as CSV or XLSX. What stands in them, ``exchange.tables`` reads back the same.

CSV is written as Belgian Excel opens it: UTF-8 with its mark, ``;`` and CRLF, numbers with a comma.
Its first line names the columns, as other programs ask. A phone number stands in it as one dials it
here: a spreadsheet would take +32470… for a number, and lose its plus. A workbook says what it is
on a second sheet.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeGuard

import xlsxwriter
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from vrijwilligers.exchange.formulas import PHONE, harmless, quoted
from vrijwilligers.vocabulary.phones import typed
from vrijwilligers.vocabulary.problems import Problem

Value = str | int | float | bool | date | None

LONGEST_CELL = 32_767  # characters, in Excel
FIRST_DAY = date(1900, 3, 1)  # before it, Excel counts a day that never was
DIGITS = 15  # that Excel keeps of a number
WIDTHS = (9, 60)  # characters: no column narrower or wider
ABOUT_WIDTHS = (24, 90)
DAY_WIDTH = 10
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
FORMATS = {
    "header": {"bold": True, "bottom": 1, "num_format": "@"},
    "text": {"num_format": "@"},
    "day": {"num_format": "dd/mm/yyyy"},
}


class CellIsTooLong(Problem):
    """Excel would drop the text without a word."""

    message = _l("A text is too long for Excel. Choose CSV.")
    field = "shape"


@dataclass(frozen=True)
class Sheet:
    """A table with what it is about (question and answer), to be written once."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    about: Mapping[str, str] = field(default_factory=dict)


def csv_of(sheet: Sheet) -> bytes:
    """Write a table as CSV."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([_in_csv(value) for value in row] for row in sheet.rows)
    return file.getvalue().encode("utf-8-sig")


def _in_csv(value: Value) -> str:
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    if not isinstance(value, str):
        return _word(value)
    return typed(value) if PHONE.fullmatch(value) else harmless(clean(value))


def _word(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def clean(text: str) -> str:
    """Leave out what no spreadsheet can hold, and write the ends of lines in one way."""
    return UNWRITABLE.sub("", re.sub("\r\n?", "\n", text)).strip()


def xlsx_of(sheet: Sheet) -> bytes:
    """Write a table as XLSX, row by row; every text is typed as text, so nothing is calculated."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as workbook:
        formats = {name: workbook.add_format(look) for name, look in FORMATS.items()}
        _write_table(workbook.add_worksheet(_sheet_name(sheet.title)), sheet, formats)
        if sheet.about:
            _write_about(workbook, sheet, formats)
        workbook.set_properties({"title": sheet.title})
    return file.getvalue()


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", clean(title))[:31].strip() or "1"


def _write_table(page: Worksheet, sheet: Sheet, formats: dict[str, Format]) -> None:
    widths = [len(column) for column in sheet.columns]
    page.freeze_panes(1, 0)
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column, formats["header"])
    number = 0
    for number, row in enumerate(sheet.rows, start=1):
        for place, value in _filled(row):
            widths[place] = max(widths[place], _write(page, number, place, value, formats))
    page.autofilter(0, 0, number, len(widths) - 1)
    for place, width in enumerate(widths):
        narrowest, widest = WIDTHS
        page.set_column(place, place, min(max(width + 1, narrowest), widest))


def _filled(row: Sequence[Value]) -> Iterator[tuple[int, Value]]:
    return ((place, value) for place, value in enumerate(row) if value not in (None, ""))


def _write(page: Worksheet, row: int, column: int, value: Value, formats: dict[str, Format]) -> int:
    """Write one cell as what it is; return how wide it is."""
    if _is_day(value):
        page.write_datetime(row, column, datetime.combine(value, time()), formats["day"])
        return DAY_WIDTH
    if _is_number(value):
        page.write_number(row, column, value)
        return len(str(value))
    text = quoted(clean(value)) if isinstance(value, str) else _word(value)
    if len(text) > LONGEST_CELL:
        raise CellIsTooLong
    page.write_string(row, column, text, formats["text"])
    return len(text)


def _is_day(value: Value) -> TypeGuard[date]:
    return isinstance(value, date) and value >= FIRST_DAY


def _is_number(value: Value) -> TypeGuard[float]:
    """Tell whether Excel can keep it as a number without losing a digit."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return float(f"{value:.{DIGITS}g}") == value


def _write_about(workbook: Workbook, sheet: Sheet, formats: dict[str, Format]) -> None:
    page = workbook.add_worksheet(_sheet_name(_("About this file")))
    for column, width in enumerate(ABOUT_WIDTHS):
        page.set_column(column, column, width)
    for row, (asked, answer) in enumerate(sheet.about.items()):
        page.write_string(row, 0, clean(asked), formats["header"])
        page.write_string(row, 1, clean(answer)[:LONGEST_CELL], formats["text"])
