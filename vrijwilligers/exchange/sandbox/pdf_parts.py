"""What a PDF says: on its pages, in the fields that somebody filled in, in notes, about itself.

Part of the program of ``reader.py``, and loaded by it alone: what opens a PDF takes memory and time
that other files do not need.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium

LONGEST = 100_000  # bytes of one field or note
NOTE = b"Contents"
ABOUT = ("Title", "Author", "Subject", "Keywords")  # what the file says of itself


def parts_of(content: bytes) -> Iterator[str]:
    """Yield the text of each page, then what stands beside the pages, if anything does.

    Raise ``ValueError`` with the reason, ``pdf`` or ``password``, where it does not open.
    """
    try:
        document = pdfium.PdfDocument(content)
        document.init_forms()
        beside = [document.get_metadata_value(name) for name in ABOUT]
        for number in range(max(1, len(document))):
            page = document[number]
            yield page.get_textpage().get_text_range()
            beside += _annotations(document, page)
    except pdfium.PdfiumError as error:
        asks_password = error.err_code == pdfium.raw.FPDF_ERR_PASSWORD
        raise ValueError("password" if asks_password else "pdf") from error
    if any(beside):
        yield "\n".join(filter(None, beside))


def _annotations(document: Any, page: Any) -> Iterator[str]:
    """Yield what was filled in on a page, and what was written over it."""
    raw = pdfium.raw
    for place in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, place)
        yield _text(raw.FPDFAnnot_GetStringValue, annotation, NOTE)
        if document.formenv:
            yield _text(raw.FPDFAnnot_GetFormFieldValue, document.formenv.raw, annotation)
        raw.FPDFPage_CloseAnnot(annotation)


def _text(ask: Any, *about: Any) -> str:
    """Ask a text of the library: first how long it is, then its letters, in UTF-16."""
    length = min(ask(*about, None, 0), LONGEST)
    letters = (ctypes.c_ushort * (length // 2 + 1))()
    ask(*about, letters, length)
    return bytes(letters)[:length].decode("utf-16-le", "replace").rstrip("\0")
