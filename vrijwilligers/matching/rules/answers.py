"""How fast an organisation answers, and how many people wait for it at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from vrijwilligers.matching.rules.states import EndReason, Side, State

LAST = 10  # answers
PATIENCE = timedelta(days=7)
BEFORE_START = (State.PROPOSED, State.CONTACTED, State.TALKED, State.APPOINTMENT)
ANSWERS = frozenset({State.TALKED, State.APPOINTMENT, State.STARTED})


class Limit(StrEnum):
    """Why an organisation takes nobody new for a vacancy."""

    PAUSE = "pause"
    CAP = "cap"


class Asked(NamedTuple):
    """A day on which an organisation was asked about somebody, and the day of its answer."""

    asked_on: date
    answered_on: date | None = None


class Walked(NamedTuple):
    """An introduction as it went: its steps in their order, and who ended it and why."""

    steps: tuple[tuple[State, date], ...]
    side: Side | None = None
    reason: EndReason | None = None


@dataclass(frozen=True, kw_only=True)
class Answering:
    """How fast an organisation answered, and how many still wait for more than a week."""

    answered: int = 0
    median_days: float | None = None
    waiting: int = 0


def asked_in(walked: Walked) -> Iterator[Asked]:
    """Tell when an organisation was asked in one introduction, each time with its answer.

    An end by the candidate or the desk, or because nobody answered, is no answer; the
    organisation is then no longer waited for either.
    """
    asked_on: date | None = None
    for place, (state, on) in enumerate(walked.steps, start=1):
        if state == State.CONTACTED:
            asked_on = asked_on or on
        elif asked_on:
            if state in ANSWERS or (place == len(walked.steps) and _refused(walked)):
                yield Asked(asked_on, max(asked_on, on))
            asked_on = None
    if asked_on:
        yield Asked(asked_on)


def answering(asked: Iterable[Asked], *, today: date) -> Answering:
    """Reckon the middle of the last ten answers, and who waits for more than a week."""
    every = list(asked)
    answers = sorted((one.answered_on, one.asked_on) for one in every if one.answered_on)[-LAST:]
    days = [(answered_on - asked_on).days for answered_on, asked_on in answers]
    unanswered = [one.asked_on for one in every if one.answered_on is None]
    return Answering(
        answered=len(days),
        median_days=median(days) if days else None,
        waiting=sum(today - asked_on > PATIENCE for asked_on in unanswered),
    )


def is_full(open_now: int, cap: int | None) -> bool:
    """Tell whether as many people are on their way to a vacancy as its organisation takes."""
    return cap is not None and open_now >= cap


def _refused(walked: Walked) -> bool:
    return walked.side == Side.ORGANISATION and walked.reason != EndReason.NO_ANSWER
