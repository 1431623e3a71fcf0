"""The life of a vacancy: which step may follow which state. That it expired follows from dates."""

from datetime import date
from enum import StrEnum

from vrijwilligers.vacancies.rules import Status, is_expired


class Transition(StrEnum):
    """A deed that brings a vacancy to another state."""

    SUBMIT = "submit"
    PUBLISH = "publish"
    PAUSE = "pause"
    FILL = "fill"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"

    @property
    def fills(self) -> bool:
        """Tell whether nobody is sought after it."""
        return self == Transition.FILL

    @property
    def withdraws(self) -> bool:
        """Tell whether the work is taken away by it."""
        return self == Transition.WITHDRAW


STEPS = {  # from this state, by this deed, to that state
    Status.DRAFT: {Transition.PUBLISH: Status.PUBLISHED, Transition.SUBMIT: Status.TO_CHECK},
    Status.TO_CHECK: {Transition.PUBLISH: Status.PUBLISHED, Transition.WITHDRAW: Status.WITHDRAWN},
    Status.PUBLISHED: {
        Transition.PAUSE: Status.PAUSED,
        Transition.FILL: Status.FILLED,
        Transition.WITHDRAW: Status.WITHDRAWN,
    },
    Status.PAUSED: {
        Transition.REOPEN: Status.PUBLISHED,
        Transition.FILL: Status.FILLED,
        Transition.WITHDRAW: Status.WITHDRAWN,
    },
    Status.FILLED: {Transition.REOPEN: Status.PUBLISHED, Transition.WITHDRAW: Status.WITHDRAWN},
    Status.WITHDRAWN: {Transition.REOPEN: Status.PUBLISHED},
}
PUTS_ON_SHOW = frozenset({Transition.PUBLISH, Transition.REOPEN})


def steps_from(state: Status) -> tuple[Transition, ...]:
    """Return the steps that may be taken from a state, the likely one first."""
    return tuple(STEPS[state])


def after(state: Status, step: Transition) -> Status | None:
    """Return the state after a step, or ``None`` where that step cannot be taken."""
    return STEPS[state].get(step)


def needs_new_last_day(publish_until: date | None, today: date) -> bool:
    """Tell whether it would be expired at once when it is published as it stands."""
    return is_expired(publish_until, None, today)


def is_later(last_day: date, before: date | None, today: date) -> bool:
    """Tell whether a new last day gives more time than there was, and is not over."""
    return last_day >= today and (before is None or last_day > before)
