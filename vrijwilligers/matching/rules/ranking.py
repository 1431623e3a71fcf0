"""The vacancies that fit a candidate best, best first. It advises; a person decides (P-27)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.conditions import is_possible
from vrijwilligers.matching.rules.reasons import MatchReason, reasons_for
from vrijwilligers.matching.rules.score import exact_scores, pulls, scores
from vrijwilligers.matching.rules.sides import Wishes
from vrijwilligers.matching.rules.ties import drawn, seed_of
from vrijwilligers.matching.rules.variety import FIRST, RankedRow, is_various, varied
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.matching.rules.welcome import lifts

# Scores that differ less are equal, and then a draw decides: how a sum is rounded may depend on
# where a row lies, and the order may not.
DECIMALS = 6
MARGIN = 1e-5  # more than a sum of some hundred float32 can be wrong
RULED_OUT = np.float32(-2)  # below all that lifts can do to a score
USUAL = Weights()


@dataclass(frozen=True)
class Suggestion:
    """An offer that may fit, its score (0 to 1) and the reasons for and against.

    ``is_for_variety`` says that a better one stands lower: of its organisation, or of its kind of
    work, there are enough above.
    """

    offer_id: int
    score: float
    reasons: tuple[MatchReason, ...]
    is_for_variety: bool = False


class Ranking(NamedTuple):
    """Who asks, on which day, with how much each criterion counts; and what follows from that."""

    wishes: Wishes
    today: date
    weights: Weights
    pull: NDArray[np.float64]
    lift: NDArray[np.float32]
    seed: int


def rank(
    offers: Offers,
    wishes: Wishes,
    *,
    today: date,
    limit: int,
    weights: Weights = USUAL,
    without: Collection[int] = (),
) -> list[Suggestion]:
    """Return the offers that fit best and meet every condition, best first.

    Of who is new here it puts first where newcomers are welcome; ``without`` leaves out by id.
    """
    found = best(offers, wishes, today=today, limit=limit, weights=weights, without=without)
    return [
        Suggestion(
            offers.offers[place.row].id,
            place.score,
            reasons_for(offers.offers[place.row], wishes, today=today),
            place.is_for_variety,
        )
        for place in found
    ]


def best(
    offers: Offers,
    wishes: Wishes,
    *,
    today: date,
    limit: int,
    weights: Weights = USUAL,
    without: Collection[int] = (),
) -> list[RankedRow]:
    """Return the rows of the best offers with their scores, best first, without reasons."""
    if not limit:
        return []
    pull, lift = pulls(offers.columns, wishes, weights), lifts(offers, wishes, weights=weights)
    scored = scores(offers, wishes, today=today, weights=weights, pull=pull)
    rough = scored + lift
    rough[~is_possible(offers, wishes, today=today)] = RULED_OUT
    if without:
        rough[np.isin(offers.ids, list(without))] = RULED_OUT
    asked = Ranking(wishes, today, weights, pull, lift, seed_of(wishes.uid))

    def ranked(heights: NDArray[np.float32], most: int) -> list[RankedRow]:
        return _ranked(offers, asked, _shortlist(heights, most), most)

    plain = ranked(rough, limit)
    if is_various(offers, plain):
        return plain
    first = varied(offers, rough, scored, ranked)
    chosen = {place.row for place in first}
    return [*first, *(place for place in plain if place.row not in chosen)][:limit]


def _ranked(offers: Offers, asked: Ranking, rows: NDArray[np.intp], most: int) -> list[RankedRow]:
    """Score these rows exactly, and put the best in their order."""
    wishes, today, weights, pull, lift, seed = asked
    exact = exact_scores(offers, rows, wishes, today=today, weights=weights, pull=pull)
    exact = np.round(exact, DECIMALS)
    height = np.round(exact + lift[rows], DECIMALS)
    order = np.lexsort((drawn(seed, offers.ids[rows]), -height))[:most]
    found = (rows[order].tolist(), exact[order].tolist(), height[order].tolist())
    return [RankedRow(row, score, high) for row, score, high in zip(*found, strict=True)]


def _shortlist(rough: NDArray[np.float32], limit: int) -> NDArray[np.intp]:
    """Return the rows, in their order, that may be among the best once scored exactly."""
    lowest = -1.0
    if 0 < limit < len(rough):
        last = rough.max() if limit == 1 else np.partition(rough, -limit)[-limit]
        lowest = max(lowest, float(last) - MARGIN)
    return np.flatnonzero(rough >= lowest)


__all__ = ["FIRST", "RankedRow", "Suggestion", "best", "rank"]
