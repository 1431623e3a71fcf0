"""How an introduction goes from a proposal to a place, or ends before."""

from enum import StrEnum


class State(StrEnum):
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


class Side(StrEnum):
    """Who ended it."""

    CANDIDATE = "candidate"
    ORGANISATION = "organisation"
    DESK = "desk"


class EndReason(StrEnum):
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
    State.PROPOSED,
    State.CONTACTED,
    State.TALKED,
    State.APPOINTMENT,
    State.STARTED,
)
PLACED = frozenset({State.COMPLETED, State.STAYED})
OVER = frozenset({State.COMPLETED, State.STAYED, State.STOPPED, State.ENDED})
NEEDS_REASON = frozenset({State.STOPPED, State.ENDED})
AFTER_START = (State.COMPLETED, State.STAYED, State.STOPPED)


def next_states(current: State) -> tuple[State, ...]:
    """Return where one may go from here: forwards, steps may be skipped; what is over reopens."""
    if current in OVER:
        return (State.STARTED, State.CONTACTED) if current != State.ENDED else (State.CONTACTED,)
    if current == State.STARTED:
        return AFTER_START
    return (*ON_THE_WAY[ON_THE_WAY.index(current) + 1 :], State.ENDED)


def brings_in_contact(current: State, target: State) -> bool:
    """Tell whether an organisation hears of somebody by this step, and not before (P-16)."""
    is_first = current == State.PROPOSED and target in ON_THE_WAY
    return is_first or target == State.CONTACTED


def may_move(current: State, target: State) -> bool:
    """Tell whether an introduction may go from one state to another."""
    return target in next_states(current)
