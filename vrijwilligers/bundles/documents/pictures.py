"""Pages of a PDF as pictures, to look at in the browser."""

from io import BytesIO

import pypdfium2

from vrijwilligers.exchange.documents.counting import ONE_AT_A_TIME


def page_png(pdf: bytes, number: int, *, width: int) -> bytes | None:
    """Return a page (from 1) as PNG of a width in pixels, ``None`` when there is no such page.

    pypdfium2 imports Pillow with the first picture, so that who makes none does not pay for it.
    """
    png = BytesIO()
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        if not 1 <= number <= len(document):
            return None
        page = document[number - 1]
        page.render(scale=width / page.get_width()).to_pil().save(png, "PNG")
    return png.getvalue()
