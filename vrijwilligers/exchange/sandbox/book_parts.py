"""What a workbook says of its rows beside their cells: hidden ones, formulas never calculated.

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


def said_of(path: str) -> list[dict[str, object]]:
    """Return what is said of each sheet, in their order; nothing where that cannot be read."""
    try:
        with zipfile.ZipFile(path) as book:
            return [_of_sheet(book, name) for name in _files(book)]
    except HURT:
        return []


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
