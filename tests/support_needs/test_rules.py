import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrijwilligers.support_needs.rules import SupportObstacle, code_of, obstacle_to_open


@pytest.mark.parametrize(
    ("signed", "always", "talking", "why"),
    [
        (False, True, True, SupportObstacle.NOT_SIGNED),
        (False, False, False, SupportObstacle.NOT_SIGNED),
        (True, False, False, SupportObstacle.NO_CONVERSATION),
        (True, False, True, None),
        (True, True, False, None),
    ],
)
def test_without_a_signature_nobody_opens_and_without_a_conversation_only_coordinators_p05_p18(
    signed, always, talking, why
):
    found = obstacle_to_open(has_signed=signed, opens_always=always, is_in_conversation=talking)
    assert found == why


def test_a_name_makes_a_code_of_its_own():
    assert code_of("A quiet place", ()) == "a_quiet_place"
    assert code_of("A quiet place!", {"a_quiet_place"}) == "a_quiet_place_2"
    assert code_of("Été", ()) == "ete"
    assert code_of("手", ()) == "need"


@given(name=st.text(), taken=st.sets(st.sampled_from(["need", "need_2", "a", "a_2"])))
def test_a_code_is_never_taken_and_always_plain(name, taken):
    code = code_of(name, taken)
    assert code not in taken
    assert code.replace("_", "").isalnum()
    assert code.isascii()
