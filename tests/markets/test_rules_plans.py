"""A floor plan is typed as lines of numbers, and says what is wrong with it."""

import pytest

from vrijwilligers.markets.rules.plans import (
    PlanIsTooLarge,
    PlanIsUnclear,
    TableIsTwice,
    plan_of,
)


def test_each_table_stands_where_it_was_typed():
    plan = plan_of("1 2 . 3\n\n  4 * 5 6 \n")
    assert [(t.number, t.x, t.y) for t in plan.tables] == [
        *((1, 12, 25), (2, 38, 25), (3, 88, 25), (4, 12, 75), (5, 62, 75), (6, 88, 75)),
    ]
    assert plan.door == (38, 75)
    assert plan_of(None).tables == ()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [("1 2\n2 3", TableIsTwice), ("1 twee", PlanIsUnclear), ("1 0", PlanIsUnclear)]
    + [("1 " * 21, PlanIsTooLarge), ("1\n" * 21, PlanIsTooLarge)],
)
def test_what_is_no_plan_is_refused(typed, wrong):
    with pytest.raises(wrong):
        plan_of(typed)
