"""What it costs to move somebody by hand from one shift to another, or to let them go."""

from dataclasses import dataclass
from enum import StrEnum


class MoveCost(StrEnum):
    """What a move costs, or brings about."""

    BELOW_MINIMUM = "below_minimum"  # the shift that is left has too few people to go on
    FREES_PLACE = "frees_place"  # nobody waits for the place that is left
    MOVES_UP = "moves_up"  # who waits for the place that is left gets it
    NOT_SAID = "not_said"  # it is not among the shifts that they can do
    FULL = "full"  # nobody can join it


@dataclass(frozen=True, kw_only=True)
class ShiftStanding:
    """How a shift stands: its places for the pool, how many are taken, and how many wait."""

    places: int
    taken: int
    waiting: int = 0
    needed: int = 0  # of the pool, so that it goes on


def costs_of_leaving(leaves: ShiftStanding) -> list[MoveCost]:
    """Tell what it costs the shift that somebody leaves who has a place in it."""
    if leaves.waiting:
        return [MoveCost.MOVES_UP]
    falls_short = leaves.taken - 1 < leaves.needed <= leaves.taken
    return [MoveCost.BELOW_MINIMUM if falls_short else MoveCost.FREES_PLACE]


def costs_of_joining(joins: ShiftStanding, *, can_do: bool) -> list[MoveCost]:
    """Tell what it costs to join a shift; one that is full cannot be joined."""
    if joins.taken >= joins.places:
        return [MoveCost.FULL]
    return [] if can_do else [MoveCost.NOT_SAID]
