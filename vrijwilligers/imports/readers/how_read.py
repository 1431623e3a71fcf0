"""What is said of how a table was read: its sheet, its header, its letters, what stands beside."""

from collections.abc import Iterator, Sequence

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.layouts import SourceSheet
from vrijwilligers.exchange.tables import Table
from vrijwilligers.imports.readers import headers
from vrijwilligers.imports.readers.headers import say_header
from vrijwilligers.imports.rules import ColumnMap, ColumnSet

SHOWN = 8  # of many
LONGEST = 60  # characters of a name
ENCODINGS = {
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
    "cp850": "CP850 (DOS)",
    "mac_roman": "Mac Roman",
}


def how_read(columns: ColumnSet, table: Table, found: ColumnMap) -> tuple[object, ...]:
    """Return what somebody has to know who looks whether a list was read as it is meant."""
    return (
        *_where(table),
        *_letters(table.sheet),
        *_cells(table),
        *_doubles(columns, table, found),
    )


def _where(table: Table) -> Iterator[object]:
    others = [one.sheet for one in table.others if one.rows]
    if others:
        named = {"sheet": table.sheet.sheet, "others": _all(others)}
        yield _l("Read is the sheet “%(sheet)s”. Not read: %(others)s.", **named)
    elif table.others:
        yield _l("Read is the sheet “%(sheet)s”. The others are empty.", sheet=table.sheet.sheet)
    if table.header and table.header.number > 1:
        yield _l("Row %(row)s names the columns.", row=table.header.number)


def _letters(sheet: SourceSheet) -> Iterator[object]:
    if sheet.encoding == "utf-8 twice":
        yield _l("The letters of this file were spoiled (“Ã©” for “é”). We mended all of them.")
    elif sheet.encoding in ENCODINGS:
        yield _l("The letters were read as %(encoding)s.", encoding=ENCODINGS[sheet.encoding])
    if sheet.mended:
        words = _all(sheet.mended)
        yield _l("A wrong sign in this file was read as a letter, in: %(words)s.", words=words)


def _cells(table: Table) -> Iterator[object]:
    sheet, first = table.sheet, table.header.number if table.header else 0
    filled = {column for column, _, bottom in sheet.merged if bottom >= first}
    there = sorted(column for column in filled if column < len(table.columns))
    named = [str(say_header(headers.written(table, table.columns[column]))) for column in there]
    if named:
        yield _l("Merged cells count for each of their rows, in: %(columns)s.", columns=_all(named))
    numbers = {row.number for row in table.rows}
    hidden = [str(row) for row in sheet.hidden_rows if row in numbers]
    if hidden:
        yield _l(
            "These rows are hidden in the sheet, and are read too: %(rows)s.", rows=_all(hidden)
        )
    if sheet.uncalculated:
        yield _l(
            "Cells with a formula that was never calculated are empty here (%(count)s). "
            "Open the file in Excel and save it again.",
            count=sheet.uncalculated,
        )


def _doubles(columns: ColumnSet, table: Table, found: ColumnMap) -> Iterator[object]:
    for first, second in headers.said_twice(columns, table):
        if first in found.columns and second not in {*found.columns, *found.left_out}:
            named = {
                "first": headers.written(table, first),
                "second": headers.place_of(table, second),
            }
            yield _l("“%(first)s” is read; what %(second)s says of the same is left out.", **named)


def _all(names: Sequence[str]) -> str:
    shown = [name[:LONGEST] for name in names[:SHOWN]]
    return ", ".join([*shown, "…"] if len(names) > SHOWN else shown)
