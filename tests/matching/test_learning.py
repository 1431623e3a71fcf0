"""What outcomes may teach, on made-up desks and in plain numbers."""

from dataclasses import asdict

import numpy as np
import pytest

from tests.simulate.desks import Learned, learn
from vrijwilligers.matching.rules.learning import (
    ENOUGH,
    MOST_CHANGE,
    LearningState,
    propose,
)
from vrijwilligers.matching.rules.outcome_sums import FitSums, added, rounded_fits
from vrijwilligers.matching.rules.weights import Weights

USUAL = Weights()


def sums(amount: int, **fits: float) -> FitSums:
    """Add up introductions that fitted alike, but for a little on either side."""
    half = amount // 2
    up = {one: value + 0.2 for one, value in fits.items()}
    down = {one: value - 0.2 for one, value in fits.items()}
    return FitSums.of([up] * half + [down] * (amount - half))


@pytest.fixture(scope="module")
def learned() -> list[Learned]:
    """Let desks with weights a little and very wrong learn from 200 outcomes."""
    return [
        one
        for wrong in (0.4, 0.9)
        for one in learn(worlds=40, outcomes=ENOUGH, wrong=wrong, seed=7)
    ]


def test_what_is_learned_of_two_hundred_outcomes_is_seldom_worse(learned):
    fitted = [one.gain for one in learned if one.promised]

    assert len(fitted) > 70
    assert sum(gain < 0 for gain in fitted) <= 0.4 * len(fitted)
    assert sum(fitted) > 0


def test_what_is_proposed_never_loses_much(learned):
    proposed = [one.gain for one in learned if one.state == LearningState.SURE]

    assert proposed
    assert min(proposed) > -0.02
    assert sum(gain < 0 for gain in proposed) <= 0.1 * len(proposed)


def test_nothing_is_proposed_of_few_outcomes_or_where_hardly_anybody_was_placed():
    for placed, not_placed in ((99, 100), (10, 400), (400, 10)):
        found = propose(sums(placed, talents=0.3), sums(not_placed, talents=-0.3), USUAL)

        assert found.state == LearningState.TOO_FEW
        assert found.weights is None
        assert found.outcomes == placed + not_placed


def test_nothing_is_proposed_where_a_higher_score_places_nobody_more_often():
    worse = propose(sums(150, talents=-0.1), sums(150, talents=0.1), USUAL)
    unknown = propose(FitSums(150), FitSums(150), USUAL)

    assert {worse.state, unknown.state} == {LearningState.NO_LINK}


def test_no_weight_moves_by_more_than_a_third_nor_appears_nor_goes():
    weights = Weights(days=0, category=40)
    together = FitSums.of([{"talents": 0.3, "days": 0.3}, {"category": 0.1}] * 100)
    placed, not_placed = together, sums(200, talents=-0.1, days=-0.3, category=0.1)

    found = propose(placed, not_placed, weights)

    assert found.weights is not None
    known = asdict(found.weights)
    for name, today in asdict(weights).items():
        assert (1 - MOST_CHANGE) * today <= known[name] <= (1 + MOST_CHANGE) * today
    assert known["days"] == 0
    assert known["talents"] > USUAL.talents
    assert (known["support"], known["fairness"]) == (USUAL.support, USUAL.fairness)


def test_the_same_outcomes_propose_the_same_whatever_the_batches():
    parts = [sums(25, talents=0.2), sums(35, category=0.1, talents=0.1), sums(90, days=0.2)]
    other = sums(150, talents=-0.1, category=-0.1)

    assert propose(added(parts), other, USUAL) == propose(added(reversed(parts)), other, USUAL)


def test_a_sum_knows_what_its_people_had_in_common_and_nothing_of_support():
    fits = rounded_fits({"talents": 0.26, "days": None, "support": 0.5, "fairness": -0.5})
    total = FitSums.of([fits] * 5)

    assert fits == {"talents": 0.3}
    assert total.sums == {"talents": 1.5, "talents talents": 0.45}
    assert np.count_nonzero(total.matrix()) == 1
