"""What a referrer hears of somebody who agreed: one of five words, and nothing else."""

from collections.abc import Collection
from enum import StrEnum

from vrijwilligers.matching.rules.states import IntroductionState


class ReferralProgress(StrEnum):
    """How far somebody is, as a referrer may hear it (DESIGN sections 1 and 10)."""

    RECEIVED = "received"  # an organisation was contacted
    TALKED = "talked"
    APPOINTMENT = "appointment"
    STARTED = "started"
    STOPPED = "stopped"


OF_STATE = {
    IntroductionState.CONTACTED: ReferralProgress.RECEIVED,
    IntroductionState.TALKED: ReferralProgress.TALKED,
    IntroductionState.APPOINTMENT: ReferralProgress.APPOINTMENT,
    IntroductionState.STARTED: ReferralProgress.STARTED,
    IntroductionState.COMPLETED: ReferralProgress.STARTED,
    IntroductionState.STAYED: ReferralProgress.STARTED,
    IntroductionState.STOPPED: ReferralProgress.STOPPED,
}
FURTHEST_FIRST = (
    ReferralProgress.STARTED,
    ReferralProgress.APPOINTMENT,
    ReferralProgress.TALKED,
    ReferralProgress.RECEIVED,
    ReferralProgress.STOPPED,
)


def progress_of(states: Collection[IntroductionState]) -> ReferralProgress | None:
    """Return the one word for all introductions of somebody: the furthest that goes on.

    A proposal of which no organisation heard yet, and what ended before the start, has no word:
    the desk looks further, and why it ended is of nobody else.
    """
    told = {OF_STATE[state] for state in states if state in OF_STATE}
    return next((word for word in FURTHEST_FIRST if word in told), None)
