"""What came of a follow-up: which outcomes there are, where each leads, and what is asked next."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.rules.states import (
    NEEDS_REASON,
    OVER,
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
    may_move,
)
from vrijwilligers.matching.rules.steps import WEEK, follow_up_after
from vrijwilligers.settings.rules.open_days import OpenDays


class FollowUpOutcome(StrEnum):
    """What came of a follow-up."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    TALKED = "talked"  # an organisation says so through its link
    APPOINTMENT = "appointment"
    STARTED = "started"
    COMPLETED = "completed"
    STAYED = "stayed"
    ENDED = "ended"  # it did not work: before the start, or after it
    DONE = "done"  # of what is about no introduction that still runs


ASKED_NEXT = {
    IntroductionState.APPOINTMENT: FollowUpTask.APPOINTMENT,
    IntroductionState.STARTED: FollowUpTask.QUARTER,
}
CALLS = (FollowUpOutcome.REACHED, FollowUpOutcome.NOT_REACHED)
FORWARDS = (
    FollowUpOutcome.TALKED,
    FollowUpOutcome.APPOINTMENT,
    FollowUpOutcome.STARTED,
    FollowUpOutcome.COMPLETED,
    FollowUpOutcome.STAYED,
)


@dataclass(frozen=True, kw_only=True)
class OutcomeDetails:
    """What came of a follow-up; ``on`` is the day of an appointment or a start.

    ``next_on`` is the day on which we ask again, where it is not the one that the house proposes.
    """

    outcome: FollowUpOutcome
    on: date | None = None
    appointment: AppointmentDetails | None = None
    side: EndedBy | None = None
    reason: IntroductionEndReason | None = None
    word: str | None = None
    next_on: date | None = None


def target_of(outcome: FollowUpOutcome, state: IntroductionState) -> IntroductionState | None:
    """Return to which state an outcome brings an introduction; ``None`` where it stays."""
    if outcome in FORWARDS:
        return IntroductionState(outcome)
    if outcome == FollowUpOutcome.ENDED:
        return next((end for end in NEEDS_REASON if may_move(state, end)), None)
    return None


def outcomes_of(
    state: IntroductionState | None, *, names_somebody: bool
) -> tuple[FollowUpOutcome, ...]:
    """Return what may come of a follow-up about an introduction in a state, or about none.

    Who calls is not asked whether the two talked: a call leads further, or is made again.
    """
    if state is None or state in OVER:
        return (*CALLS, FollowUpOutcome.DONE) if names_somebody else (FollowUpOutcome.DONE,)
    asked = (one for one in FORWARDS if one != FollowUpOutcome.TALKED)
    forwards = (one for one in asked if _leads_somewhere(one, state))
    return (*CALLS, *forwards, FollowUpOutcome.ENDED)


def may_come(
    outcome: FollowUpOutcome, state: IntroductionState | None, *, names_somebody: bool
) -> bool:
    """Tell whether something may come of a follow-up, also what an organisation alone says."""
    if outcome == FollowUpOutcome.TALKED:
        return state is not None and state not in OVER and _leads_somewhere(outcome, state)
    return outcome in outcomes_of(state, names_somebody=names_somebody)


def asked_again(
    outcome: FollowUpOutcome,
    state: IntroductionState | None,
    since: date,
    *,
    today: date,
    open_days: OpenDays,
) -> date | None:
    """Propose the open day of the next follow-up after an outcome; ``None`` where none is needed.

    ``state`` is that after the outcome, reached on the day ``since``.
    """
    if outcome == FollowUpOutcome.NOT_REACHED:
        return open_days.next_after(today)
    if state is None or state in OVER:
        return None
    if outcome == FollowUpOutcome.REACHED and not _lies_ahead(state, since, today):
        return open_days.first_from(today + WEEK)
    proposed = follow_up_after(state, since, open_days)
    return max(proposed, open_days.next_after(today)) if proposed else None


def task_in(state: IntroductionState) -> FollowUpTask:
    """Return what we ask next, by how far an introduction has come."""
    return ASKED_NEXT.get(state, FollowUpTask.RESULT)


def _leads_somewhere(outcome: FollowUpOutcome, state: IntroductionState) -> bool:
    """Tell whether it is a step forwards; an appointment may be made anew, on another day."""
    target = IntroductionState(outcome)
    return may_move(state, target) or target == state == IntroductionState.APPOINTMENT


def _lies_ahead(state: IntroductionState, since: date, today: date) -> bool:
    is_appointment = state == IntroductionState.APPOINTMENT
    return is_appointment and since + timedelta(days=1) > today
