"""How far an introduction has come, and how it ended, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.models import Introduction, IntroductionStep
from vrijwilligers.matching.rules.states import (
    OVER,
    PLACED,
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
)
from vrijwilligers.matching.wording.appointments import say_appointment
from vrijwilligers.matching.wording.cards import VacancyCard, vacancy_card
from vrijwilligers.matching.wording.outcomes import HOLDER_WORDS
from vrijwilligers.vocabulary.languages import say_clock

STATE_WORDS = {
    IntroductionState.PROPOSED: _l("proposed"),
    IntroductionState.CONTACTED: _l("organisation contacted"),
    IntroductionState.TALKED: _l("they talked"),
    IntroductionState.APPOINTMENT: _l("appointment made"),
    IntroductionState.STARTED: _l("started"),
    IntroductionState.COMPLETED: _l("short assignment done"),
    IntroductionState.STAYED: _l("still there after three months"),
    IntroductionState.STOPPED: _l("stopped"),
    IntroductionState.ENDED: _l("ended before the start"),
}
SIDE_WORDS = {
    EndedBy.CANDIDATE: _l("The candidate"),
    EndedBy.ORGANISATION: _l("The organisation"),
    EndedBy.DESK: _l("We, at the desk"),
}
REASON_WORDS = {
    IntroductionEndReason.NO_ANSWER: _l("No answer"),
    IntroductionEndReason.FOUND_ELSEWHERE: _l("Found something elsewhere"),
    IntroductionEndReason.NO_TIME: _l("No time"),
    IntroductionEndReason.TOO_FAR: _l("Too far"),
    IntroductionEndReason.LANGUAGE: _l("The language"),
    IntroductionEndReason.NOT_A_FIT: _l("It did not fit"),
    IntroductionEndReason.ALREADY_FILLED: _l("The place was taken"),
    IntroductionEndReason.NO_LONGER_WANTED: _l("Not wanted any more"),
    IntroductionEndReason.OTHER: _l("Something else"),
}


@dataclass(frozen=True, kw_only=True)
class IntroductionRow:
    """An introduction in a list; ``end`` says who ended it and why, or is empty.

    ``appointment`` says when somebody is expected, while they are.
    """

    id: int
    vacancy: VacancyCard
    state: str
    tag: str
    end: str
    appointment: str
    last_on: date
    is_over: bool


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """A step on the time line; ``by`` is empty when nobody is known."""

    on: date
    state: str
    by: str
    note: str


def introduction_row(introduction: Introduction) -> IntroductionRow:
    """Put one introduction into words."""
    return IntroductionRow(
        id=introduction.id,
        vacancy=vacancy_card(introduction.vacancy),
        state=say_state(introduction.state),
        tag=tag_of(introduction.state),
        end=say_end(introduction),
        appointment=say_appointment(introduction),
        last_on=introduction.steps[-1].happened_on,
        is_over=introduction.state in OVER,
    )


def step_lines(steps: Iterable[IntroductionStep]) -> list[StepLine]:
    """Put steps into words, in their order."""
    return [
        StepLine(
            on=step.happened_on,
            state=_say_step(step),
            by=say_by(step),
            note=step.note or "",
        )
        for step in steps
    ]


def say_by(step: IntroductionStep) -> str:
    """Say who of us took a step, or through whose link it was taken; empty when nobody knows."""
    if step.link_holder:
        return str(HOLDER_WORDS[step.link_holder])
    return step.staff_member.name if step.staff_member else ""


def _say_step(step: IntroductionStep) -> str:
    """Say a step; of the appointment that stands, at what hour it is."""
    made = step.introduction.appointment
    is_it = made and step.state == IntroductionState.APPOINTMENT and made.on == step.happened_on
    if not made or not is_it or made.begins_at is None:
        return say_state(step.state)
    hour = say_clock(made.begins_at)
    return _("%(state)s, %(hour)s", state=say_state(step.state), hour=hour)


def say_state(state: IntroductionState) -> str:
    """Say how far an introduction has come."""
    return str(STATE_WORDS[state])


def tag_of(state: IntroductionState) -> str:
    """Return the colour of the tag that goes with the word."""
    if state in PLACED or state == IntroductionState.STARTED:
        return "good"
    return "" if state in OVER else "due"


def say_end(introduction: Introduction) -> str:
    """Say who ended an introduction and why; empty while it runs or when it went well."""
    if introduction.end_side is None or introduction.end_reason is None:
        return ""
    side, reason = SIDE_WORDS[introduction.end_side], REASON_WORDS[introduction.end_reason]
    return _("%(side)s: %(reason)s", side=side, reason=reason)
