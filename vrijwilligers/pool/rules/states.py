"""How a call goes from a draft to thanks, and what somebody who is asked may say."""

from enum import StrEnum


class CallState(StrEnum):
    """How far a call has come."""

    DRAFT = "draft"  # nobody is asked yet
    ASKING = "asking"  # answers are taken, waves go out
    CLOSED = "closed"  # the time to answer is over, or a coordinator closed it
    CANCELLED = "cancelled"  # the organisation needs nobody any more
    DONE = "done"  # the day is over, and who came is known


class Speed(StrEnum):
    """How a call is spread: to many at once, or to a few every few hours."""

    URGENT = "urgent"
    CALM = "calm"


class CallAnswer(StrEnum):
    """What somebody says who is asked; silence is none of these."""

    YES = "yes"
    NO = "no"
    LATER = "later"


class PoolChannel(StrEnum):
    """How somebody of the pool wants to be asked."""

    MAIL = "mail"
    MESSAGE = "message"
    PHONE = "phone"


class CallerOutcome(StrEnum):
    """What came of phoning somebody for a call, where they did not answer it."""

    NOT_REACHED = "not_reached"
    ASKED_LATER = "asked_later"


class CallTab(StrEnum):
    """Where calls stand in their list."""

    OPEN = "open"  # somebody is still needed
    FILLED = "filled"  # every place is taken, and the day is still to come
    OVER = "over"  # cancelled, or done


ENDED = frozenset({CallState.CANCELLED, CallState.DONE})
MOVES_PEOPLE = frozenset({CallState.ASKING, CallState.CLOSED})
TAKES_ANSWERS = frozenset({CallState.ASKING})
STEPS = {
    CallState.DRAFT: frozenset({CallState.ASKING, CallState.CANCELLED}),
    CallState.ASKING: frozenset({CallState.CLOSED, CallState.CANCELLED}),
    CallState.CLOSED: frozenset({CallState.ASKING, CallState.CANCELLED, CallState.DONE}),
    CallState.CANCELLED: frozenset(),
    CallState.DONE: frozenset(),
}


def may_move(current: CallState, target: CallState) -> bool:
    """Tell whether a call may go from one state to another."""
    return target in STEPS[current]
