"""What became of introductions, in sums; and which wait to be added to them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction, IntroductionFit, OutcomeSum, WeightSet
from vrijwilligers.matching.queries.weights import current_weights
from vrijwilligers.matching.rules.learning import WeightProposal, propose
from vrijwilligers.matching.rules.outcome_sums import Fits, FitSums, added
from vrijwilligers.matching.rules.states import OVER, PLACED
from vrijwilligers.matching.rules.weight_sets import STANDARD, WeightOrigin

SETTLED = timedelta(days=14)  # after an end: what was noted by mistake is put right by then


class WaitingOutcome(NamedTuple):
    """An introduction that is over and in no sum yet."""

    introduction_id: int
    candidate_id: int
    weight_set: int
    is_placed: bool
    fits: Fits


def waiting_outcomes(today: date) -> list[WaitingOutcome]:
    """Return what has been over for two weeks, of those whose consent stands (P-04)."""
    waiting = (
        select(
            Introduction.id,
            Introduction.candidate_id,
            IntroductionFit.weight_set,
            Introduction.state,
            IntroductionFit.fits,
        )
        .join(IntroductionFit.introduction)
        .join(Introduction.candidate)
        .where(
            Introduction.state.in_(OVER),
            Introduction.since_on <= today - SETTLED,
            Candidate.is_in_use,
        )
        .order_by(Introduction.id)
    )
    return [
        WaitingOutcome(row.id, row.candidate_id, row.weight_set, row.state in PLACED, row.fits)
        for row in db.session.execute(waiting)
    ]


def outcome_sums() -> Sequence[OutcomeSum]:
    """Return all sums."""
    return db.session.scalars(
        select(OutcomeSum).order_by(OutcomeSum.weight_set, OutcomeSum.is_placed)
    ).all()


def proposal() -> WeightProposal:
    """Say what the outcomes tell of other weights than those that count now.

    What led to a proposal that was taken is not used for a second one: only what came after it is.
    """
    since = _last_learned()
    parts = [one for one in outcome_sums() if one.weight_set >= since]
    placed, not_placed = (
        added(FitSums(one.amount, one.sums) for one in parts if one.is_placed == is_placed)
        for is_placed in (True, False)
    )
    return propose(placed, not_placed, current_weights().weights)


def _last_learned() -> int:
    learned = select(WeightSet.id).where(WeightSet.made_how == WeightOrigin.PROPOSAL)
    return db.session.scalar(learned.order_by(WeightSet.id.desc()).limit(1)) or STANDARD
