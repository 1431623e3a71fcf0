"""The picture of the desk: checked by what is in it, and drawn anew so that only dots remain."""

from base64 import b64encode
from io import BytesIO

from flask_babel import lazy_gettext as _l
from PIL import Image

from vrijwilligers.vocabulary.problems import Problem

MOST_BYTES = 2 * 1024 * 1024
MOST_DOTS = 16_000_000
LARGEST = (600, 300)  # what is kept, in dots


class LogoIsNoPicture(Problem):
    """What was sent is not a PNG that can be shown."""

    message = _l("Choose a PNG file of at most 2 MB.")
    field = "logo"


def drawn_anew(content: bytes) -> bytes:
    """Return a PNG as we keep it; raise ``LogoIsNoPicture`` when it is none."""
    if len(content) > MOST_BYTES:
        raise LogoIsNoPicture
    try:
        with Image.open(BytesIO(content), formats=["PNG"]) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise LogoIsNoPicture
            plain = picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as wrong:
        raise LogoIsNoPicture from wrong
    plain.thumbnail(LARGEST)
    png = BytesIO()
    plain.save(png, "PNG", optimize=True)
    return png.getvalue()


def drawing_of(png: bytes) -> str:
    """Wrap a picture in an SVG, for prints: what they are told is text."""
    with Image.open(BytesIO(png), formats=["PNG"]) as picture:
        size = f'width="{picture.width}" height="{picture.height}"'
    source = f"data:image/png;base64,{b64encode(png).decode()}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image href="{source}" {size}/></svg>'
