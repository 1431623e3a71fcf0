"""The sheets of a booklet: in which order its pages lie, and where."""

import runpy
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from vrijwilligers.exchange import documents
from vrijwilligers.exchange.documents import PagePlace, PrintFailed, impose
from vrijwilligers.markets.rules.imposition import (
    A4,
    A5_WIDTH,
    Binding,
    TooManyPages,
    Turning,
    booklet_sides,
)


def order(pages, **also):
    return [[place.page for place in side] for side in booklet_sides(pages, **also)]


def folded(pages, **also):
    """Read a booklet as one does who folded it: the pages as they follow, blank ones as nothing."""
    sides = booklet_sides(pages, **also)
    half = A4[0] / 2
    first, second = [], []
    for side in sides:
        by_place = {place.x > half / 2: place.page for place in side}
        first.append((by_place.get(False), by_place.get(True)))
    for nth, (left, right) in enumerate(first):
        front = nth % 2 == 0
        second.insert(0, left if front else right)
        second.append(right if front else left)
    return second


def test_a_booklet_of_sixteen_pages_has_the_first_beside_the_last():
    assert order(16) == [[16, 1], [2, 15], [14, 3], [4, 13], [12, 5], [6, 11], [10, 7], [8, 9]]


@pytest.mark.parametrize("pages", [4, 8, 12, 16, 20, 24, 28, 32])
def test_folded_the_pages_follow_on_each_other(pages):
    read = folded(pages)
    half = len(read) // 2
    assert read[half:] + read[:half] == [*range(1, pages + 1)]


def test_bound_at_the_right_the_first_page_lies_left_of_the_last():
    assert order(8, binding=Binding.RIGHT) == [[1, 8], [7, 2], [3, 6], [5, 4]]


@pytest.mark.parametrize(("pages", "blank"), [(13, 3), (14, 2), (15, 1)])
def test_blank_pages_come_before_the_last_which_stays_the_back(pages, blank):
    sides = order(pages)
    assert sides[0] == [pages, 1]
    assert sorted(page for side in sides for page in side) == [*range(1, pages + 1)]
    assert sum(2 - len(side) for side in sides) == blank


def test_what_lies_further_in_moves_to_the_fold():
    half = A4[0] / 2
    for sheet in range(4):
        for side in booklet_sides(16, paper=0.12)[2 * sheet : 2 * sheet + 2]:
            left, right = side
            assert left.x + A5_WIDTH == pytest.approx(half + sheet * 0.12)
            assert right.x == pytest.approx(half - sheet * 0.12)


def test_a_printer_that_turns_over_the_long_edge_gets_its_backs_upside_down():
    fronts, backs = booklet_sides(8, turning=Turning.LONG)[::2], booklet_sides(8)[1::2]
    turned = booklet_sides(8, turning=Turning.LONG)[1::2]
    assert fronts == booklet_sides(8)[::2]
    for side, plain in zip(turned, backs, strict=True):
        for place, upright in zip(side, plain, strict=True):
            assert (place.page, place.turned) == (upright.page, 180)
            assert (place.x, place.y) == (pytest.approx(A4[0] - upright.x), A4[1])


@pytest.mark.parametrize("pages", [0, 33])
def test_nothing_and_what_no_stapler_holds_is_no_booklet(pages):
    with pytest.raises(TooManyPages):
        booklet_sides(pages)


def numbered(count):
    """Return a PDF of A5 pages of different height, so that each is known by its size."""
    made, out = PdfWriter(), BytesIO()
    for number in range(count):
        made.add_blank_page(width=420, height=500 + number)
    made.write(out)
    return out.getvalue()


def test_the_imposed_file_has_the_pages_where_they_belong():
    sides = booklet_sides(6)
    sheets = PdfReader(BytesIO(impose(numbered(6), A4, sides))).pages
    assert len(sheets) == 4
    for sheet, side in zip(sheets, sides, strict=True):
        assert [round(length) for length in sheet.mediabox[2:]] == [842, 595]
        forms = sheet["/Resources"].get("/XObject", {}).values()
        heights = [float(form.get_object()["/BBox"][3]) for form in forms]
        assert sorted(heights) == sorted(499 + place.page for place in side)


def test_what_is_no_pdf_is_not_imposed_and_the_reason_repeats_nothing_of_it():
    with pytest.raises(PrintFailed, match="PdfiumError"):
        impose(b"Leen Voorbeeld", A4, [[PagePlace(page=1, x=0)]])


def test_the_imposer_works_without_the_application():
    found = runpy.run_path(str(documents.IMPOSER))
    made = found["imposed"](numbered(1), (842, 595), [[(0, 0, 0, 0)]])
    assert len(PdfReader(BytesIO(made)).pages) == 1
