"""The vacancies that fit a candidate best, best first. It advises; a person decides (P-27)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.conditions import is_possible
from vrijwilligers.matching.rules.reasons import MatchReason, reasons_for
from vrijwilligers.matching.rules.score import MIDDLE, pulls, scores
from vrijwilligers.matching.rules.sides import Offer, Wishes
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.matching.rules.welcome import lifts

# Scores that differ less are equal, and then the lowest id comes first: how a sum is rounded may
# depend on where a row lies, and the order may not.
DECIMALS = 6
MARGIN = 1e-5  # more than a sum of some hundred float32 can be wrong
RULED_OUT = -1
USUAL = Weights()
FIRST = 5  # of which no two are of one organisation, as long as something else fits
Lift = NDArray[np.float32]
Row = tuple[int, float]  # and the score of what stands there


@dataclass(frozen=True)
class Suggestion:
    """An offer that may fit, its score (0 to 1) and the reasons for and against."""

    offer_id: int
    score: float
    reasons: tuple[MatchReason, ...]


def rank(
    offers: Offers,
    wishes: Wishes,
    *,
    today: date,
    limit: int,
    weights: Weights = USUAL,
    without: Collection[int] = (),
) -> list[Suggestion]:
    """Return the offers that fit best and meet every condition: by score, then by id.

    Of who is new here it puts first where newcomers are welcome; ``without`` leaves out by id.
    """
    found = best(offers, wishes, today=today, limit=limit, weights=weights, without=without)
    return [_suggestion(offers.offers[row], score, wishes, today) for row, score in found]


def best(
    offers: Offers,
    wishes: Wishes,
    *,
    today: date,
    limit: int,
    weights: Weights = USUAL,
    without: Collection[int] = (),
) -> list[Row]:
    """Return the rows of the best offers with their scores, best first, without reasons."""
    if not limit:
        return []
    pull = pulls(offers.columns, wishes, weights)
    lift = lifts(offers, wishes, today=today, weights=weights)
    rough = scores(offers, pull)
    rough += lift
    rough[~is_possible(offers, wishes, today=today)] = RULED_OUT
    rough[np.isin(offers.ids, list(without))] = RULED_OUT
    ranked = _ranked(offers, pull, lift, _shortlist(rough, limit))[:limit]
    if _are_various(offers, ranked[:FIRST]):
        return ranked
    first = _various(offers, ranked)
    if len(first) < FIRST <= limit == len(ranked):  # there may be others further down
        first = _various_of_all(offers, pull, lift, rough)
    return [*first, *(found for found in ranked if found not in first)][:limit]


def _ranked(
    offers: Offers, pull: NDArray[np.float64], lift: Lift, rows: NDArray[np.intp]
) -> list[Row]:
    """Score these rows exactly, and put them in their order."""
    exact = _exact_scores(offers, pull, rows)
    height = np.round(exact + lift[rows], DECIMALS)
    order = np.argsort(-height, kind="stable")
    return list(zip(rows[order].tolist(), exact[order].tolist(), strict=True))


def _are_various(offers: Offers, first: list[Row]) -> bool:
    return len({int(offers.organisation[row]) for row, _score in first}) == len(first)


def _various(offers: Offers, ranked: list[Row]) -> list[Row]:
    """Return the best of each of the first organisations, of what does not speak against itself."""
    first: dict[int, Row] = {}
    for row, score in ranked:
        organisation = int(offers.organisation[row])
        if len(first) < FIRST and organisation not in first and score >= MIDDLE:
            first[organisation] = (row, score)
    return list(first.values())


def _various_of_all(
    offers: Offers, pull: NDArray[np.float64], lift: Lift, rough: NDArray[np.float32]
) -> list[Row]:
    """Return the same, looked for among all: one organisation has all that came up at first."""
    left, first = rough.copy(), list[Row]()
    left[scores(offers, pull) < MIDDLE - MARGIN] = RULED_OUT
    while len(first) < FIRST and (found := _ranked(offers, pull, lift, _shortlist(left, 1))):
        first.append(found[0])
        left[offers.organisation == offers.organisation[found[0][0]]] = RULED_OUT
    return first


def _suggestion(offer: Offer, score: float, wishes: Wishes, today: date) -> Suggestion:
    return Suggestion(offer.id, score, reasons_for(offer, wishes, today=today))


def _shortlist(rough: NDArray[np.float32], limit: int) -> NDArray[np.intp]:
    """Return the rows, in their order, that may be among the best once scored exactly."""
    lowest = -MARGIN
    if 0 < limit < len(rough):
        last = rough.max() if limit == 1 else np.partition(rough, -limit)[-limit]
        lowest = max(lowest, float(last) - MARGIN)
    return np.flatnonzero(rough >= lowest)


def _exact_scores(
    offers: Offers, pull: NDArray[np.float64], rows: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Score a few rows again in float64, from the columns that pull at all."""
    (pulling,) = np.nonzero(pull)
    return np.round(MIDDLE + offers.shares[np.ix_(rows, pulling)] @ pull[pulling], DECIMALS)
