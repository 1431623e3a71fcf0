"""How the pages of a booklet lie on the sheets from which it is folded and stapled.

Of a booklet of sixteen pages the outermost sheet has 16 and 1 on its front, and 2 and 15 on its
back. Each sheet that lies further in is pushed out by the paper around its fold (creep), so what
stands on it moves as far towards the fold, and the outer edges are straight after cutting. What is
read from right to left is bound at the right, so that left and right change places.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vrijwilligers.exchange.documents import PagePlace

PAGES_OF_A_SHEET = 4
MOST_PAGES = 32  # a stapler holds eight sheets
PAPER = 0.1  # millimetres: how thick a sheet of 80 g is
A4 = (297.0, 210.0)  # millimetres, lying
A5_WIDTH = 148.0  # half a sheet is half a millimetre more: that is cut off outside


class Binding(StrEnum):
    """At which side a booklet is stapled."""

    LEFT = "left"
    RIGHT = "right"


class Turning(StrEnum):
    """Over which edge a printer turns a sheet before it prints the back."""

    SHORT = "short"
    LONG = "long"


class TooManyPages(ValueError):
    """What is thicker than a stapler holds is no booklet."""


Side = tuple[PagePlace, ...]
"""What lies on one side of a sheet; a blank page is left out."""


def booklet_sides(
    pages: int,
    *,
    binding: Binding = Binding.LEFT,
    turning: Turning = Turning.SHORT,
    paper: float = PAPER,
) -> list[Side]:
    """Return front and back of each sheet, the outermost first.

    Where the pages do not fill the last sheet, blank ones come before the last page: the back of
    the booklet stays its back. Raise ``TooManyPages`` where they are more than a stapler holds.
    """
    if not 1 <= pages <= MOST_PAGES:
        raise TooManyPages
    return [_side(side, pages, turning, paper) for side in _pairs(pages, binding)]


@dataclass(frozen=True)
class _Pair:
    sheet: int
    is_back: bool
    left: int
    right: int


def _pairs(pages: int, binding: Binding) -> Iterator[_Pair]:
    """Yield which pages meet on each side, counting the blank ones too."""
    whole = full_pages(pages)
    for sheet in range(whole // PAGES_OF_A_SHEET):
        outer, inner = 1 + 2 * sheet, whole - 2 * sheet
        front, back = (inner, outer), (outer + 1, inner - 1)
        if binding is Binding.RIGHT:
            front, back = front[::-1], back[::-1]
        yield _Pair(sheet, False, *front)
        yield _Pair(sheet, True, *back)


def _side(pair: _Pair, pages: int, turning: Turning, paper: float) -> Side:
    half, high = A4[0] / 2, A4[1]
    creep = pair.sheet * paper
    is_turned = pair.is_back and turning is Turning.LONG
    places = ((pair.left, half - A5_WIDTH + creep), (pair.right, half - creep))
    found = ((_printed(place, pages), x) for place, x in places)
    return tuple(
        PagePlace(page=page, x=A4[0] - x, y=high, turned=180)
        if is_turned
        else PagePlace(page=page, x=x)
        for page, x in found
        if page
    )


def full_pages(pages: int) -> int:
    """Return how many pages the sheets have that so many need."""
    return -(-pages // PAGES_OF_A_SHEET) * PAGES_OF_A_SHEET


def _printed(place: int, pages: int) -> int:
    """Return which page stands at a place of the booklet; 0 for a blank one."""
    if place == full_pages(pages):
        return pages
    return place if place < pages else 0
