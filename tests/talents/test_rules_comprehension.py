"""When a pictogram is clear: two of three, of thirty at least."""

import pytest

from vrijwilligers.talents.rules.comprehension import Comprehension, Tally


@pytest.mark.parametrize(
    ("right", "wrong", "nothing", "verdict"),
    [
        (0, 0, 0, Comprehension.NOT_TESTED),
        (29, 0, 0, Comprehension.NOT_TESTED),
        (20, 5, 5, Comprehension.UNCLEAR),  # 66.7 of a hundred
        (21, 9, 0, Comprehension.CLEAR),
        (67, 33, 0, Comprehension.CLEAR),
        (66, 0, 34, Comprehension.UNCLEAR),
    ],
)
def test_two_of_three_have_to_say_what_it_means(right, wrong, nothing, verdict):
    assert Tally(right=right, wrong=wrong, nothing=nothing).comprehension == verdict
