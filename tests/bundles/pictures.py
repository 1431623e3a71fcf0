"""A print as eyes and phones see it: pages drawn, codes read by another program than ours."""

from io import BytesIO

import zxingcpp
from PIL import Image

from vrijwilligers.bundles.documents import page_count, page_png

WIDTH = 1200  # pixels: some 145 dots an inch on A4, what a phone sees at an arm's length


def drawn(png):
    """Return the picture that a file holds."""
    picture = Image.open(BytesIO(png), formats=["PNG"])
    picture.load()
    return picture


def codes_in(pdf):
    """Return what the codes on all pages say, in the order of the pages."""
    pages = (page_png(pdf, number, width=WIDTH) for number in range(1, page_count(pdf) + 1))
    return [code.text for page in pages for code in zxingcpp.read_barcodes(drawn(page))]
