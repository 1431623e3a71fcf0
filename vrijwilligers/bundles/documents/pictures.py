"""Pages of a PDF as pictures, to look at in the browser."""

import struct
import zlib
from threading import Lock

import pypdfium2

ONE_AT_A_TIME = Lock()  # PDFium does not work in two threads at once
SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOUR = 2  # truecolour, in the head of a PNG


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_png(pdf: bytes, number: int, *, width: int) -> bytes | None:
    """Return a page (from 1) as PNG of a width in pixels, ``None`` when there is no such page."""
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        if not 1 <= number <= len(document):
            return None
        page = document[number - 1]
        picture = page.render(scale=width / page.get_width(), rev_byteorder=True)
        return _png(bytes(picture.buffer), picture.width, picture.height, picture.stride)


def _png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Write red, green and blue as PNG (ISO 15948); each row begins with its filter: none."""
    rows = (pixels[start : start + 3 * width] for start in range(0, height * stride, stride))
    head = struct.pack(">IIBBBBB", width, height, 8, COLOUR, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    return SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
