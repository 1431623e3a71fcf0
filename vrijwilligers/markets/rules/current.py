"""Whether what a stand said is still true: after the market its tasks are used all year round."""

from datetime import date, timedelta

CURRENT_FOR = timedelta(days=183)  # half a year after the market, or after somebody looked


def is_current(
    held_on: date, *, confirmed_on: date | None, ended_on: date | None, today: date
) -> bool:
    """Tell whether the tasks of a stand may still be shown on a day.

    Up to the market they may. After it until half a year after somebody last said that they are
    right, unless somebody said that they are not.
    """
    if today <= held_on:
        return True
    if ended_on is not None:
        return False
    return today <= current_until(held_on, confirmed_on)


def current_until(held_on: date, confirmed_on: date | None) -> date:
    """Return the last day on which the tasks of a stand are shown, unless somebody looks again."""
    return max(held_on, confirmed_on or held_on) + CURRENT_FOR
