"""How well an offer fits: 0 to 1, where 0.5 means that nothing speaks for it or against it.

Each criterion gives 0 to 1, and the score is their weighted mean. A criterion that is not known on
either side gives the middle. Written as distances from that middle most of it is one product:
``score = 0.5 + shares @ pulls``, where a column of which nothing is known pulls nothing. Days and
dates are reckoned beside it (``beside``): how much of a week is enough is no sum of its parts.
"""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.arrays import (
    ENTERS,
    NOT_SAID,
    REMOTE,
    STEPS_UP,
    SUPPORTED,
    Column,
    Offers,
    area_of,
)
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.sides import (
    DUTCH,
    MOST_OF_A_LEARNER,
    NO_PRACTICE,
    OUTSIDE,
    STEPS,
    Criterion,
    Wishes,
)
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import rank_of
from vrijwilligers.vocabulary.places import distance, municipalities

MIDDLE = 0.5
Rows = slice | NDArray[np.intp]
ALL = slice(None)

# The two centres furthest apart in Brussels are some 12 km from each other; halfway, at 6 km,
# distance speaks neither for nor against. What is outside Brussels is as far as can be.
FAR_KM = 12.0
NEAR_KM = FAR_KM * (1 - MIDDLE)

LENGTHS = {length: steps for steps, length in enumerate(Engagement)}
SAME_LENGTH = (1.0, 0.3, 0.0)  # by how many steps once, short and regular are apart
ENOUGH, MORE = 0.75, 1.0  # of a language: the level that is needed, or one above

SOON = timedelta(days=31)  # what begins so soon after somebody is free begins in time
LATE = timedelta(days=153)  # what begins five months after begins too late to wait for
IN_TIME = 0.6  # hardly more than of what nobody says when it begins: mostly it can at once
LATELY = timedelta(days=61)
STALE = timedelta(days=365)  # a year ago: it may be so no more

# From 0.72: whatever is known speaks for it for three quarters or more of what is usually known.
# From 0.58: clearly more for than against. Below: possible, and worth a talk; nothing is ever
# called bad.
LOWEST = {Fit.VERY_GOOD: 0.72, Fit.GOOD: 0.58, Fit.POSSIBLE: 0.0}


def _talents(wishes: Wishes, talent: str) -> float | None:
    return float(talent in wishes.talents) if wishes.talents else None


def _category(wishes: Wishes, category: str) -> float | None:
    return float(category in wishes.categories) if wishes.categories else None


def _distance(wishes: Wishes, place: str) -> float | None:
    if place == REMOTE:  # near for who wishes that; else nobody knows whether it may be
        return 1.0 if wishes.remote else None
    if place == OUTSIDE:
        return 0.0 if area_of(wishes.municipality) in municipalities() else None
    km = kilometres(wishes.municipality, place)
    if km is None:
        return None
    near = max(0.0, 1 - km / FAR_KM)
    return min(near, MIDDLE) if wishes.remote else near  # who stays at home gains nothing by it


def _practise_dutch(wishes: Wishes, level: str) -> float | None:
    if not wishes.practise_dutch:
        return None
    if level == NO_PRACTICE:
        return 0.0
    rank = wishes.rank_in(DUTCH)
    if rank is None:
        return None if rank_of(level) <= MOST_OF_A_LEARNER else 0.0
    return float(rank_of(level) <= rank)


def _engagement(wishes: Wishes, engagement: str) -> float | None:
    if not wishes.engagement:
        return None
    return SAME_LENGTH[abs(LENGTHS[Engagement(engagement)] - LENGTHS[wishes.engagement])]


def _languages(wishes: Wishes, asked: str) -> float | None:
    """Say how much room there is above what is needed; who may come to practise has none."""
    language, needed = asked.split()
    rank = wishes.sure_rank_in(language)
    if rank < int(needed):
        return None
    return MORE if rank > int(needed) else ENOUGH


def _support(wishes: Wishes, offered: str) -> float | None:
    asks = wishes.needs & STEPS if offered in (ENTERS, STEPS_UP) else wishes.needs - STEPS
    return float(offered in (SUPPORTED, ENTERS)) if asks else None


def _accessible(_wishes: Wishes, _label: str) -> float | None:
    return 1.0


VALUE: dict[Criterion, Callable[[Wishes, str], float | None]] = {
    Criterion.TALENTS: _talents,
    Criterion.CATEGORY: _category,
    Criterion.DISTANCE: _distance,
    Criterion.PRACTISE_DUTCH: _practise_dutch,
    Criterion.ENGAGEMENT: _engagement,
    Criterion.LANGUAGES: _languages,
    Criterion.SUPPORT: _support,
    Criterion.ACCESSIBLE: _accessible,
}
BESIDE = (Criterion.DAYS, Criterion.START, Criterion.FRESHNESS)


def kilometres(one: str | None, other: str | None) -> float | None:
    """Return the kilometres between two municipalities; ``None`` unless both are in Brussels."""
    if one not in municipalities() or other not in municipalities():
        return None
    return distance(one, other)


def parts_of(wishes: Wishes, weights: Weights) -> dict[Criterion, float]:
    """Return which part of a score each criterion is; support only for who said what they need."""
    weight_of = {one: float(getattr(weights, one)) for one in (*VALUE, *BESIDE)}
    if not wishes.needs:
        weight_of[Criterion.SUPPORT] = 0.0
    total = sum(weight_of.values()) or 1.0
    if wishes.needs & STEPS and wishes.needs - STEPS:
        weight_of[Criterion.SUPPORT] /= 2  # two questions, of which each is a half
    return {criterion: weight / total for criterion, weight in weight_of.items()}


def pulls(columns: tuple[Column, ...], wishes: Wishes, weights: Weights) -> NDArray[np.float64]:
    """Say how far each of F columns lifts (above 0) or lowers a score, as float64[F]."""
    part = parts_of(wishes, weights)
    values = [VALUE[criterion](wishes, code) for criterion, code in columns]
    return np.array(
        [
            0.0 if value is None else part[criterion] * (value - MIDDLE)
            for value, (criterion, _) in zip(values, columns, strict=True)
        ],
        dtype=np.float64,
    )


def beside(
    offers: Offers, rows: Rows, wishes: Wishes, *, today: date, weights: Weights
) -> NDArray[np.float32]:
    """Say how far days and dates lift or lower the scores of these rows."""
    part = {one: np.float32(weight) for one, weight in parts_of(wishes, weights).items()}
    lift = part[Criterion.DAYS] * _days(offers, rows, wishes)
    lift += part[Criterion.START] * _start(offers.first_day[rows], wishes, today)
    lift += part[Criterion.FRESHNESS] * _freshness(offers.fresh_day[rows], today)
    return lift


def _days(offers: Offers, rows: Rows, wishes: Wishes) -> NDArray[np.float32]:
    """Compare the parts of the week that somebody is free with how many are needed."""
    asked = offers.days[rows]
    if not wishes.days:
        return np.zeros(len(asked), dtype=np.float32)
    free = np.bitwise_count(asked & wishes.days) * offers.per_part[rows]
    return np.minimum(free, np.float32(1)) - np.float32(MIDDLE) * (asked != 0)


def _start(first_day: NDArray[np.int32], wishes: Wishes, today: date) -> NDArray[np.float32]:
    """Fall from what begins in time, also what runs already, to 0 for what begins too late."""
    free = max(today, wishes.available_from or today)
    left = ((free + LATE).toordinal() - first_day) / np.float32((LATE - SOON).days)
    return _known(left * np.float32(IN_TIME), first_day, most=IN_TIME)


def _freshness(fresh_day: NDArray[np.int32], today: date) -> NDArray[np.float32]:
    """Fall from 1 for what was confirmed today to 0 for what was so a year ago."""
    left = (fresh_day - (today - STALE).toordinal()) / np.float32(STALE.days)
    return _known(left, fresh_day)


def _known(
    value: NDArray[np.floating], day: NDArray[np.int32], *, most: float = 1
) -> NDArray[np.float32]:
    """Return the distance of values from the middle, none where no day is known."""
    distance_from = np.clip(value.astype(np.float32), 0, np.float32(most)) - np.float32(MIDDLE)
    return distance_from * (day != NOT_SAID)


def scores(
    offers: Offers,
    wishes: Wishes,
    *,
    today: date,
    weights: Weights,
    pull: NDArray[np.float64] | None = None,
) -> NDArray[np.float32]:
    """Score all n offers for a candidate, as float32[n] from 0 to 1.

    Who has the pulls hands them over: they take as long as some thousand rows.
    """
    pull = pulls(offers.columns, wishes, weights) if pull is None else pull
    found = offers.shares @ pull.astype(np.float32)
    found += beside(offers, ALL, wishes, today=today, weights=weights)
    found += np.float32(MIDDLE)
    return found


def exact_scores(
    offers: Offers,
    rows: NDArray[np.intp],
    wishes: Wishes,
    *,
    today: date,
    weights: Weights,
    pull: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Score a few rows again in float64, from the columns that pull at all."""
    pull = pulls(offers.columns, wishes, weights) if pull is None else pull
    (pulling,) = np.nonzero(pull)
    found = MIDDLE + offers.shares[np.ix_(rows, pulling)] @ pull[pulling]
    return found + beside(offers, rows, wishes, today=today, weights=weights)


def fit_word(score: float) -> Fit:
    """Say a score as a word."""
    return next(fit for fit, lowest in LOWEST.items() if score >= lowest)
