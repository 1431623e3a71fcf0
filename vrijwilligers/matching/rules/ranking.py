"""The vacancies that fit a candidate best, best first. It advises; a person decides (P-27)."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.conditions import is_possible
from vrijwilligers.matching.rules.reasons import MatchReason, reasons_for
from vrijwilligers.matching.rules.score import MIDDLE, Weights, pulls, scores
from vrijwilligers.matching.rules.sides import Offer, Wishes

# Scores that differ less are equal, and then the lowest id comes first: how a sum is rounded may
# depend on where a row lies, and the order may not.
DECIMALS = 6
MARGIN = 1e-5  # more than a sum of some hundred float32 can be wrong
RULED_OUT = -1
USUAL = Weights()


@dataclass(frozen=True)
class Suggestion:
    """An offer that may fit, its score (0 to 1) and the reasons for and against."""

    offer_id: int
    score: float
    reasons: tuple[MatchReason, ...]


def rank(
    offers: Offers, wishes: Wishes, *, today: date, limit: int, weights: Weights = USUAL
) -> list[Suggestion]:
    """Return the offers that fit best and meet every condition: by score, then by id."""
    found = best(offers, wishes, today=today, limit=limit, weights=weights)
    return [_suggestion(offers.offers[row], score, wishes, today) for row, score in found]


def best(
    offers: Offers, wishes: Wishes, *, today: date, limit: int, weights: Weights = USUAL
) -> list[tuple[int, float]]:
    """Return the rows of the best offers with their scores, best first, without reasons."""
    pull = pulls(offers.columns, wishes, weights)
    rough = scores(offers, pull)
    rough[~is_possible(offers, wishes, today=today)] = RULED_OUT
    rows = _shortlist(rough, limit)
    exact = _exact_scores(offers, pull, rows)
    order = np.argsort(-exact, kind="stable")[:limit]
    return list(zip(rows[order].tolist(), exact[order].tolist(), strict=True))


def _suggestion(offer: Offer, score: float, wishes: Wishes, today: date) -> Suggestion:
    return Suggestion(offer.id, score, reasons_for(offer, wishes, today=today))


def _shortlist(rough: NDArray[np.float32], limit: int) -> NDArray[np.intp]:
    """Return the rows, in their order, that may be among the best once scored exactly."""
    lowest = -MARGIN
    if 0 < limit < len(rough):
        lowest = max(lowest, float(np.partition(rough, -limit)[-limit]) - MARGIN)
    return np.flatnonzero(rough >= lowest)


def _exact_scores(
    offers: Offers, pull: NDArray[np.float64], rows: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Score a few rows again in float64, from the columns that pull at all."""
    (pulling,) = np.nonzero(pull)
    return np.round(MIDDLE + offers.shares[np.ix_(rows, pulling)] @ pull[pulling], DECIMALS)
