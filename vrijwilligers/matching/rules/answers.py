"""How fast an organisation answers, and how many people wait for it at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState

LAST = 10  # answers
PATIENCE = timedelta(days=7)
BEFORE_START = (
    IntroductionState.PROPOSED,
    IntroductionState.CONTACTED,
    IntroductionState.TALKED,
    IntroductionState.APPOINTMENT,
)
ANSWERS = frozenset(
    {IntroductionState.TALKED, IntroductionState.APPOINTMENT, IntroductionState.STARTED}
)


class Limit(StrEnum):
    """Why an organisation takes nobody new for a vacancy."""

    PAUSE = "pause"
    CAP = "cap"


class AnswerTime(NamedTuple):
    """A day on which an organisation was asked about somebody, and the day of its answer."""

    asked_on: date
    answered_on: date | None = None


class IntroductionCourse(NamedTuple):
    """An introduction as it went: its steps in their order, and who ended it and why."""

    steps: tuple[tuple[IntroductionState, date], ...]
    side: EndedBy | None = None
    reason: IntroductionEndReason | None = None


@dataclass(frozen=True, kw_only=True)
class ResponseRecord:
    """How fast an organisation answered, and how many still wait for more than a week."""

    answered: int = 0
    median_days: float | None = None
    waiting: int = 0


def asked_in(walked: IntroductionCourse) -> Iterator[AnswerTime]:
    """Tell when an organisation was asked in one introduction, each time with its answer.

    An end by the candidate or the desk, or because nobody answered, is no answer; the
    organisation is then no longer waited for either.
    """
    asked_on: date | None = None
    for place, (state, on) in enumerate(walked.steps, start=1):
        if state == IntroductionState.CONTACTED:
            asked_on = asked_on or on
        elif asked_on:
            if state in ANSWERS or (place == len(walked.steps) and _refused(walked)):
                yield AnswerTime(asked_on, max(asked_on, on))
            asked_on = None
    if asked_on:
        yield AnswerTime(asked_on)


def answering(asked: Iterable[AnswerTime], *, today: date) -> ResponseRecord:
    """Reckon the middle of the last ten answers, and who waits for more than a week."""
    every = list(asked)
    answers = sorted((one.answered_on, one.asked_on) for one in every if one.answered_on)[-LAST:]
    days = [(answered_on - asked_on).days for answered_on, asked_on in answers]
    unanswered = [one.asked_on for one in every if one.answered_on is None]
    return ResponseRecord(
        answered=len(days),
        median_days=median(days) if days else None,
        waiting=sum(today - asked_on > PATIENCE for asked_on in unanswered),
    )


def is_full(open_now: int, cap: int | None) -> bool:
    """Tell whether as many people are on their way to a vacancy as its organisation takes."""
    return cap is not None and open_now >= cap


def _refused(walked: IntroductionCourse) -> bool:
    return walked.side == EndedBy.ORGANISATION and walked.reason != IntroductionEndReason.NO_ANSWER
