"""How well each criterion fitted when somebody was introduced: what outcomes are compared with."""

from datetime import date

import numpy as np

from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.outcome_sums import LEARNED, Fits, rounded_fits
from vrijwilligers.matching.rules.score import MIDDLE, exact_scores
from vrijwilligers.matching.rules.sides import Wishes
from vrijwilligers.matching.rules.weight_sets import CRITERIA
from vrijwilligers.matching.rules.weights import Weights

ALONE = {
    one: Weights(**{other: float(other == one) for other in CRITERIA}) for one in LEARNED
}  # nothing but one criterion counts: a score is then how well that fits


def introduced_fits(offers: Offers, offer_id: int, wishes: Wishes, *, today: date) -> Fits:
    """Return by criterion how far it speaks for an offer (to 0.5) or against it (to -0.5)."""
    rows = np.array([offers.row_of(offer_id)])
    found = {
        one: float(exact_scores(offers, rows, wishes, today=today, weights=alone)[0]) - MIDDLE
        for one, alone in ALONE.items()
    }
    return {one: fit for one, fit in rounded_fits(found).items() if fit}
