"""What comes near: vacancies that one condition alone keeps from somebody."""

from collections.abc import Collection
from datetime import date

import numpy as np

from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.conditions import Refusal, refused, why_not
from vrijwilligers.matching.rules.score import scores
from vrijwilligers.matching.rules.sides import Wishes
from vrijwilligers.matching.rules.weights import Weights

COULD_CHANGE = (Condition.AGE, Condition.LANGUAGES, Condition.PERIOD)


def near_misses(
    offers: Offers,
    wishes: Wishes,
    *,
    today: date,
    limit: int,
    weights: Weights,
    without: Collection[int] = (),
) -> list[tuple[int, Refusal]]:
    """Return the best by id, each with the one condition that would have to change."""
    masks = refused(offers, wishes, today=today)
    missed = np.sum(list(masks.values()), axis=0)
    could = np.logical_or.reduce([masks[condition] for condition in COULD_CHANGE])
    could &= (missed == 1) & ~np.isin(offers.ids, list(without))
    could &= offers.last_day >= today.toordinal()  # what is over nobody can change
    (rows,) = np.nonzero(could)
    found = scores(offers, wishes, today=today, weights=weights)[rows]
    best = rows[np.argsort(-np.round(found, 4), kind="stable")][:limit]
    ids = [int(offers.ids[row]) for row in best]
    return [(one, why_not(offers, wishes, one, today=today)[0]) for one in ids]
