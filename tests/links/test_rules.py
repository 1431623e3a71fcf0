from datetime import UTC, datetime, timedelta

import pytest

from vrijwilligers.links.rules import (
    ALPHABET,
    LinkPurpose,
    LinkState,
    LinkUse,
    declare,
    new_code,
    plain_code,
    state_of,
)

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
BEFORE = NOON - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("use", "moments", "state"),
    [
        (LinkUse.ONCE, {"at": BEFORE}, LinkState.OPEN),
        (LinkUse.ONCE, {"at": NOON}, LinkState.EXPIRED),
        (LinkUse.ONCE, {"at": BEFORE, "used_at": BEFORE}, LinkState.USED),
        (LinkUse.ONCE, {"at": NOON, "used_at": BEFORE, "ended_at": NOON}, LinkState.USED),
        (LinkUse.ONCE, {"at": BEFORE, "ended_at": BEFORE}, LinkState.ENDED),
        (LinkUse.MANY, {"at": BEFORE, "used_at": BEFORE}, LinkState.OPEN),
        (LinkUse.CHANGEABLE, {"at": BEFORE, "used_at": BEFORE}, LinkState.OPEN),
        (LinkUse.CHANGEABLE, {"at": NOON, "used_at": BEFORE, "ended_at": BEFORE}, LinkState.ENDED),
        (LinkUse.READ, {"at": NOON}, LinkState.EXPIRED),
    ],
)
def test_what_became_of_a_link(use, moments, state):
    told = {"used_at": None, "ended_at": None, "expires_at": NOON} | moments
    assert state_of(use, **told) == state


def test_a_code_can_be_typed_as_people_type():
    code = new_code()
    assert plain_code(f" {code.lower().replace('-', ' ')}\n") == plain_code(code)
    assert len(plain_code(code)) == 8
    assert not set("AEIOU01LSZ") & set(ALPHABET), "no words, and nothing that looks alike"


def test_two_purposes_do_not_share_a_name():
    one = LinkPurpose(name="a test of names", endpoint="x", lasts=timedelta(days=1))
    assert declare(one) is declare(one)
    with pytest.raises(ValueError, match="a test of names"):
        declare(LinkPurpose(name="a test of names", endpoint="y", lasts=timedelta(days=1)))
