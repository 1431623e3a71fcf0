"""How long others may write between two things that a night lets go."""

import pytest

from vrijwilligers.privacy.rules.pace import FIRST, Pace, breath_after
from vrijwilligers.records.db import ASKED_FOR


@pytest.mark.parametrize(("held", "breath"), [(0.0, 0.01), (0.001, 0.01), (0.05, 0.05), (3, 0.1)])
def test_others_have_as_long_as_a_night_held_the_place_p10(held, breath):
    assert breath_after(held) == breath


def test_who_waits_asks_within_the_shortest_breath_p10():
    assert breath_after(0) > ASKED_FOR / 1000


def test_a_slow_step_is_followed_by_a_smaller_one_and_never_by_none():
    pace = Pace()
    pace.took(0.001)
    assert pace.at_once > FIRST
    pace.took(60)
    assert pace.at_once == 1
