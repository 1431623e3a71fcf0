"""What changes the order and never the score: where a newcomer is welcome, and whose turn it is.

Of somebody of whom we know little yet nothing speaks for a vacancy or against it; then what
welcomes newcomers comes first. The less of the fiche is filled in, the more it weighs. And an
organisation that was sent many people lately stands a little lower (``Offers.load``), whoever asks.
What somebody did not want before, the kind of work or the organisation, stands below what fits.
"""

from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.arrays import NOT_TO_PRACTISE, Offers
from vrijwilligers.matching.rules.sides import DUTCH, Criterion, Wishes
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.vocabulary.levels import Level, rank_of

# In parts of a score, for an empty fiche: judgements of the desk, as the weights are.
SUPPORT = np.float32(0.06)  # somebody beside you at the start
ACCESSIBLE = np.float32(0.015)  # an organisation that learned to: beside what it scores
PRACTISE = {1: 0.08, 2: 0.06, 3: 0.03}  # by the rank from which one may come to practise Dutch
SPEAK_MORE = np.float32(0.14)  # it asks a language of which we do not know whether it is spoken
REFUSED = np.float32(0.25)  # they said so of another vacancy; of this one they may be asked
FROM_HOME = np.float32(0.2)  # nobody meets anybody: only for who wishes it

LITTLE = 0.5  # from half of what we ask still unknown, a fiche is almost empty
SPEAKS_WELL = rank_of(Level.B2)  # who speaks it so well comes for something else


def unknown_part(wishes: Wishes, weights: Weights) -> float:
    """Tell how much of what counts is still unknown of somebody, from 0 to 1."""
    known = {
        Criterion.TALENTS: wishes.talents,
        Criterion.DAYS: wishes.days,
        Criterion.PRACTISE_DUTCH: wishes.practise_dutch or DUTCH in wishes.languages,
        Criterion.CATEGORY: wishes.categories,
        Criterion.DISTANCE: wishes.municipality,
        Criterion.ENGAGEMENT: wishes.engagement,
    }
    weight_of = {criterion: getattr(weights, criterion) for criterion in known}
    unknown = sum(weight_of[criterion] for criterion, is_known in known.items() if not is_known)
    return float(unknown / (sum(weight_of.values()) or 1.0))


def is_almost_empty(wishes: Wishes) -> bool:
    """Tell whether so little is known of somebody that we show where newcomers are welcome."""
    return unknown_part(wishes, Weights()) >= LITTLE


def lifts(offers: Offers, wishes: Wishes, *, weights: Weights) -> NDArray[np.float32]:
    """Say how far each of n offers rises or sinks in the order."""
    part = unknown_part(wishes, weights)
    practise = max(part, LITTLE) if _practises_without_level(wishes) else part
    lift = -_fair_part(weights) * offers.load
    if wishes.refused_kinds or wishes.refused_homes:
        lift -= REFUSED * _refused(offers, wishes)
    if practise:
        lift += np.float32(practise) * _to_practise(wishes)[offers.practise_from]
    if part:
        lift += np.float32(part) * _welcome(offers, wishes)
    return lift


def _fair_part(weights: Weights) -> np.float32:
    """Return what being sent as many as can be costs: half of what fairness counts of all."""
    total = sum(asdict(weights).values()) or 1.0
    return np.float32(weights.fairness / total / 2)


def _refused(offers: Offers, wishes: Wishes) -> NDArray[np.bool_]:
    """Tell which offers are of a kind or an organisation that somebody did not want."""
    refused = np.isin(offers.organisation, list(wishes.refused_homes))
    for kind in wishes.refused_kinds - wishes.categories:
        column = (Criterion.CATEGORY, kind)
        if column in offers.columns:
            refused |= offers.shares[:, offers.columns.index(column)] > 0
    return refused


def _practises_without_level(wishes: Wishes) -> bool:
    return wishes.practise_dutch and wishes.rank_in(DUTCH) is None


def _welcome(offers: Offers, wishes: Wishes) -> NDArray[np.float32]:
    lift = SUPPORT * offers.has_support
    lift += ACCESSIBLE * offers.is_accessible
    lift -= SPEAK_MORE * _asks_unknown(offers, wishes)
    if not wishes.remote:
        lift -= FROM_HOME * offers.is_remote
    return lift


def _to_practise(wishes: Wishes) -> NDArray[np.float32]:
    """Return by the rank from which one may practise Dutch what that is worth."""
    worth = np.zeros(NOT_TO_PRACTISE + 1, dtype=np.float32)
    rank = wishes.rank_in(DUTCH) if DUTCH in wishes.languages else None
    for begins_at, value in PRACTISE.items():
        if rank is None or begins_at <= rank < SPEAKS_WELL:
            worth[begins_at] = value
    return worth


def _asks_unknown(offers: Offers, wishes: Wishes) -> NDArray[np.bool_]:
    """Tell which offers ask more of a language than we are sure of."""
    sure = np.array([wishes.sure_rank_in(code) for code in offers.languages], dtype=np.uint8)
    asks_more = offers.needed > sure[:, None]
    if DUTCH in offers.languages:  # who may come to practise need not speak it
        dutch = offers.languages.index(DUTCH)
        asks_more[dutch] &= offers.practise_from > max(1, sure[dutch])
    return np.logical_or.reduce(asks_more, axis=0)
