"""Every kind of print of the demo, and how full its pages are. Run as ``python -m bench.prints``.

The PDFs stand in ``instance/prints``, to be looked at page by page. A page is filled as far down as
something stands on it, between the head and the foot; of two columns the mean counts. The front and
the last page are left out, and so is a page after which a chapter begins.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path

import click
import pypdfium2
from PIL import Image, ImageOps
from pypdf import PdfReader
from sqlalchemy import select

from vrijwilligers.app import create_app
from vrijwilligers.bundles import documents
from vrijwilligers.bundles.queries import chosen
from vrijwilligers.bundles.rules import BundleChoice, PaperSize, Season
from vrijwilligers.extensions import db
from vrijwilligers.matching.documents import CardPaper, appointment_cards
from vrijwilligers.matching.models import Introduction
from vrijwilligers.records.db import read_only
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES

OUT = Path("instance/prints")
HEAD, FOOT, EDGE = 0.045, 0.94, 0.06  # of a page
INK = 60  # darker than a faint line
LEAST = 0.6  # of a page


@dataclass(frozen=True)
class Fill:
    """How full a print is: its pages, the mean, and the pages that are emptier than ``LEAST``."""

    pages: int
    mean: float
    sparse: tuple[int, ...]


def fill_of(pdf: bytes, *, columns: int) -> Fill:
    """Measure how full the pages of a bundle are (from 0 to 1)."""
    with pypdfium2.PdfDocument(pdf) as document:
        filled = [_filled(page, columns) for page in document]
    inside = dict(enumerate(filled[1:-1], start=2))
    last_of_chapter = {start - 1 for start in starts_of(pdf)}
    sparse = (page for page, part in inside.items() if part < LEAST)
    return Fill(
        len(filled),
        sum(inside.values()) / len(inside) if inside else filled[0],
        tuple(page for page in sparse if page not in last_of_chapter),
    )


def _filled(page: pypdfium2.PdfPage, columns: int) -> float:
    picture = ImageOps.invert(page.render(scale=0.5).to_pil().convert("L"))
    width, height = picture.size
    first, wide = width * EDGE, width * (1 - 2 * EDGE) / columns
    parts = [(first + wide * nth, first + wide * (nth + 1)) for nth in range(columns)]
    return sum(_lowest(picture, *part, height) for part in parts) / columns


def _lowest(picture: Image.Image, left: float, right: float, height: int) -> float:
    top, bottom = height * HEAD, height * FOOT
    column = picture.crop((int(left), int(top), int(right), int(bottom)))
    ink = column.point(lambda grey: 255 if grey > INK else 0).getbbox()
    return ink[3] / (bottom - top) if ink else 0


def starts_of(pdf: bytes) -> Iterator[int]:
    """Yield the page (from 1) on which each chapter begins."""
    reader = PdfReader(BytesIO(pdf))
    for mark in reader.outline:
        if not isinstance(mark, list):
            yield (reader.get_destination_page_number(mark) or 0) + 1


def _kinds() -> Iterator[tuple[str, bytes, int]]:
    for language, size, large in product(LANGUAGES, PaperSize, (False, True)):
        columns = 1 if large or size == PaperSize.A5 else 2
        for season in (None, *Season):
            choice = BundleChoice(language=language, size=size, large=large, season=season, qr=True)
            name = f"{season or 'bundle'}-{language}-{size}{'-large' if large else ''}"
            yield name, _bundle(choice), columns
    with read_only():
        numbers = [one.id for one in chosen(BundleChoice(language="nl"), today=today())]
    some = numbers[:: max(1, len(numbers) // documents.MOST_SELECTED)][: documents.MOST_SELECTED]
    for language in LANGUAGES:
        with read_only():
            picked = vacancies.by_ids(some)
            yield (
                f"selection-{language}",
                documents.selection(picked, language=language, today=today()).pdf,
                1,
            )
            for size in PaperSize:
                flyer = documents.flyer(picked[0], language=language, size=size, today=today())
                yield f"flyer-{language}-{size}", flyer.pdf, 1
    yield from _cards()


def _cards() -> Iterator[tuple[str, bytes, int]]:
    with read_only():
        met = db.session.scalars(select(Introduction).order_by(Introduction.id).limit(4)).all()
        for language, paper in product(LANGUAGES, CardPaper):
            cards = appointment_cards(met, language=language, paper=paper, today=today())
            yield f"card-{language}-{paper}", cards.pdf, 1


def _bundle(choice: BundleChoice) -> bytes:
    with read_only():
        content, _count = documents.content(choice, today=today())
    return documents.print_bundle(content, today=today()).pdf


def main(argv: Sequence[str]) -> int:
    """Write every kind of print and say how full it is; 1 when a bundle has an empty page."""
    out = Path(argv[0]) if argv else OUT
    out.mkdir(parents=True, exist_ok=True)
    is_sparse = False
    click.echo(f"{'print':<28}{'pages':>6}{'filled':>8}  pages under {LEAST:.0%}")
    app = create_app()
    with app.app_context(), app.test_request_context():
        for name, pdf, columns in _kinds():
            (out / f"{name}.pdf").write_bytes(pdf)
            fill = fill_of(pdf, columns=columns)
            is_sparse |= bool(fill.sparse)
            click.echo(
                f"{name:<28}{fill.pages:>6}{fill.mean:>8.0%}  {', '.join(map(str, fill.sparse))}"
            )
    return int(is_sparse)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
