"""Hours over midnight and over the change of the clock; who rests; who goes where."""

from datetime import date, time, timedelta
from itertools import permutations

import pytest

from vrijwilligers.pool.rules.assignment import LeftOutReason, Volunteer, divide
from vrijwilligers.pool.rules.fairness import gini, rests_until
from vrijwilligers.pool.rules.shifts import ShiftHours, blocks, overlaps
from vrijwilligers.vocabulary.week import blocks_of

SATURDAY = date(2026, 12, 5)
TO_SUMMER, TO_WINTER = date(2027, 3, 27), date(2026, 10, 24)


def _shift(begins: int, ends: int, on: date = SATURDAY) -> ShiftHours:
    return ShiftHours(on=on, begins_at=time(begins), ends_at=time(ends))


def test_a_shift_over_midnight_ends_on_the_next_day():
    night = _shift(22, 2)
    assert night.lasts == timedelta(hours=4)
    assert blocks_of(blocks(night)) == ("sat-evening", "sun-morning")
    assert _shift(9, 9).lasts == timedelta(days=1)


@pytest.mark.parametrize(("night", "hours"), [(TO_SUMMER, 7), (TO_WINTER, 9), (SATURDAY, 8)])
def test_a_night_on_which_the_clock_changes_lasts_as_long_as_it_lasts(night, hours):
    assert _shift(22, 6, night).lasts == timedelta(hours=hours)


def test_a_shift_lies_in_the_parts_of_the_day_of_which_it_takes_more_than_an_hour():
    assert blocks_of(blocks(_shift(9, 12))) == ("sat-morning",)
    assert blocks_of(blocks(_shift(9, 13))) == ("sat-morning",)
    assert blocks_of(blocks(_shift(9, 14))) == ("sat-morning", "sat-afternoon")
    assert blocks_of(blocks(_shift(12, 13))) == ("sat-afternoon",)
    assert blocks_of(blocks(_shift(18, 0))) == ("sat-evening",)


def test_one_shift_after_another_can_be_done_and_two_at_once_cannot():
    assert not overlaps(_shift(9, 13), _shift(13, 17))
    assert overlaps(_shift(9, 13), _shift(12, 17))
    assert overlaps(_shift(22, 2), _shift(1, 5, SATURDAY + timedelta(days=1)))


def test_who_was_asked_rests_three_weeks():
    assert rests_until(SATURDAY) == date(2026, 12, 26)


def test_the_figure_of_fairness_is_nothing_for_equals_and_grows_with_what_one_gets():
    assert gini([]) == gini([0, 0]) == 0
    assert gini([2, 2, 2]) == pytest.approx(0)
    assert gini([0, 0, 0, 4]) == pytest.approx(0.75)
    assert gini([1, 2, 3]) == pytest.approx(2 / 9)


def test_everybody_who_can_have_a_place_has_one_before_wishes_count():
    both = Volunteer(1, wishes=(10, 20), allowed=frozenset({10, 20}))
    one = Volunteer(2, wishes=(10,), allowed=frozenset({10, 20}))
    assert divide([both, one], {10: 1, 20: 1}).shift_of == {1: 20, 2: 10}
    assert divide([both], {10: 1, 20: 1}).shift_of == {1: 10}


def test_who_found_no_place_before_goes_first_and_the_reason_is_said():
    early = Volunteer(1, wishes=(10,), allowed=frozenset({10}))
    late = Volunteer(2, wishes=(10,), allowed=frozenset({10}), left_out=1)
    young = Volunteer(3, wishes=(10,), allowed=frozenset())
    divided = divide([early, late, young], {10: 1})
    assert divided.shift_of == {2: 10}
    assert divided.left_out == {1: LeftOutReason.FULL, 3: LeftOutReason.CONDITION}
    assert divide([], {10: 1}).shift_of == divide([early], {}).shift_of == {}


def test_a_division_does_not_depend_on_the_order_in_which_people_are_given():
    people = [Volunteer(n, wishes=(10, 20), allowed=frozenset({10, 20})) for n in range(4)]
    divided = [divide(given, {10: 1, 20: 2}) for given in permutations(people)]
    assert all(one == divided[0] for one in divided)
    assert len(divided[0].shift_of) == 3
