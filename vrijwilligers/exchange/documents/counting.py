"""How many pages a PDF of ours has: PDFium works in one thread at once."""

from threading import Lock

import pypdfium2

ONE_AT_A_TIME = Lock()


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return len(document)
