"""Weights proposed from what became of introductions: a person decides about them.

With some hundreds of outcomes the usual fits make an order worse than it was. What holds is a fit
that is shrunk toward today's weights, with a strength that was fixed beforehand and is never tuned
on the same few outcomes; no weight changes its sign, or by more than 30 % at once. Something is
proposed only where it is surely better: where the 90 % interval of the gain excludes nothing. That
is reckoned with a stronger pull toward today's weights than the fit itself, because what was chosen
by these outcomes also looks good on them. ``make simulate`` shows both on made-up desks.

The gain is in pairs of a hundred: of a person who was placed and one who was not, in how many more
the higher score is that of the first. Only who was introduced has an outcome; nothing is known of
what nobody was sent to.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from math import ceil, erf, exp, floor, pi, sqrt

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.outcome_sums import LEARNED, FitSums
from vrijwilligers.matching.rules.weights import Weights

ENOUGH = 200  # outcomes
ENOUGH_OF_EACH = 20  # placed, and not placed
STRENGTH = 4.0  # of the pull toward today's weights, in the scale of log odds
DOUBT = 8.0  # the same, when we ask how sure a gain is
MOST_CHANGE = 0.3  # of a weight, in one round
SURE = 1.645  # standard errors: 90 % lies between
ROUNDS = 200
Vector = NDArray[np.float64]


class LearningState(StrEnum):
    """What can be said of other weights."""

    TOO_FEW = "too_few"  # outcomes
    NO_LINK = "no_link"  # today's score tells nothing of what became of people
    NOT_SURE = "not_sure"
    SURE = "sure"


@dataclass(frozen=True, kw_only=True)
class WeightProposal:
    """What the outcomes say: other weights, and by how much they order better.

    ``now``, ``then``, ``least`` and ``most`` are pairs of a hundred put in the right order, today
    and with the proposed weights.
    """

    state: LearningState
    outcomes: int
    weights: Weights | None = None
    now: float = 0.0
    then: float = 0.0
    least: float = 0.0
    most: float = 0.0


@dataclass(frozen=True)
class _Evidence:
    """What the sums say: the slope of the likelihood, its curve, and how fits go together."""

    slope: Vector
    curve: NDArray[np.float64]
    spread: NDArray[np.float64]
    today: Vector  # today's weights, as log odds


def propose(placed: FitSums, not_placed: FitSums, weights: Weights) -> WeightProposal:
    """Say what the outcomes tell of other weights than these."""
    outcomes = placed.amount + not_placed.amount
    if outcomes < ENOUGH or min(placed.amount, not_placed.amount) < ENOUGH_OF_EACH:
        return WeightProposal(state=LearningState.TOO_FEW, outcomes=outcomes)
    shares = _shares(weights)
    evidence = _evidence(placed, not_placed, shares)
    if evidence is None:
        return WeightProposal(state=LearningState.NO_LINK, outcomes=outcomes)
    fitted = fit(evidence)
    proposed = _rounded(weights, fitted / evidence.today.sum() * shares.sum(), shares)
    return _judged(evidence, weights, proposed, outcomes)


def fit(evidence: _Evidence) -> Vector:
    """Fit weights, as log odds, within 30 % of today's: the best of what is allowed."""
    pull, best = _posterior(evidence, STRENGTH)
    lowest, highest = (1 - MOST_CHANGE) * evidence.today, (1 + MOST_CHANGE) * evidence.today
    found = np.clip(best, lowest, highest)
    for _ in range(ROUNDS):  # one weight at a time: the sum is convex, so it ends at the best
        before = found.copy()
        for one in range(len(found)):
            rest = pull[one] @ (found - best) - pull[one, one] * (found[one] - best[one])
            found[one] = np.clip(best[one] - rest / pull[one, one], lowest[one], highest[one])
        if np.abs(found - before).max() < 1e-9:
            break
    return found


def _shares(weights: Weights) -> Vector:
    known = asdict(weights)
    learned = np.array([float(known[one]) for one in LEARNED])
    return learned / (learned.sum() or 1.0)


def _evidence(placed: FitSums, not_placed: FitSums, shares: Vector) -> _Evidence | None:
    """Return the evidence, ``None`` where a higher score does not go with being placed."""
    both = placed.plus(not_placed)
    share = placed.amount / both.amount
    middle = both.vector() / both.amount
    scatter = both.matrix() - both.amount * np.outer(middle, middle)
    slope = placed.vector() - placed.amount * middle
    along = shares @ scatter @ shares
    if along <= 0 or (steepness := slope @ shares / (share * (1 - share) * along)) <= 0:
        return None
    return _Evidence(
        slope, share * (1 - share) * scatter, scatter / both.amount, steepness * shares
    )


def _posterior(evidence: _Evidence, strength: float) -> tuple[NDArray[np.float64], Vector]:
    """Return how sharp the likelihood is around its best point, and that point."""
    pull = evidence.curve + strength * np.eye(len(evidence.today))
    best = np.linalg.solve(pull, evidence.slope + strength * evidence.today).astype(np.float64)
    return pull, best


def _rounded(weights: Weights, factors: Vector, shares: Vector) -> Weights:
    """Say fitted shares as whole weights, none more than 30 % from today's."""
    known = asdict(weights)
    for one, factor, share in zip(LEARNED, factors, shares, strict=True):
        today = known[one]
        wished = round(today * factor / share) if share else 0
        lowest, highest = ceil(today * (1 - MOST_CHANGE)), floor(today * (1 + MOST_CHANGE))
        known[one] = min(max(wished, lowest), highest) if lowest <= highest else today
    return Weights(**known)


def _judged(
    evidence: _Evidence, weights: Weights, proposed: Weights, outcomes: int
) -> WeightProposal:
    """Say how much better other weights order, and how sure that is."""
    sharpness, best = _posterior(evidence, DOUBT)
    today, then = (_direction(evidence, _shares(one)) for one in (weights, proposed))
    gain = then - today
    height = float(today @ best)
    better, error = float(gain @ best), sqrt(float(gain @ np.linalg.solve(sharpness, gain)))
    slope = exp(-(height**2) / 2) / sqrt(2 * pi) * 100
    now, least = 50 * (1 + erf(height / sqrt(2))), better - SURE * error
    return WeightProposal(
        state=LearningState.SURE if least > 0 else LearningState.NOT_SURE,
        outcomes=outcomes,
        weights=proposed,
        now=now,
        then=now + slope * better,
        least=now + slope * least,
        most=now + slope * (better + SURE * error),
    )


def _direction(evidence: _Evidence, shares: Vector) -> Vector:
    """Return what true weights are multiplied by to say how well these order (binormal)."""
    along = shares @ evidence.spread @ shares
    return evidence.spread @ shares / sqrt(2 * along) if along > 0 else 0 * shares
