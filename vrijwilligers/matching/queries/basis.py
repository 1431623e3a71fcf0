"""What suggestions are made of: the open vacancies, what each was sent lately, and the weights.

The weights and what was sent are kept in the process beside the arrays, until one of them changed:
so they cost a list no statement of their own.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from vrijwilligers.matching.queries.load import recent_loads
from vrijwilligers.matching.queries.offers import OrderVersion, offers_in_order
from vrijwilligers.matching.queries.weights import current_weights
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.weights import Weights


class RankingBasis(NamedTuple):
    """The open vacancies with what was sent lately, and the weights by which they are ranked."""

    offers: Offers
    weights: Weights


def ranking_basis(today: date) -> RankingBasis:
    """Return what suggestions of a day are made of; one query while nothing changed."""
    return _basis(*offers_in_order(today))


@lru_cache(maxsize=1)
def _basis(everything: Offers, order: OrderVersion) -> RankingBasis:
    loaded = everything.with_loads(recent_loads(order.day))
    return RankingBasis(loaded, current_weights().weights)
