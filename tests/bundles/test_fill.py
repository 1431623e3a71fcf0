"""How full the pages are: what is carried is not half white."""

from itertools import product

import pytest

from bench.prints import fill_of
from tests.exchange.bundle_content import winter_bundle
from vrijwilligers.bundles.rules import PaperSize
from vrijwilligers.exchange.documents import print_pdf

PAGES = {
    (PaperSize.A4, False): 14,
    (PaperSize.A4, True): 33,
    (PaperSize.A5, False): 33,
    (PaperSize.A5, True): 57,
}


@pytest.mark.parametrize(("size", "large"), list(product(PaperSize, (False, True))))
def test_pages_are_filled_and_only_the_last_of_a_chapter_may_be_half_empty(size, large):
    content = winter_bundle() | {"paper": size, "large": large, "registers": []}
    for chapter in content["chapters"]:
        rows = [dict(row) for row in chapter["vacancies"] * 3]
        for nth, row in enumerate(rows):
            row["number"] += f"{nth:02}"
        chapter["vacancies"] = rows

    fill = fill_of(
        print_pdf("bundle.typ", content).pdf,
        columns=1 if large or size == PaperSize.A5 else 2,
    )

    assert fill.mean >= 0.8
    assert fill.sparse == ()
    assert fill.pages <= PAGES[size, large]
