"""How evenly people are asked: who rests now, and one figure for all of them together."""

from collections.abc import Sequence
from datetime import date, timedelta

REST = timedelta(weeks=3)  # after somebody was asked, whatever they answered


def rests_until(asked_on: date, rest: timedelta = REST) -> date:
    """Return the first day on which somebody who was asked on a day may be asked again."""
    return asked_on + rest


def gini(times_asked: Sequence[int]) -> float:
    """Return the coefficient of Gini of how often each person was asked.

    0 is everybody equally often, towards 1 is always the same person: the mean difference between
    two people, divided by twice the mean. Of nobody, or where nobody was asked, it is 0.
    """
    total = sum(times_asked)
    if not total:
        return 0.0
    size = len(times_asked)
    weighted = sum(place * times for place, times in enumerate(sorted(times_asked), start=1))
    return 2 * weighted / (size * total) - (size + 1) / size
