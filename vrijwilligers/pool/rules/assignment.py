"""Who goes to which shift when many said yes to more than one: the best division there is.

A place is a seat in a shift; somebody gets at most one. First comes that as many as possible have a
place, then that people get what they wish most, then that who was asked often or found no place
before goes first. Exactly that, by the algorithm of Jonker and Volgenant in SciPy, which takes a
while to load: only what divides imports this.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

NOT_POSSIBLE = 1e6
WISH = 100.0  # a rank further down in the wishes; less than anybody without a place
LEFT_OUT_BEFORE = 10.0  # who found no place before: first next time, at most this often
MOST_TIMES = 9


class LeftOutReason(StrEnum):
    """Why somebody who said yes has no place."""

    FULL = "full"  # every shift they said yes to is full
    CONDITION = "condition"  # they do not meet what each of these shifts asks


@dataclass(frozen=True)
class Volunteer:
    """Somebody who said yes: to which shifts (the most wished first), and what they may do.

    ``allowed`` are the shifts whose conditions they meet; ``left_out`` counts how often they found
    no place before.
    """

    id: int
    wishes: tuple[int, ...]
    allowed: frozenset[int]
    left_out: int = 0


@dataclass(frozen=True)
class Division:
    """Who goes to which shift by number, and why the others have no place."""

    shift_of: Mapping[int, int]
    left_out: Mapping[int, LeftOutReason]


def divide(volunteers: Sequence[Volunteer], places: Mapping[int, int]) -> Division:
    """Divide people over shifts with so many places each (by number), the same way each time."""
    people = sorted(volunteers, key=lambda one: one.id)
    seats = [shift for shift, amount in sorted(places.items()) for _seat in range(amount)]
    cost = costs_of(people, seats)
    rows, columns = linear_sum_assignment(cost)
    is_possible = (cost[rows, columns] < NOT_POSSIBLE).tolist()
    pairs = zip(rows.tolist(), columns.tolist(), is_possible, strict=True)
    shift_of = {people[row].id: seats[column] for row, column, may in pairs if may}
    return Division(
        shift_of=shift_of,
        left_out={one.id: _why(one) for one in people if one.id not in shift_of},
    )


def costs_of(people: Sequence[Volunteer], seats: Sequence[int]) -> NDArray[np.float64]:
    """Cost of each person (row) on each seat (column), float64[people, seats]; n x n at most."""
    by_shift = {shift: place for place, shift in enumerate(dict.fromkeys(seats))}
    lines = [_line(one, by_shift) for one in people]
    cost = np.array(lines, dtype=np.float64).reshape(len(people), len(by_shift))
    return cost.take([by_shift[shift] for shift in seats], axis=1)


def _line(one: Volunteer, by_shift: Mapping[int, int]) -> list[float]:
    """Cost of one person on a seat in each shift."""
    line = [NOT_POSSIBLE] * len(by_shift)
    goes_first = LEFT_OUT_BEFORE * min(one.left_out, MOST_TIMES)
    for rank, shift in enumerate(one.wishes):
        if shift in one.allowed and shift in by_shift:
            line[by_shift[shift]] = WISH * (rank + 1) - goes_first
    return line


def _why(one: Volunteer) -> LeftOutReason:
    can_do = any(shift in one.allowed for shift in one.wishes)
    return LeftOutReason.FULL if can_do else LeftOutReason.CONDITION
