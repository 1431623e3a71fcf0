"""How many an organisation was sent lately: a penalty after each introduction, that fades.

So that not the same few come first for everybody, and others are found too. After ``HALF_LIFE`` an
introduction weighs half, and ``FULL`` new ones are as much as can be; what that costs in the order
is what fairness weighs among the weights. On made-up desks more vacancies are reached by it and
hardly fewer people placed (``make simulate``).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

HALF_LIFE = timedelta(days=90)
FULL = 2  # introductions of today
LOOKED_BACK = 4 * HALF_LIFE  # older ones weigh a sixteenth or less


def fading(days: int) -> float:
    """Return what an introduction of some days ago still weighs, from 1 to 0."""
    return float(0.5 ** (max(0, days) / HALF_LIFE.days))


def loads(sent: Iterable[tuple[int, date, int]], *, today: date) -> dict[int, float]:
    """Return by organisation how many it was sent lately, 0 to 1, of how many on which day."""
    weight = defaultdict[int, float](float)
    for organisation, day, how_many in sent:
        weight[organisation] += how_many * fading((today - day).days)
    return {organisation: min(1.0, amount / FULL) for organisation, amount in weight.items()}
