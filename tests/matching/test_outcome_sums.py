"""What becomes of introductions, in sums in which nobody can be found back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.matching.deeds import DAY, introduce
from vrijwilligers.matching.actions import outcome_sums
from vrijwilligers.matching.actions.weights import choose
from vrijwilligers.matching.models import IntroductionFit, OutcomeSum
from vrijwilligers.matching.queries.outcome_sums import SETTLED, proposal
from vrijwilligers.matching.rules.learning import LearningState
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.weight_sets import WeightOrigin
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.vocabulary.clock import now, today

LONG_AGO = today() - SETTLED - DAY
STOPPED = {
    "end_side": EndedBy.CANDIDATE,
    "end_reason": IntroductionEndReason.NO_TIME,
}


@pytest.fixture
def over(make, database):
    """Introductions that are over, each of somebody else, with how well they fitted."""

    def over(how_many, *, state=IntroductionState.STAYED, on=LONG_AGO, weight_set=0, **wanted):
        ends = STOPPED if state in (IntroductionState.STOPPED, IntroductionState.ENDED) else {}
        made = [
            make.introduction(state=state, since_on=on, **ends, **wanted) for _ in range(how_many)
        ]
        for one in made:
            one.fit = IntroductionFit(weight_set=weight_set, fits={"talents": 0.3, "days": -0.5})
        database.commit()
        return made

    return over


@pytest.fixture
def kept(database):
    """Let a night pass; return the sums, and how many introductions wait."""

    def kept():
        outcome_sums.sum_each_night(now())
        database.rollback()
        sums = database.scalars(select(OutcomeSum).order_by(OutcomeSum.weight_set)).all()
        waiting = database.scalars(select(IntroductionFit)).all()
        return {(one.weight_set, one.is_placed): one.amount for one in sums}, len(waiting)

    return kept


def test_outcomes_are_added_five_people_at_a_time_and_forgotten(over, kept, database):
    over(4)
    assert kept() == ({}, 4)
    over(1)
    assert kept() == ({(0, True): 5}, 0)
    assert kept() == ({(0, True): 5}, 0)

    (total,) = database.scalars(select(OutcomeSum))
    assert total.sums["talents"] == pytest.approx(1.5)
    assert total.sums["days talents"] == pytest.approx(-0.75)


def test_what_ended_otherwise_or_by_other_weights_is_a_sum_of_its_own(over, kept):
    over(5)
    over(5, state=IntroductionState.ENDED)
    over(4, state=IntroductionState.STOPPED, weight_set=3)
    over(1, state=IntroductionState.COMPLETED, weight_set=3)

    assert kept() == ({(0, True): 5, (0, False): 5}, 5)


def test_one_person_five_times_is_nobody_to_hide_behind(over, kept, make):
    over(5, candidate=make.candidate())

    assert kept() == ({}, 5)


def test_what_runs_ended_just_now_or_may_not_be_used_waits(over, kept, database):
    over(4)
    over(1, state=IntroductionState.STARTED)
    over(1, on=LONG_AGO + timedelta(days=2))
    (withdrawn,) = over(1)
    withdrawn.candidate.fiche_consent = False
    database.commit()

    assert kept() == ({}, 7)


def test_erasing_takes_what_waits_and_leaves_the_sums(over, kept, database):
    counted, sums = over(5)[0], kept()[0]
    for one in (counted, *over(1)):
        database.delete(one)
    database.commit()

    assert kept() == (sums, 0)


def test_an_introduction_remembers_how_well_it_fitted_and_where_it_stood(
    make,
):
    candidate = make.candidate(talents=["cooking"], categories=["food"])
    first, second = make.vacancy(talents=["cooking"]), make.vacancy(category="nature")
    choose(Weights(days=33), why=None, origin=WeightOrigin.BY_HAND, by=None)

    (made,) = introduce(candidate, second, listed=(first.id, second.id))

    assert made.fit.place == "2"
    assert made.fit.weight_set > 0
    assert made.fit.fits["category"] == -0.5
    assert "support" not in made.fit.fits


def test_outcomes_of_before_a_proposal_that_was_taken_propose_nothing_again(database):
    for number, is_placed in ((0, True), (0, False)):
        database.add(OutcomeSum(weight_set=number, is_placed=is_placed, amount=150, sums={}))
    database.commit()
    assert proposal().state == LearningState.NO_LINK

    choose(Weights(days=33), why=None, origin=WeightOrigin.PROPOSAL, by=None)
    database.commit()
    assert (proposal().state, proposal().outcomes) == (LearningState.TOO_FEW, 0)
