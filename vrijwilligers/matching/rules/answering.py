"""What an organisation may answer through its link about somebody who was introduced to it."""

from datetime import datetime, timedelta

from vrijwilligers.links.rules import LinkPurpose, LinkState, LinkUse, declare
from vrijwilligers.matching.rules.appointments import AppointmentDetails, begins
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome, target_of
from vrijwilligers.matching.rules.states import (
    OVER,
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
    may_move,
)
from vrijwilligers.vocabulary.link_holders import LinkHolder

INTRODUCTION = declare(
    LinkPurpose(
        name="introduction",
        endpoint="introduction_links.answer",
        holder=LinkHolder.ORGANISATION,
        lasts=timedelta(days=120),
        use=LinkUse.MANY,
        replaces=True,
        renewable=frozenset({LinkState.EXPIRED}),
        dead_page="matching/answer_over.html",
        limit_of_link="30 per hour",
    )
)
BEFORE_START = (
    FollowUpOutcome.REACHED,  # we received it
    FollowUpOutcome.TALKED,
    FollowUpOutcome.APPOINTMENT,
    FollowUpOutcome.STARTED,
    FollowUpOutcome.ENDED,
)
AFTER_START = (FollowUpOutcome.COMPLETED, FollowUpOutcome.ENDED)
SIDES = {  # why it did not work, as an organisation says it; who ended it follows from that
    IntroductionEndReason.ALREADY_FILLED: EndedBy.ORGANISATION,
    IntroductionEndReason.NOT_A_FIT: EndedBy.ORGANISATION,
    IntroductionEndReason.LANGUAGE: EndedBy.ORGANISATION,
    IntroductionEndReason.NO_ANSWER: EndedBy.CANDIDATE,
    IntroductionEndReason.NO_LONGER_WANTED: EndedBy.CANDIDATE,
    IntroductionEndReason.NO_TIME: EndedBy.CANDIDATE,
    IntroductionEndReason.OTHER: EndedBy.ORGANISATION,
}


def answers_in(state: IntroductionState) -> tuple[FollowUpOutcome, ...]:
    """Return what an organisation is asked in a state; what is over, it may still tell us."""
    if state == IntroductionState.STARTED:
        return AFTER_START
    if state in OVER:
        return BEFORE_START[1:]
    return tuple(one for one in BEFORE_START if _is_news(one, state))


def changes_something(outcome: FollowUpOutcome, state: IntroductionState) -> bool:
    """Tell whether an answer leads further from a state; else somebody has to look at it."""
    return state not in OVER and outcome in answers_in(state)


def is_said_already(
    outcome: FollowUpOutcome, state: IntroductionState, *, before: str | None
) -> bool:
    """Tell whether this was said through the link ``before``: a second click, a second phone."""
    if outcome == FollowUpOutcome.REACHED:
        return outcome == before or outcome not in answers_in(state)
    return outcome == before and not changes_something(outcome, state)


def is_over(details: AppointmentDetails, *, at: datetime) -> bool:
    """Tell whether the hour of an appointment is over."""
    return details.begins_at is not None and begins(details.on, details.begins_at) < at


def _is_news(outcome: FollowUpOutcome, state: IntroductionState) -> bool:
    if outcome == FollowUpOutcome.REACHED:
        return state in (IntroductionState.PROPOSED, IntroductionState.CONTACTED)
    target = target_of(outcome, state)
    return target is not None and (target == state or may_move(state, target))
