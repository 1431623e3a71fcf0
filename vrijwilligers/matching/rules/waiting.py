"""Telling who waits that something came: which of the new vacancies, and why."""

from collections.abc import Collection
from datetime import date

from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.ranking import Suggestion, rank
from vrijwilligers.matching.rules.reasons import fit_of
from vrijwilligers.matching.rules.score import LOWEST
from vrijwilligers.matching.rules.sides import Wishes
from vrijwilligers.matching.rules.weights import Weights

MOST_OPEN = 3  # that somebody was not told yet: more is no message but a list
LOOKED_AT = 20


def arrivals(
    fresh: Offers,
    wishes: Wishes,
    *,
    least: Fit,
    today: date,
    limit: int,
    weights: Weights,
    without: Collection[int],
) -> list[Suggestion]:
    """Return the best of what is new, as far as it fits at least so well."""
    if limit <= 0:
        return []
    best = rank(fresh, wishes, today=today, limit=LOOKED_AT, weights=weights, without=without)
    fits = [one for one in best if LOWEST[fit_of(one.score, one.reasons)] >= LOWEST[least]]
    return fits[:limit]
