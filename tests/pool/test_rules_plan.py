"""What is said before a call is sent comes true."""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from tests.pool.simulated import TOMORROW, SimulatedPool
from tests.simulate.calls import keep_promises
from vrijwilligers.pool.rules.bands import (
    AnswerCount,
    AskedLately,
    Notice,
    asked_lately,
    notice_before,
)
from vrijwilligers.pool.rules.expectation import (
    expectation,
    share_within,
)
from vrijwilligers.pool.rules.filling import seated, yeses_by_mask
from vrijwilligers.pool.rules.plan import (
    Outlook,
    PoolMember,
    plan,
)
from vrijwilligers.pool.rules.states import Speed

KNOWN = expectation({TOMORROW: AnswerCount(600, 108, 70)}, calls=31)
FREE = PoolMember(0b11, TOMORROW)


@pytest.mark.parametrize("sure", [0.6, 0.8, 0.95])
def test_what_is_predicted_comes_true_within_five_points(sure):
    found = keep_promises(sure, calls=1000, seed=0, people=600, places=8)
    assert found.reachable
    assert found.predicted == pytest.approx(sure, abs=0.05)
    assert found.filled == pytest.approx(found.predicted, abs=0.05)


def test_what_cannot_be_reached_is_not_reached():
    pool = SimulatedPool(3)
    expected = expectation({TOMORROW: pool.history(31, 60)}, calls=31)
    everybody = plan(Speed.URGENT, [FREE] * 60, [12], expected)

    assert not everybody.reachable
    assert everybody.asked_now == 60
    filled = [np.sum(pool.answers(60) <= 60) >= 12 for _call in range(500)]
    assert np.mean(filled) < 0.8


def test_an_urgent_call_asks_two_to_three_times_as_many_as_would_be_needed():
    urgent = plan(Speed.URGENT, [FREE] * 164, [3, 5], KNOWN)
    calm = plan(Speed.CALM, [FREE] * 164, [3, 5], KNOWN)

    assert 2 <= urgent.asked_now * KNOWN.rate / 8 <= 3
    assert calm.asked_now < urgent.asked_now / 3
    assert calm.in_vain < 1 < urgent.in_vain
    assert urgent == plan(Speed.URGENT, [FREE] * 164, [3, 5], KNOWN)


def test_who_did_not_answer_yet_is_still_counted_on_in_part():
    alone = plan(Speed.CALM, [FREE] * 100, [8], KNOWN)
    waiting = [PoolMember(0b11, TOMORROW, weight=0.4)] * 50
    beside = plan(Speed.CALM, [FREE] * 100, [8], KNOWN, pending=waiting)

    assert 0 < beside.asked_now < alone.asked_now
    assert plan(Speed.CALM, [FREE] * 9, [2], KNOWN, pending=[FREE] * 90).asked_now == 0
    assert plan(Speed.CALM, [], [8], KNOWN).asked_now == 0


def test_a_pool_of_nobody_fills_nothing_and_no_places_are_filled_by_nobody():
    nobody = plan(Speed.URGENT, [], [8], KNOWN)
    assert (nobody.asked_now, nobody.reachable, nobody.chance_within_hour) == (0, False, 0.0)
    full = plan(Speed.URGENT, [FREE] * 5, [0, 0], KNOWN)
    assert (full.asked_now, full.reachable, full.chance_within_hour) == (0, True, 1.0)


def test_who_can_come_to_one_shift_alone_does_not_fill_the_other():
    mornings = [PoolMember(0b01, TOMORROW)] * 400
    assert not plan(Speed.URGENT, mornings, [4, 4], KNOWN).reachable
    assert plan(Speed.URGENT, mornings, [4, 0], KNOWN).reachable


def test_asking_more_people_never_lowers_a_chance():
    outlook = Outlook([FREE, PoolMember(1, TOMORROW)] * 40, [3, 2], KNOWN)
    chances = [outlook.chance_within_hour(asked) for asked in range(0, 81, 5)]
    assert chances == sorted(chances)
    assert chances[0] < chances[-1]


def test_the_most_that_can_be_seated_is_what_the_best_division_seats():
    drawn = np.random.default_rng(7)
    for places in product((0, 1, 3), repeat=3):
        masks = drawn.integers(0, 8, size=9)
        yes = drawn.random((9, 4)) < 0.6
        most = seated(yeses_by_mask(yes, masks), places)
        seats = [shift for shift, amount in enumerate(places) for _seat in range(amount)]
        for draw in range(4):
            people = masks[yes[:, draw]]
            can = np.array([[bool(mask & 1 << seat) for seat in seats] for mask in people])
            can = can.reshape(len(people), len(seats))
            rows, columns = linear_sum_assignment(can, maximize=True)
            assert most[draw] == can[rows, columns].sum()


def test_a_rate_begins_at_what_others_saw_and_moves_with_our_own_answers():
    before = expectation({})
    assert before.rate == pytest.approx(0.15)
    assert before.within_hour == pytest.approx(share_within(60))
    assert expectation({TOMORROW: AnswerCount(400, 0, 0)}).rate < 0.02
    often = (Notice.DAY, AskedLately.OFTEN)
    tired = expectation({TOMORROW: AnswerCount(100, 30, 20), often: AnswerCount(100, 2, 1)})
    assert tired.rate_of(often) < tired.rate < tired.rate_of(TOMORROW)
    assert tired.rate_of((Notice.WEEK, AskedLately.ONCE)) == tired.rate


def test_bands_begin_where_they_say():
    assert [asked_lately(times) for times in range(4)] == [
        AskedLately.NEVER,
        AskedLately.ONCE,
        AskedLately.OFTEN,
        AskedLately.OFTEN,
    ]
    hours = {23.9: Notice.HOUR, 24: Notice.DAY, 167.9: Notice.DAY, 168: Notice.WEEK}
    assert {one: notice_before(one) for one in hours} == hours
    assert share_within(0) == 0
    assert share_within(35) == pytest.approx(0.5)
