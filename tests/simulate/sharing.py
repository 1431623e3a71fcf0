"""A made-up desk in which some vacancies suit nearly everybody, with and without fairness.

Vacancies of eighty organisations fit a visitor as in ``desks``, and some suit everybody a little
more: else nothing would have to be shared. Each visitor goes to one of the first five, mostly the
first, and is placed by a coin with the true score in its odds. Both desks see the same visitors
and toss the same coins; the fair one takes off what organisations were sent lately.
"""

from dataclasses import dataclass

import numpy as np

from tests.simulate.desks import STEEPNESS, fits, shares_of
from vrijwilligers.matching.rules.fairness import FULL, fading
from vrijwilligers.matching.rules.weights import Weights

VACANCIES, ORGANISATIONS, VISITORS, DAYS = 240, 80, 500, 365
SUITS_ALL = 0.08  # spread of how much more a vacancy suits everybody
GOES_TO = np.array([0.45, 0.25, 0.15, 0.1, 0.05])


@dataclass(frozen=True)
class Shared:
    """How many vacancies were reached in a year, and how many people placed."""

    reached: int
    placed: int


def share(seed: int, *, cost: float) -> Shared:
    """Let a desk work for a year; ``cost`` is what being sent as many as can be takes off."""
    random = np.random.default_rng(seed)
    shares = shares_of(Weights())
    of = random.integers(0, ORGANISATIONS, VACANCIES)
    suits = random.normal(0, SUITS_ALL, VACANCIES)
    days = np.sort(random.integers(0, DAYS, VISITORS))
    load, last, reached, placed = np.zeros(ORGANISATIONS), 0, set(), 0
    for day in days.tolist():
        load *= fading(day - last)
        last = day
        score = fits(random, VACANCIES) @ shares + suits
        order = np.argsort(-(score - cost * np.minimum(1, load / FULL)[of]))[: len(GOES_TO)]
        chosen = order[np.searchsorted(GOES_TO.cumsum(), random.random())]
        odds = STEEPNESS * (score[chosen] - np.median(np.sort(score)[-20:]))
        placed += int(random.random() < 1 / (1 + np.exp(-odds)))
        reached.add(int(chosen))
        load[of[chosen]] += 1
    return Shared(len(reached), placed)
