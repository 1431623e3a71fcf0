"""Excel workbooks (XLSX): a zip of XML, weighed before it is opened.

The reader lays out the whole rectangle between the first and the last cell and copies every shared
string to every cell: one far cell, or one long string used often, ends the whole server. So both
are counted in the raw XML first.
"""

import io
import re
import struct
import zipfile
import zlib
from typing import Any

import python_calamine
from flask_babel import lazy_gettext as _l

MAGIC = b"PK\x03\x04"
MAX_ENTRIES = 1_000
MAX_UNPACKED = 300_000_000  # bytes
MAX_RATIO = 200  # unpacked to packed, where it unpacks to more than ten megabytes
SMALL = 10_000_000
MAX_CELLS = 8_000_000
MAX_CHARACTERS = 300_000_000
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, python_calamine.CalamineError),
    *(EOFError, OSError, ValueError, struct.error),
)
PLACE = re.compile(rb"""\sr\s*=\s*["']([^"']*)["']""")
REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{0,7})["']""")
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
SHARED = re.compile(rb"<(?:\w+:)?si\b.*?(?:</(?:\w+:)?si>|/>)", re.DOTALL)
SHARED_USE = re.compile(rb"""\st\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v[^>]*>\s*([0-9]{1,9})""")


class BadWorkbook(Exception):
    """A workbook that we do not open; the reason is translated when shown."""

    def __init__(self, reason: object):
        super().__init__(reason)
        self.reason = reason


def rows_of(content: bytes, sheet: str | None = None) -> list[list[Any]]:
    """Return the rows of a sheet, the first if none is named, as Excel last calculated them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _weigh(archive)
            _survey(archive)
        return _rows(content, sheet)
    except DAMAGED as error:
        raise BadWorkbook(_l("The file is damaged, or it is not an Excel workbook.")) from error
    except (NotImplementedError, RuntimeError) as error:
        raise BadWorkbook(_l("The workbook is protected. Save it without a password.")) from error


def _weigh(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
        raise BadWorkbook(_l("The workbook is too large to open."))
    if unpacked > SMALL and unpacked / packed > MAX_RATIO:
        raise BadWorkbook(_l("The workbook is too large to open."))
    if "xl/workbook.xml" not in archive.namelist():
        raise BadWorkbook(_l("The file is damaged, or it is not an Excel workbook."))


def _survey(archive: zipfile.ZipFile) -> None:
    """Look into every part for sheets and shared strings: a workbook may name them as it likes."""
    parts = [archive.read(name) for name in archive.namelist()]
    lengths = [len(text) for part in parts if b"sst" in part for text in SHARED.findall(part)]
    for sheet in parts:
        if b"sheetData" in sheet:
            _refuse_far_cells(sheet)
            _refuse_endless_text(lengths, SHARED_USE.findall(sheet))


def _refuse_far_cells(sheet: bytes) -> None:
    places, found = PLACE.findall(sheet), REFERENCE.findall(sheet)
    if len(found) != len(places):
        raise BadWorkbook(_l("The file is damaged, or it is not an Excel workbook."))
    rows = max((int(digits or 0) for digits in {place[1] for place in found}), default=0)
    columns = max((_column(letters) for letters in {place[0] for place in found}), default=0)
    by_row = ROW.split(sheet)
    if len(CELL.findall(sheet)) + len(by_row) - 1 > len(places):
        rows += len(by_row)  # what carries no place follows what comes before it
        columns += max(len(CELL.findall(row)) for row in by_row)
    if rows * columns > MAX_CELLS:
        raise BadWorkbook(_l("A cell stands far from the others. Remove it and save again."))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _refuse_endless_text(lengths: list[int], uses: list[bytes]) -> None:
    total = sum(lengths[int(use)] for use in uses if int(use) < len(lengths))
    if total > MAX_CHARACTERS:
        raise BadWorkbook(_l("The workbook is too large to open."))


def _rows(content: bytes, sheet: str | None) -> list[list[Any]]:
    with python_calamine.load_workbook(io.BytesIO(content)) as workbook:
        names = workbook.sheet_names
        if sheet is not None and sheet not in names:
            named = _l("There is no sheet “%(sheet)s” in this workbook (--sheet).", sheet=sheet)
            raise BadWorkbook(named)
        if not names:
            return []
        index = names.index(sheet) if sheet is not None else 0
        return workbook.get_sheet_by_index(index).to_python(skip_empty_area=False)
