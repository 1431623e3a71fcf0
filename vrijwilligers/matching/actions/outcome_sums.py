"""Remembering how well an introduction fitted, and adding what came of several to the sums."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import delete, select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import IntroductionFit, OutcomeSum
from vrijwilligers.matching.queries.offers import offers_among, wishes_of
from vrijwilligers.matching.queries.outcome_sums import WaitingOutcome, waiting_outcomes
from vrijwilligers.matching.queries.weights import current_weights
from vrijwilligers.matching.rules.counted import place_shown
from vrijwilligers.matching.rules.introduced_fits import introduced_fits
from vrijwilligers.matching.rules.outcome_sums import AT_LEAST, FitSums
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import day_of


def fits_now(
    candidate: Candidate, vacancies: Iterable[Vacancy], listed: Sequence[int], *, today: date
) -> dict[int, IntroductionFit]:
    """Reckon how well each of these fits somebody, by number; it waits for what comes of it."""
    keys = [vacancy.id for vacancy in vacancies]
    offers, wishes, number = offers_among(keys, today), wishes_of(candidate), current_weights()
    return {
        key: IntroductionFit(
            weight_set=number.number,
            place=place_shown(key, listed),
            fits=dict(introduced_fits(offers, key, wishes, today=today)),
        )
        for key in keys
    }


def sum_each_night(at: datetime) -> None:
    """Add what came of introductions to the sums, five people at a time or more, and forget it.

    What is added is gone from the people, so it may run twice.
    """
    with transaction():
        waiting = waiting_outcomes(day_of(at))
        batches = defaultdict[tuple[int, bool], list[WaitingOutcome]](list)
        for one in waiting:
            batches[one.weight_set, one.is_placed].append(one)
        for _key, batch in sorted(batches.items()):
            if len({one.candidate_id for one in batch}) >= AT_LEAST:
                _add(batch)


def _add(batch: Sequence[WaitingOutcome]) -> None:
    """Add what came of introductions by one set of weights that ended in one way."""
    weight_set, is_placed = batch[0].weight_set, batch[0].is_placed
    key = (OutcomeSum.weight_set == weight_set, OutcomeSum.is_placed == is_placed)
    kept = db.session.scalars(select(OutcomeSum).where(*key).with_for_update()).one_or_none()
    total = FitSums.of([one.fits for one in batch])
    if kept is None:
        kept = OutcomeSum(weight_set=weight_set, is_placed=is_placed, amount=0, sums={})
        db.session.add(kept)
    total = total.plus(FitSums(kept.amount, kept.sums))
    kept.amount, kept.sums = total.amount, dict(total.sums)
    gone = [one.introduction_id for one in batch]
    db.session.execute(delete(IntroductionFit).where(IntroductionFit.introduction_id.in_(gone)))
