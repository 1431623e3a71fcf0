"""How an introduction goes from a proposal to a place, or ends before."""

from enum import StrEnum


class IntroductionState(StrEnum):
    """How far an introduction has come (DESIGN section 10)."""

    PROPOSED = "proposed"
    CONTACTED = "contacted"
    TALKED = "talked"
    APPOINTMENT = "appointment"
    STARTED = "started"
    COMPLETED = "completed"  # a short assignment was done
    STAYED = "stayed"  # still there after three months
    STOPPED = "stopped"  # started, and stopped
    ENDED = "ended"  # ended before the start


class EndedBy(StrEnum):
    """Who ended it."""

    CANDIDATE = "candidate"
    ORGANISATION = "organisation"
    DESK = "desk"


class IntroductionEndReason(StrEnum):
    """Why it ended."""

    NO_ANSWER = "no_answer"
    FOUND_ELSEWHERE = "found_elsewhere"
    NO_TIME = "no_time"
    TOO_FAR = "too_far"
    LANGUAGE = "language"
    NOT_A_FIT = "not_a_fit"
    ALREADY_FILLED = "already_filled"
    NO_LONGER_WANTED = "no_longer_wanted"
    OTHER = "other"


ON_THE_WAY = (
    IntroductionState.PROPOSED,
    IntroductionState.CONTACTED,
    IntroductionState.TALKED,
    IntroductionState.APPOINTMENT,
    IntroductionState.STARTED,
)
PLACED = frozenset({IntroductionState.COMPLETED, IntroductionState.STAYED})
OVER = frozenset(
    {
        IntroductionState.COMPLETED,
        IntroductionState.STAYED,
        IntroductionState.STOPPED,
        IntroductionState.ENDED,
    }
)
NEEDS_REASON = frozenset({IntroductionState.STOPPED, IntroductionState.ENDED})
TELLS = frozenset(ON_THE_WAY[1:])  # by these steps the organisation knows of somebody
AFTER_START = (IntroductionState.COMPLETED, IntroductionState.STAYED, IntroductionState.STOPPED)


def next_states(
    current: IntroductionState, *, is_shared: bool = True
) -> tuple[IntroductionState, ...]:
    """Return where one may go from here: forwards, steps may be skipped; what is over reopens.

    Where the yes for this organisation or for sharing does not stand, it can only end (P-04).
    """
    possible = _next_states(current)
    return possible if is_shared else tuple(one for one in possible if one in NEEDS_REASON)


def tells(target: IntroductionState, side: EndedBy | None) -> bool:
    """Tell whether the organisation knows of somebody after a step: who refused has heard too."""
    return target in TELLS or (target in NEEDS_REASON and side == EndedBy.ORGANISATION)


def _next_states(current: IntroductionState) -> tuple[IntroductionState, ...]:
    if current in OVER:
        return (
            (IntroductionState.STARTED, IntroductionState.CONTACTED)
            if current != IntroductionState.ENDED
            else (IntroductionState.CONTACTED,)
        )
    if current == IntroductionState.STARTED:
        return AFTER_START
    return (*ON_THE_WAY[ON_THE_WAY.index(current) + 1 :], IntroductionState.ENDED)


def may_move(
    current: IntroductionState, target: IntroductionState, *, is_shared: bool = True
) -> bool:
    """Tell whether an introduction may go from one state to another."""
    return target in next_states(current, is_shared=is_shared)
