"""What is told of the talents of a team: steps of five people, never one (STANDARDS P-28, T-06)."""

from collections.abc import Mapping
from typing import NamedTuple

from vrijwilligers.vocabulary.few import FEW


class TeamTalents(NamedTuple):
    """How many people are counted, and of each talent how many chose it at least."""

    people: int
    at_least: Mapping[str, int]


def told_of(people: int, amounts: Mapping[str, int]) -> TeamTalents:
    """Return what may be told: each figure down to a five, and nothing of what fewer chose.

    Figures of two days differ by five, by ten or not at all: nobody is the difference.
    """
    at_least = {code: amount - amount % FEW for code, amount in amounts.items() if amount >= FEW}
    return TeamTalents(people - people % FEW, at_least)
