"""Lay the pages of one PDF on the sheets of another, as a program of its own.

Run by its path, never imported by the application: PDFium works in one thread only, and its memory
goes back with the process. In comes a line of JSON (the size of a sheet, and for each side the
pages with their places), then the PDF; out goes a PDF. When it fails it says only what kind of
fault it was, never what stood on a page.
"""

import json
import sys
from io import BytesIO

from pypdfium2 import PdfDocument, PdfMatrix

Place = tuple[int, float, float, int]
"""A page (from 0), its lower left corner in points, and how many degrees it is turned."""


def imposed(pdf: bytes, size: tuple[float, float], sides: list[list[Place]]) -> bytes:
    """Return a PDF with these sides."""
    made = BytesIO()
    with PdfDocument(pdf) as source, PdfDocument.new() as sheets:
        for places in sides:
            side = sheets.new_page(*size)
            for page, x, y, turned in places:
                lying = source.page_as_xobject(page, sheets).as_pageobject()
                lying.set_matrix(PdfMatrix().rotate(turned).translate(x, y))
                side.insert_obj(lying)
            side.gen_content()
        sheets.save(made)
    return made.getvalue()


def main() -> int:
    """Read an order and a PDF; write a PDF, or only why there is none."""
    try:
        order = json.loads(sys.stdin.buffer.readline())
        made = imposed(sys.stdin.buffer.read(), order["size"], order["sides"])
    except Exception as error:  # its message may repeat what was printed: its kind is enough
        sys.stdout.write(type(error).__name__)
        return 1
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
