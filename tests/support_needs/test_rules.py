import pytest

from vrijwilligers.support_needs.rules import SupportObstacle, obstacle_to_open


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
