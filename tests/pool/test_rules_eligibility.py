"""Who may be asked, in which order, and why others are not."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from vrijwilligers.pool.rules.bands import Notice
from vrijwilligers.pool.rules.eligibility import (
    CallFacts,
    MemberFacts,
    NotAskedReason,
    whom_to_ask,
)
from vrijwilligers.pool.rules.shifts import ShiftHours
from vrijwilligers.vocabulary.clock import BRUSSELS
from vrijwilligers.vocabulary.week import mask_of

FRIDAY = datetime(2026, 12, 4, 9, tzinfo=BRUSSELS)
SATURDAY = date(2026, 12, 5)
MORNING = ShiftHours(on=SATURDAY, begins_at=time(10), ends_at=time(12))
AFTERNOON = ShiftHours(on=SATURDAY, begins_at=time(13), ends_at=time(17))
CALL = CallFacts(id=1, shifts=[MORNING, AFTERNOON], category="food", municipality="21004")
SOMEBODY = MemberFacts(id=1, uid="a")


def _asked(*members, call=CALL, at=FRIDAY):
    return whom_to_ask(members, call, at=at)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"is_asked": True}, NotAskedReason.ASKED),
        ({"is_paused": True}, NotAskedReason.PAUSED),
        ({"categories": frozenset({"sport"})}, NotAskedReason.WORK),
        ({"places": frozenset({"21001"})}, NotAskedReason.PLACE),
        ({"meets": False}, NotAskedReason.CONDITION),
        ({"days": mask_of(["sun-morning"])}, NotAskedReason.NOT_FREE),
        ({"notice": Notice.WEEK}, NotAskedReason.NOT_FREE),
        ({"seats": (replace(MORNING, ends_at=time(17)),)}, NotAskedReason.CONFLICT),
        ({"most_a_month": 1, "asked_on": (date(2026, 11, 5),)}, NotAskedReason.OFTEN),
        ({"asked_on": (date(2026, 11, 14),)}, NotAskedReason.RESTING),
    ],
)
def test_who_is_not_asked_is_counted_by_the_first_reason(facts, reason):
    found = _asked(replace(SOMEBODY, **facts))
    assert (list(found.first), dict(found.others)) == ([], {reason: 1})


def test_who_said_nothing_of_their_week_is_asked_for_every_shift():
    assert [one.shifts for one in _asked(SOMEBODY).first] == [0b11]
    morning = replace(SOMEBODY, days=mask_of(["sat-morning"]))
    assert [one.shifts for one in _asked(morning).first] == [0b01]
    away = replace(SOMEBODY, seats=(MORNING,))
    assert [one.shifts for one in _asked(away).first] == [0b10]


def test_a_rest_and_a_month_are_over_on_their_day():
    rested = replace(SOMEBODY, asked_on=(date(2026, 11, 13),))
    monthly = replace(SOMEBODY, most_a_month=1, asked_on=(date(2026, 11, 4),))
    assert len(_asked(rested, monthly).first) == 2
    at = datetime(2026, 12, 4, 10, tzinfo=BRUSSELS)
    assert [one.shifts for one in _asked(SOMEBODY, at=at).first] == [0b11]
    assert _asked(SOMEBODY, at=at.replace(hour=14)).others == {NotAskedReason.NOT_FREE: 1}


def test_who_found_no_place_comes_first_then_who_was_asked_least_then_whom_it_fits():
    often = replace(SOMEBODY, id=1, asked_on=(date(2026, 10, 1),), score=0.9)
    fits = replace(SOMEBODY, id=2, uid="b", score=0.8)
    other = replace(SOMEBODY, id=3, uid="c", score=0.3)
    in_vain = replace(often, id=4, uid="d", score=0.1, left_out=1)
    found = _asked(often, other, fits, in_vain)
    assert [one.member.id for one in found.first] == [4, 2, 3, 1]


def test_equals_are_asked_in_an_order_of_the_call_and_never_of_the_list():
    equals = [replace(SOMEBODY, id=number, uid=str(number)) for number in range(30)]
    order = [one.member.id for one in _asked(*equals).first]
    assert order == [one.member.id for one in _asked(*reversed(equals)).first]
    assert order != sorted(order)
    assert order != [one.member.id for one in _asked(*equals, call=replace(CALL, id=2)).first]
