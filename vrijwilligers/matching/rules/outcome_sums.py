"""What became of introductions, as sums in which nobody can be found back.

For each outcome (placed or not) and each set of weights we keep how many there were, the sum of
how well each criterion fitted, and the sum of the products of each two: all that a fit of weights
needs. They are added five people at a time or more, so that no two states of a sum differ by one
person.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.weights import Weights

AT_LEAST = 5  # people in what is added at once
DECIMALS = 1  # finer, and a few people could be told apart in the sum of five

# Support needs are no figure of ours (special category); fairness is a choice of the desk that no
# outcome judges.
NOT_LEARNED = ("support", "fairness")
LEARNED = tuple(one.name for one in fields(Weights) if one.name not in NOT_LEARNED)

Fits = Mapping[str, float]  # by criterion, from -0.5 to 0.5; what is unknown is left out


@dataclass(frozen=True)
class FitSums:
    """How many introductions ended in one way, and the sums of how well they fitted.

    ``sums`` has the name of a criterion for its sum, and both names for that of a product. What is
    not in it is zero: a criterion of later was unknown then, and what is unknown counts nothing.
    """

    amount: int = 0
    sums: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, introductions: Sequence[Fits]) -> "FitSums":
        """Add up how well some introductions fitted."""
        sums = Counter[str]()
        for fits in introductions:
            sums.update(_terms(fits))
        return cls(len(introductions), _rounded(sums))

    def plus(self, other: "FitSums") -> "FitSums":
        """Add what was counted elsewhere."""
        sums = Counter(self.sums)
        sums.update(other.sums)
        return FitSums(self.amount + other.amount, _rounded(sums))

    def vector(self) -> NDArray[np.float64]:
        """Return the sum of each criterion that is learned."""
        return np.array([self.sums.get(one, 0.0) for one in LEARNED])

    def matrix(self) -> NDArray[np.float64]:
        """Return the sum of the products of each two."""
        return np.array([[self.sums.get(_pair(a, b), 0.0) for b in LEARNED] for a in LEARNED])


def rounded_fits(fits: Mapping[str, float | None]) -> dict[str, float]:
    """Keep of how well something fitted only what is learned from, and no finer than needed."""
    known = {one: value for one in LEARNED if (value := fits.get(one)) is not None}
    return {one: round(value, DECIMALS) + 0.0 for one, value in known.items()}


def added(parts: Iterable[FitSums]) -> FitSums:
    """Add up several sums."""
    total = FitSums()
    for part in parts:
        total = total.plus(part)
    return total


def _terms(fits: Fits) -> dict[str, float]:
    known = {one: fits[one] for one in sorted(fits) if fits[one]}
    pairs = combinations_with_replacement(known, 2)
    return known | {_pair(one, other): known[one] * known[other] for one, other in pairs}


def _pair(one: str, other: str) -> str:
    return " ".join(sorted((one, other)))


def _rounded(sums: Mapping[str, float]) -> dict[str, float]:
    return {name: round(sums[name], 2 * DECIMALS) for name in sorted(sums)}
