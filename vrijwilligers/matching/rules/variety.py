"""Variety among the first five: not all of one organisation, and not all of one kind of work.

What gives way to it stands lower, and how much may be given up for it is bounded: somebody who is
sure of what they want sees that, also where one organisation has it all.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.score import MIDDLE
from vrijwilligers.matching.rules.sides import Criterion

FIRST = 5  # places among which there is variety: each of another organisation
MOST_OF_A_KIND = 2  # of one category
GIVEN_UP = 0.12  # of a score, at most, to let another organisation or kind of work come first
SURE = 1e-4  # more than roundings
LOOKED_AT = 60  # of the best, before all are searched
PASSED = np.float32(-2)


class RankedRow(NamedTuple):
    """A row, its score, how high it stands, and whether a better one gave way to it."""

    row: int
    score: float
    height: float
    is_for_variety: bool = False


Ranked = Callable[[NDArray[np.float32], int], list[RankedRow]]


def is_various(offers: Offers, ranked: Sequence[RankedRow]) -> bool:
    """Tell whether the first five are of five organisations, and no three of one kind."""
    first = [offers.offers[place.row] for place in ranked[:FIRST]]
    kinds = Counter(offer.category for offer in first if offer.category)
    homes = {int(offers.organisation[place.row]) for place in ranked[:FIRST]}
    return len(homes) == len(first) and all(count <= MOST_OF_A_KIND for count in kinds.values())


def varied(
    offers: Offers, heights: NDArray[np.float32], scored: NDArray[np.float32], ranked: Ranked
) -> list[RankedRow]:
    """Return the first five, each the best that keeps variety, or the best where none is near.

    What comes for variety fits: more speaks for it than against it. For somebody for whom nothing
    does, it is enough that no more speaks against it.
    """
    fits = (scored > MIDDLE + SURE) & (heights > PASSED)
    least = MIDDLE + SURE if fits.any() else MIDDLE - SURE
    fitting = np.where(scored >= least, heights, PASSED)
    left, first = ranked(heights, LOOKED_AT), list[RankedRow]()
    while len(first) < FIRST and left:
        others = [row for row in left if row.score >= least and _adds(offers, row, first)][:1]
        others = others or ranked(_of_others(offers, fitting, first), 1)
        first.append(_next(left[0], others))
        left = [row for row in left if row.row != first[-1].row]
    return first


def _adds(offers: Offers, row: RankedRow, first: list[RankedRow]) -> bool:
    """Tell whether a row is of another organisation, and not one too many of its kind."""
    homes = [offers.organisation[one.row] for one in first]
    kind = offers.offers[row.row].category
    alike = [one for one in first if offers.offers[one.row].category == kind]
    is_new = offers.organisation[row.row] not in homes
    return is_new and (not kind or len(alike) < MOST_OF_A_KIND)


def _next(best: RankedRow, others: list[RankedRow]) -> RankedRow:
    """Choose who stands next: what keeps variety, unless too much is given up for it."""
    other = others[0] if others else best
    if best.height - other.height > GIVEN_UP:
        return best
    return other._replace(is_for_variety=other.height < best.height)


def _of_others(
    offers: Offers, fitting: NDArray[np.float32], first: list[RankedRow]
) -> NDArray[np.float32]:
    """Leave out what is of an organisation that stands there, or one too many of a kind."""
    left = fitting.copy()
    for row in first:
        left[offers.organisation == offers.organisation[row.row]] = PASSED
    kinds = Counter(offers.offers[row.row].category for row in first)
    for kind, count in kinds.items():
        if kind and count >= MOST_OF_A_KIND:
            column = offers.columns.index((Criterion.CATEGORY, kind))
            left[offers.shares[:, column] > 0] = PASSED
    return left
