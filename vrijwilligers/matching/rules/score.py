"""How well an offer fits: 0 to 1, where 0.5 means that nothing speaks for it or against it.

Each criterion gives 0 to 1, and the score is their weighted mean. A criterion that is not known on
either side gives the middle. Written as distances from that middle it is one product:
``score = 0.5 + shares @ pulls``, where a column of which nothing is known pulls nothing.
"""

from collections.abc import Callable
from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.arrays import REMOTE, Column, Offers
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.sides import DUTCH, NO_PRACTICE, Criterion, Wishes
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.vocabulary.levels import rank_of
from vrijwilligers.vocabulary.places import distance, municipalities
from vrijwilligers.vocabulary.week import mask_of

MIDDLE = 0.5

# The two centres furthest apart in Brussels are some 12 km from each other; halfway, at 6 km,
# distance speaks neither for nor against.
FAR_KM = 12.0
NEAR_KM = FAR_KM * (1 - MIDDLE)


# From 0.75: whatever is known speaks for it for three quarters or more of the weight. From 0.6:
# clearly more for than against. Below: possible, and worth a talk; nothing is ever called bad.
LOWEST = {Fit.VERY_GOOD: 0.75, Fit.GOOD: 0.6, Fit.POSSIBLE: 0.0}


def _talents(wishes: Wishes, talent: str) -> float | None:
    return float(talent in wishes.talents) if wishes.talents else None


def _category(wishes: Wishes, category: str) -> float | None:
    return float(category in wishes.categories) if wishes.categories else None


def _days(wishes: Wishes, block: str) -> float | None:
    return float(bool(wishes.days & mask_of([block]))) if wishes.days else None


def _distance(wishes: Wishes, place: str) -> float | None:
    if place == REMOTE:  # near for who wishes that; else nobody knows whether it may be
        return 1.0 if wishes.remote else None
    km = kilometres(wishes.municipality, place)
    return None if km is None else max(0.0, 1 - km / FAR_KM)


def _practise_dutch(wishes: Wishes, level: str) -> float | None:
    if not wishes.practise_dutch:
        return None
    if level == NO_PRACTICE:
        return 0.0
    rank = wishes.rank_in(DUTCH)
    return None if rank is None else float(rank_of(level) <= rank)


def _engagement(wishes: Wishes, engagement: str) -> float | None:
    return float(engagement == wishes.engagement) if wishes.engagement else None


VALUE: dict[Criterion, Callable[[Wishes, str], float | None]] = {
    Criterion.TALENTS: _talents,
    Criterion.CATEGORY: _category,
    Criterion.DAYS: _days,
    Criterion.DISTANCE: _distance,
    Criterion.PRACTISE_DUTCH: _practise_dutch,
    Criterion.ENGAGEMENT: _engagement,
}


def kilometres(one: str | None, other: str | None) -> float | None:
    """Return the kilometres between two municipalities; ``None`` unless both are in Brussels."""
    if one not in municipalities() or other not in municipalities():
        return None
    return distance(one, other)


def pulls(columns: tuple[Column, ...], wishes: Wishes, weights: Weights) -> NDArray[np.float64]:
    """Say how far each of F columns lifts (above 0) or lowers a score, as float64[F]."""
    weight_of = asdict(weights)
    total = sum(weight_of.values())
    values = [VALUE[criterion](wishes, code) for criterion, code in columns]
    return np.array(
        [
            0.0 if value is None else weight_of[criterion] / total * (value - MIDDLE)
            for value, (criterion, _) in zip(values, columns, strict=True)
        ],
        dtype=np.float64,
    )


def scores(offers: Offers, pull: NDArray[np.float64]) -> NDArray[np.float32]:
    """Score all n offers by the pulls of a candidate, as float32[n] from 0 to 1."""
    return MIDDLE + offers.shares @ pull.astype(np.float32)


def fit_word(score: float) -> Fit:
    """Say a score as a word."""
    return next(fit for fit, lowest in LOWEST.items() if score >= lowest)
