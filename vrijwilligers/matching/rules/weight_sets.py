"""Sets of weights as the desk chose them: what may be chosen, and where a set came from."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from vrijwilligers.matching.rules.weights import Weights

STANDARD = 0  # the number of the weights that nobody chose: those of the house
MOST = 100
CRITERIA = tuple(one.name for one in fields(Weights))
# What says something of a vacancy or its organisation alone; without the others every list is one.
OF_NOBODY = frozenset({"accessible", "freshness", "fairness"})


class WeightOrigin(StrEnum):
    """How the desk came to a set of weights."""

    BY_HAND = "by_hand"
    PROPOSAL = "proposal"  # of what outcomes tell; a person looked at it and saved it
    UNDONE = "undone"  # the set before the last one, again


@dataclass(frozen=True, kw_only=True)
class NumberedWeights:
    """Weights, and the number of the set that they are."""

    number: int = STANDARD
    weights: Weights = Weights()


def read_weights(values: Mapping[str, Any]) -> Weights:
    """Read weights that were kept; a criterion of later has its standard weight."""
    return Weights(**{one: values[one] for one in CRITERIA if one in values})


def says_something(weights: Weights) -> bool:
    """Tell whether these weights look at the person at all."""
    return any(value for one, value in asdict(weights).items() if one not in OF_NOBODY)
