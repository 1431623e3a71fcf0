"""What somebody is asked three months after they started: whether they are still there."""

from datetime import date, timedelta

from vrijwilligers.links.rules import LinkPurpose, declare
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.steps import QUARTER
from vrijwilligers.vocabulary.link_holders import LinkHolder

STILL_THERE = declare(
    LinkPurpose(
        name="still_there",
        endpoint="introduction_links.still_there",
        holder=LinkHolder.CANDIDATE,
        lasts=timedelta(days=60),
        thanks=True,
        dead_page="matching/still_there_over.html",
    )
)
ANSWERS = (FollowUpOutcome.STAYED, FollowUpOutcome.ENDED)
SIDES_OF_CANDIDATE = {  # why somebody stopped, as they say it; who ended it follows from that
    IntroductionEndReason.NO_TIME: EndedBy.CANDIDATE,
    IntroductionEndReason.TOO_FAR: EndedBy.CANDIDATE,
    IntroductionEndReason.NOT_A_FIT: EndedBy.CANDIDATE,
    IntroductionEndReason.LANGUAGE: EndedBy.CANDIDATE,
    IntroductionEndReason.FOUND_ELSEWHERE: EndedBy.CANDIDATE,
    IntroductionEndReason.ALREADY_FILLED: EndedBy.ORGANISATION,
    IntroductionEndReason.OTHER: EndedBy.CANDIDATE,
}


def is_asked(state: IntroductionState, since: date | None, today: date) -> bool:
    """Tell whether somebody who started is asked by now whether they are still there."""
    return state == IntroductionState.STARTED and since is not None and since + QUARTER <= today
