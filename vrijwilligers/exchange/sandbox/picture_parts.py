"""A picture as nothing but dots: opened as a PNG, made small, drawn anew.

Part of the program of ``reader.py``, and loaded by it alone: what opens a picture takes memory and
time that other files do not need.
"""

from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

MOST_DOTS = 16_000_000


def parts_of(content: bytes, size: tuple[int, int]) -> Iterator[str]:
    """Yield the picture as a PNG of at most this size, in base64; raise ``ValueError``."""
    try:
        with Image.open(BytesIO(content), formats=["PNG"]) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise ValueError("picture")
            plain = picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as wrong:
        raise ValueError("picture") from wrong
    plain.thumbnail(size)
    png = BytesIO()
    plain.save(png, "PNG", optimize=True)
    yield b64encode(png.getvalue()).decode()
