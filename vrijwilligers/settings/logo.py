"""The picture of the desk: checked by what is in it, and drawn anew so that only dots remain."""

from base64 import b64encode
from io import BytesIO

from PIL import Image

from vrijwilligers.exchange.pictures import drawn_anew
from vrijwilligers.exchange.sandbox import REFUSALS, Unreadable

MOST_BYTES = 2 * 1024 * 1024
LARGEST = (600, 300)  # what is kept, in dots


class LogoIsNoPicture(Unreadable):
    """What was sent is not a PNG that can be shown."""

    field = "logo"


def read_logo(content: bytes) -> bytes:
    """Return a PNG as we keep it; raise ``LogoIsNoPicture`` when it is none."""
    if len(content) > MOST_BYTES:
        raise LogoIsNoPicture(REFUSALS["picture"])
    try:
        return drawn_anew(content, size=LARGEST)
    except Unreadable as refused:
        raise LogoIsNoPicture(refused.message) from refused


def drawing_of(png: bytes) -> str:
    """Wrap a picture that we drew in an SVG, for prints: what they are told is text."""
    with Image.open(BytesIO(png), formats=["PNG"]) as picture:
        size = f'width="{picture.width}" height="{picture.height}"'
    source = f"data:image/png;base64,{b64encode(png).decode()}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image href="{source}" {size}/></svg>'
