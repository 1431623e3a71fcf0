"""Calls to made-up pools: whether what is said before a call is sent comes true.

Rates and times of answering are those that are documented (``pool.rules.expectation``): a pool says
yes to 15 % on average, each pool and each call more or less, and half of the yeses come within 35
minutes. Each pool answers a year of calls first, from which we learn what to expect of it.
"""

from typing import NamedTuple

import numpy as np

from tests.pool.simulated import TOMORROW, SimulatedPool
from vrijwilligers.pool.rules.expectation import expectation
from vrijwilligers.pool.rules.plan import PoolMember, plan
from vrijwilligers.pool.rules.states import Speed

HISTORY, ASKED_BEFORE = 31, 60  # calls that were answered before, and how many were asked in each
CALLS_OF_POOL = 25
FREE = PoolMember(0b1, TOMORROW)


class PromisedCall(NamedTuple):
    """What was said of calls before they went out, and how many were filled within the hour."""

    predicted: float
    filled: float
    reachable: bool


def keep_promises(sure: float, *, calls: int, seed: int, people: int, places: int) -> PromisedCall:
    """Let many pools be called with this chance as aim; return what was said and what came."""
    said: list[float] = []
    filled: list[bool] = []
    reachable = True
    for number in range(calls // CALLS_OF_POOL):
        pool = SimulatedPool(seed + number)
        known = expectation({TOMORROW: pool.history(HISTORY, ASKED_BEFORE)}, calls=HISTORY)
        one = plan(Speed.URGENT, [FREE] * people, [places], known, sure=sure)
        reachable = reachable and one.reachable
        for _call in range(CALLS_OF_POOL):
            said.append(one.chance_within_hour)
            filled.append(np.sum(pool.answers(one.asked_now) <= 60) >= places)
    return PromisedCall(float(np.mean(said)), float(np.mean(filled)), reachable)
