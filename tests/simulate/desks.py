"""A made-up desk that introduces people and sees what becomes of it.

What counts for being placed are true weights that nobody knows: those of the desk, each times
``e`` to a normal number with a spread of ``wrong``. A vacancy fits somebody in each criterion from
-0.5 to 0.5: in some yes or no, in some by degrees; a quarter is unknown and counts nothing. Of
forty vacancies the desk introduces to one of the first five by its own weights, so outcomes are
known of those alone. Whether somebody is placed is a coin whose log odds are the true score times
``STEEPNESS``; with that today's weights put 69 of a hundred pairs in the right order. A proposal is
judged on pairs that nobody chose.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.learning import LearningState, propose
from vrijwilligers.matching.rules.outcome_sums import LEARNED, FitSums, rounded_fits
from vrijwilligers.matching.rules.weights import Weights

VACANCIES, FIRST = 40, 5
STEEPNESS = 6.5
UNKNOWN = 0.25
DEGREES = 5
FRESH = 8000
Table = NDArray[np.float64]


@dataclass(frozen=True)
class Learned:
    """What was proposed in one world, and how much more it put in the right order there."""

    state: LearningState
    gain: float
    promised: float


def learn(*, worlds: int, outcomes: int, wrong: float, seed: int) -> Iterator[Learned]:
    """Let the desk learn from its outcomes in many worlds."""
    random = np.random.default_rng(seed)
    for _ in range(worlds):
        yield _learn(random, outcomes, wrong)


def shares_of(weights: Weights) -> Table:
    """Return the weights that are learned, adding up to 1."""
    known = asdict(weights)
    shares = np.array([float(known[one]) for one in LEARNED])
    return shares / shares.sum()


def fits(random: np.random.Generator, how_many: int) -> Table:
    """Make up how well vacancies fit, a row each."""
    found = np.empty((how_many, len(LEARNED)))
    for column in range(len(LEARNED)):
        degrees = (2, DEGREES, 11)[column % 3]
        found[:, column] = random.integers(0, degrees, how_many) / (degrees - 1) - 0.5
    found[random.random(found.shape) < UNKNOWN] = 0
    return found


def area(scores: Table, placed: NDArray[np.bool_]) -> float:
    """Return the part of pairs of one who was placed and one who was not in the right order."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(len(scores))
    yes = placed.sum()
    return float((ranks[placed].sum() - yes * (yes - 1) / 2) / (yes * (len(scores) - yes)))


def _learn(random: np.random.Generator, outcomes: int, wrong: float) -> Learned:
    today = shares_of(Weights())
    true = today * np.exp(random.normal(0, wrong, len(today)))
    true /= true.sum()
    seen = _introduced(random, outcomes, today)
    placed = _placed(random, seen, true)
    found = propose(_sums(seen[placed]), _sums(seen[~placed]), Weights())
    if found.weights is None:
        return Learned(found.state, 0.0, 0.0)
    fresh = fits(random, FRESH)
    fate = _placed(random, fresh, true)
    gain = area(fresh @ shares_of(found.weights), fate) - area(fresh @ today, fate)
    return Learned(found.state, gain, (found.then - found.now) / 100)


def _introduced(random: np.random.Generator, outcomes: int, today: Table) -> Table:
    pool = fits(random, outcomes * VACANCIES).reshape(outcomes, VACANCIES, -1)
    first = np.argsort(-(np.einsum("pvc,c->pv", pool, today)), axis=1)[:, :FIRST]
    people = np.arange(outcomes)
    return pool[people, first[people, random.integers(0, FIRST, outcomes)]]


def _placed(random: np.random.Generator, seen: Table, true: Table) -> NDArray[np.bool_]:
    odds = STEEPNESS * (seen @ true)
    return random.random(len(seen)) < 1 / (1 + np.exp(np.median(odds) - odds))


def _sums(seen: Table) -> FitSums:
    rows = [dict(zip(LEARNED, row, strict=True)) for row in seen.tolist()]
    return FitSums.of([rounded_fits(row) for row in rows])
