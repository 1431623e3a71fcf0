"""The life of a vacancy: which step may follow which state. That it expired follows from dates."""

from datetime import date
from enum import StrEnum

from vrijwilligers.vacancies.rules import Status, is_expired

ARE_OVER = frozenset({Status.FILLED, Status.WITHDRAWN})


class Step(StrEnum):
    """A deed that brings a vacancy to another state."""

    SUBMIT = "submit"
    PUBLISH = "publish"
    PAUSE = "pause"
    FILL = "fill"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


STEPS = {  # from this state, by this deed, to that state
    Status.DRAFT: {Step.PUBLISH: Status.PUBLISHED, Step.SUBMIT: Status.TO_CHECK},
    Status.TO_CHECK: {Step.PUBLISH: Status.PUBLISHED, Step.WITHDRAW: Status.WITHDRAWN},
    Status.PUBLISHED: {
        Step.PAUSE: Status.PAUSED,
        Step.FILL: Status.FILLED,
        Step.WITHDRAW: Status.WITHDRAWN,
    },
    Status.PAUSED: {
        Step.REOPEN: Status.PUBLISHED,
        Step.FILL: Status.FILLED,
        Step.WITHDRAW: Status.WITHDRAWN,
    },
    Status.FILLED: {Step.REOPEN: Status.PUBLISHED, Step.WITHDRAW: Status.WITHDRAWN},
    Status.WITHDRAWN: {Step.REOPEN: Status.PUBLISHED},
}
PUTS_ON_SHOW = frozenset({Step.PUBLISH, Step.REOPEN})


def steps_from(state: Status) -> tuple[Step, ...]:
    """Return the steps that may be taken from a state, the likely one first."""
    return tuple(STEPS[state])


def after(state: Status, step: Step) -> Status | None:
    """Return the state after a step, or ``None`` where that step cannot be taken."""
    return STEPS[state].get(step)


def needs_new_last_day(publish_until: date | None, today: date) -> bool:
    """Tell whether it would be expired at once when it is published as it stands."""
    return is_expired(publish_until, None, today)


def is_later(last_day: date, before: date | None, today: date) -> bool:
    """Tell whether a new last day gives more time than there was, and is not over."""
    return last_day >= today and (before is None or last_day > before)
