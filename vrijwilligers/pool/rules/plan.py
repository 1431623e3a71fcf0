"""How many people to ask now, and what that brings and costs: said before anything is sent.

Nobody can say who will answer; how many can be said with a chance. Some thousand calls are drawn:
each with a rate of its own around that of the pool, of which we are not sure either, and with the
people who then say yes within the hour, and at all. A chance is the share of these calls that is
filled. The draws are the same each time, so that the same question gets the same answer and asking
more people never lowers a chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.pool.rules.bands import Band
from vrijwilligers.pool.rules.expectation import (
    ALIKE,
    Expectation,
)
from vrijwilligers.pool.rules.filling import seated, yeses_by_mask
from vrijwilligers.pool.rules.states import Speed

DRAWS = 2000
SEED = 20211
SURE = 0.8  # the chance that an urgent call aims at: 8 of 10
CALM_SHARE = 0.6  # of who would be needed: the next wave corrects what this one brought


@dataclass(frozen=True)
class PoolMember:
    """Somebody who may be asked: for which shifts they are free (a mask), and their band.

    ``weight`` below 1 is somebody who was asked already and did not answer yet: how much is left
    of the chance of their yes.
    """

    shifts: int
    band: Band
    weight: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What asking so many people brings and costs; chances from 0 to 1, the others are people."""

    speed: Speed
    asked_now: int
    chance_within_hour: float
    chance_in_the_end: float
    expected_yes: float
    in_vain: float
    reachable: bool  # whether asking everybody would make it as sure as an urgent call aims at


class Outlook:
    """The draws for one call: what would come if the first n of these people were asked."""

    def __init__(
        self,
        people: Sequence[PoolMember],
        places: Sequence[int],
        expected: Expectation,
        *,
        pending: Sequence[PoolMember] = (),
    ) -> None:
        """Draw for ``people`` in the order in which they are asked; ``pending`` were asked."""
        everybody = [*pending, *people]
        self.places = places
        self.most = len(people)
        self._first = len(pending)
        self._masks = np.array([one.shifts for one in everybody], dtype=np.int64)
        drawn = np.random.default_rng(SEED)
        rate = _rates(drawn, expected)
        factor = np.array(
            [one.weight * expected.factor.get(one.band, 1.0) for one in everybody], dtype=np.float32
        )
        chance = np.minimum(1, np.outer(factor, rate.astype(np.float32)))
        luck = drawn.random((len(everybody), DRAWS), dtype=np.float32)
        self._yes = luck < chance
        self._within_hour = luck < chance * np.float32(expected.within_hour)

    def chance_within_hour(self, asked: int) -> float:
        """Return the chance that everything is filled within the hour."""
        return float(np.mean(self._seated(self._within_hour, asked) >= sum(self.places)))

    def chance_in_the_end(self, asked: int) -> float:
        """Return the chance that everything is filled once everybody has answered."""
        return float(np.mean(self._seated(self._yes, asked) >= sum(self.places)))

    def expected_yes(self, asked: int) -> float:
        """Return how many say yes in the end."""
        return float(np.mean(self._yes[: self._first + asked].sum(axis=0)))

    def in_vain(self, asked: int) -> float:
        """Return how many say yes and find no place."""
        yes = self._yes[: self._first + asked].sum(axis=0)
        return float(np.mean(yes - self._seated(self._yes, asked)))

    def fewest_for(self, chance: float) -> int | None:
        """Return how few give this chance within the hour; ``None`` when everybody is too few."""
        if self.chance_within_hour(self.most) < chance:
            return None
        low, high = 0, self.most
        while low < high:
            middle = (low + high) // 2
            if self.chance_within_hour(middle) >= chance:
                high = middle
            else:
                low = middle + 1
        return low

    def _seated(self, yes: NDArray[np.bool_], asked: int) -> NDArray[np.int32]:
        end = self._first + asked
        return seated(yeses_by_mask(yes[:end], self._masks[:end]), self.places)


def plan(
    speed: Speed,
    people: Sequence[PoolMember],
    places: Sequence[int],
    expected: Expectation,
    *,
    pending: Sequence[PoolMember] = (),
    sure: float = SURE,
) -> Plan:
    """Plan whom of these people, in their order, to ask now for the places that are left."""
    outlook = Outlook(people, places, expected, pending=pending)
    fewest = outlook.fewest_for(sure)
    asked = outlook.most if fewest is None else fewest
    if speed is Speed.CALM:
        asked = _calm(outlook)
    return Plan(
        speed=speed,
        asked_now=asked,
        chance_within_hour=outlook.chance_within_hour(asked),
        chance_in_the_end=outlook.chance_in_the_end(outlook.most if speed is Speed.CALM else asked),
        expected_yes=outlook.expected_yes(asked),
        in_vain=outlook.in_vain(asked),
        reachable=fewest is not None,
    )


def _calm(outlook: Outlook) -> int:
    """Ask so few that part of what is missing comes, after what is still expected of others."""
    missing = max(0.0, sum(outlook.places) - outlook.expected_yes(0))
    if not outlook.most or not missing:
        return 0
    each = (outlook.expected_yes(outlook.most) - outlook.expected_yes(0)) / outlook.most
    return min(outlook.most, ceil(CALM_SHARE * missing / each)) if each else outlook.most


def _rates(drawn: np.random.Generator, expected: Expectation) -> NDArray[np.float64]:
    """Draw the rate of each call: that of the pool, not surely known, and of a call around it."""
    pool = drawn.beta(*expected.yes, size=DRAWS)
    return drawn.beta(ALIKE * pool, ALIKE * (1 - pool))
