"""What a workbook says beside its cells: hidden rows, formulas never calculated, merged cells.

Part of the program of ``reader.py``, and loaded by it alone. Nothing is decided by it: it is said.
"""

import lzma
import posixpath
import re
import zipfile
import zlib

TYPE_CHECKING = False  # the module that says so takes as long as all the others
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

BOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"
TAG = rb"<(?:\w+:)?%s\b([^>]*)>"
SHEET, LINK, ROW = (re.compile(TAG % name) for name in (b"sheet", b"Relationship", b"row"))
ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*["\']([^"\']*)["\']')
FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*>[^<]*</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|</(?:\w+:)?c>)")
TRUE = (b"1", b"true")
AT_ONCE = 1_000_000  # bytes
MOST = 1_000  # rows that are named
FARTHEST = 300_000_000  # bytes of one sheet
HURT = (  # what Python says of an archive that calamine may read all the same
    zipfile.BadZipFile,  # its list of parts, or the sum of one, is wrong
    *(zlib.error, lzma.LZMAError, EOFError, OSError),  # a part does not unpack (bzip2: OSError)
    RuntimeError,  # a part has a password, or is packed in a way that Python does not know
    KeyError,  # a part that is named is not there
    ValueError,  # a name that is no UTF-8, a number of a row without end
)
CONTENT = "content.xml"
START = re.compile(
    rb"<table:(table|table-row|table-cell|covered-table-cell)"
    rb"((?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*/?>"
)
ODS_ATTRIBUTE = re.compile(rb"([\w:-]+)\s*=\s*[\"']([^\"']*)[\"']")
HIDDEN = (b"collapse", b"filter")
ENDLESS = 10_000_000  # rows or columns that one tag may stand for


def said_of(path: str, kind: str) -> list[dict[str, object]]:
    """Return what is said of each sheet, in their order; nothing where that cannot be read."""
    try:
        return _of_ods(path) if kind == "ods" else _of_xlsx(path)
    except HURT:
        return []


def _of_xlsx(path: str) -> list[dict[str, object]]:
    with zipfile.ZipFile(path) as book:
        return [_of_sheet(book, name) for name in _files(book)]


def _files(book: zipfile.ZipFile) -> list[str]:
    links = {one.get(b"Id"): one.get(b"Target", b"") for one in _tags(LINK, book.read(LINKS))}
    keys = (one.get(b"r:id") for one in _tags(SHEET, book.read(BOOK)))
    targets = (links[key].decode() for key in keys)
    return [posixpath.normpath(posixpath.join("xl", name)).lstrip("/") for name in targets]


def _tags(kind: "re.Pattern[bytes]", written: bytes) -> "Iterator[dict[bytes, bytes]]":
    return (dict(ATTRIBUTE.findall(found[1])) for found in kind.finditer(written))


def _of_sheet(book: zipfile.ZipFile, name: str) -> dict[str, object]:
    hidden: list[int] = []
    formulas = 0
    with book.open(name) as sheet:
        for piece in _pieces(sheet):
            formulas += len(FORMULA.findall(piece)) if b"<f" in piece else 0
            if b"hidden" in piece and len(hidden) < MOST:
                hidden += _hidden(piece)
    return {"hidden_rows": hidden[:MOST], "uncalculated": formulas}


def _pieces(sheet: "IO[bytes]") -> "Iterator[bytes]":
    """Give the bytes some at a time, cut between two cells."""
    left, far = b"", 0
    while (more := sheet.read(AT_ONCE)) and (far := far + len(more)) < FARTHEST:
        whole, mark, rest = (left + more).rpartition(b"</")
        yield whole
        left = (mark + rest)[-AT_ONCE:]
    yield left


def _hidden(piece: bytes) -> list[int]:
    rows = (row for row in _tags(ROW, piece) if row.get(b"hidden") in TRUE)
    return [int(row[b"r"]) for row in rows if row.get(b"r", b"").isdigit()]


class OdsSheet:
    """One sheet of LibreOffice while its tags go by."""

    def __init__(self) -> None:
        self.hidden: list[int] = []
        self.merged: list[list[int]] = []
        self.uncalculated = 0
        self.below = self.row = self.column = 0  # the next row, this one (the first is 0), a cell

    def begin_row(self, said: dict[bytes, bytes]) -> None:
        """Count a row, or many that are the same."""
        times = _number(said, b"table:number-rows-repeated")
        self.row, self.below, self.column = self.below, self.below + times, 0
        if said.get(b"table:visibility") in HIDDEN:
            last = min(self.below, self.row + MOST - len(self.hidden))
            self.hidden += range(self.row + 1, last + 1)

    def begin_cell(self, said: dict[bytes, bytes]) -> None:
        """Count a cell, or many that are the same."""
        times = _number(said, b"table:number-columns-repeated")
        down = _number(said, b"table:number-rows-spanned")
        if down > 1 and len(self.merged) < MOST:
            self.merged.append([self.column, self.row, self.row + down - 1])
        if b"table:formula" in said and b"office:value-type" not in said:
            self.uncalculated += times
        self.column += times

    def about(self) -> dict[str, object]:
        """Return what is said of it."""
        return {
            "hidden_rows": self.hidden,
            "merged": self.merged,
            "uncalculated": self.uncalculated,
        }


def _of_ods(path: str) -> list[dict[str, object]]:
    sheets: list[OdsSheet] = []
    with zipfile.ZipFile(path) as archive, archive.open(CONTENT) as content:
        for piece in _pieces(content):
            _read(piece, sheets)
    return [sheet.about() for sheet in sheets]


def _read(piece: bytes, sheets: list[OdsSheet]) -> None:
    for tag in START.finditer(piece):
        said = dict(ODS_ATTRIBUTE.findall(tag[2])) if tag[2] else {}
        if tag[1] == b"table":
            sheets.append(OdsSheet())
        elif sheets and tag[1] == b"table-row":
            sheets[-1].begin_row(said)
        elif sheets:
            sheets[-1].begin_cell(said)


def _number(said: dict[bytes, bytes], name: bytes) -> int:
    written = said.get(name, b"1")
    return min(int(written), ENDLESS) if written.isdigit() and len(written) < 9 else 1
