"""A made-up pool that answers: rates and times as documented, drawn person by person.

Nothing here comes from the plan that it judges but the documented figures themselves.
"""

import numpy as np

from vrijwilligers.pool.rules.bands import AnswerCount, AskedLately, Band, Notice
from vrijwilligers.pool.rules.expectation import (
    ALIKE,
    HALF_AFTER,
    PRIOR_ASKED,
    PRIOR_YES,
    SPREAD,
)

TOMORROW: Band = (Notice.DAY, AskedLately.NEVER)


class SimulatedPool:
    """People who say yes to a call as often as their pool does, more or less."""

    def __init__(self, seed: int) -> None:
        """Draw how willing this pool is."""
        self.chance = np.random.default_rng(seed)
        self.rate = self.chance.beta(PRIOR_YES, PRIOR_ASKED - PRIOR_YES)

    def answers(self, asked: int) -> np.ndarray:
        """Return after how many minutes each yes of one call comes."""
        rate = self.chance.beta(ALIKE * self.rate, ALIKE * (1 - self.rate))
        yes = self.chance.binomial(asked, rate)
        return np.exp(self.chance.normal(np.log(HALF_AFTER), SPREAD, size=yes))

    def history(self, calls: int, asked: int) -> AnswerCount:
        """Return what was counted of earlier calls."""
        counted = AnswerCount()
        for _call in range(calls):
            minutes = self.answers(asked)
            counted += AnswerCount(asked, len(minutes), int(np.sum(minutes <= 60)))
        return counted
