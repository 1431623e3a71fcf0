"""What is forgotten most easily, in baskets, and since how long."""

from datetime import date, timedelta
from enum import StrEnum

from vrijwilligers.matching.rules.callees import Callee, FollowUpTask
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.steps import QUARTER, WEEK

FORTNIGHT = timedelta(days=14)
DAY = timedelta(days=1)


class Basket(StrEnum):
    """Why something stands in the inbox; nothing stands in two baskets."""

    NO_ANSWER = "no-answer"  # of the organisation, after a week
    APPOINTMENT = "appointment"  # it is over, and nobody said what came of it
    QUARTER = "three-months"  # started three months ago: still there?
    NO_STEP = "no-step"  # somebody for whom nothing was done for two weeks


STATES = {
    Basket.NO_ANSWER: IntroductionState.CONTACTED,
    Basket.APPOINTMENT: IntroductionState.APPOINTMENT,
    Basket.QUARTER: IntroductionState.STARTED,
}
AFTER = {
    Basket.NO_ANSWER: WEEK,
    Basket.APPOINTMENT: DAY,
    Basket.QUARTER: QUARTER,
    Basket.NO_STEP: FORTNIGHT,
}
ELSEWHERE = frozenset(  # who has one of these waits in another basket, or has a place
    {*STATES.values(), IntroductionState.COMPLETED, IntroductionState.STAYED}
)
TASKS = {
    Basket.NO_ANSWER: FollowUpTask.ANSWER,
    Basket.APPOINTMENT: FollowUpTask.APPOINTMENT,
    Basket.QUARTER: FollowUpTask.QUARTER,
    Basket.NO_STEP: FollowUpTask.LOOKING,
}
CALLEES = {Basket.NO_ANSWER: Callee.ORGANISATION}  # of all others, the candidate


def latest(basket: Basket, today: date) -> date:
    """Return the day on which the last step was at the latest."""
    return today - AFTER[basket]


def earliest(today: date) -> date:
    """Return since when we look for whom nothing was done: who was here long ago, comes again."""
    return today - QUARTER
