"""What a step of an introduction counts besides: where it came from, how long it took."""

from datetime import date
from typing import Any

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction, IntroductionStep
from vrijwilligers.matching.rules.answers import AnswerTime, IntroductionCourse, asked_in
from vrijwilligers.matching.rules.counted import band_of_days
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import day_of


def step_dimensions(introduction: Introduction, day: date) -> dict[str, Any]:
    """Return the dimensions of the last step: of a suggestion, days it took, for which project."""
    fit = introduction.fit
    is_suggested = fit is not None and fit.place is not None
    return {
        "place": fit.place if fit and is_suggested else None,
        "weight_set": str(fit.weight_set) if fit and is_suggested else None,
        "days": _days_of(introduction, day),
        "project": introduction.project,
    }


def _days_of(introduction: Introduction, day: date) -> str | None:
    """Return how long a first introduction took since the fiche, and an answer since the call."""
    if introduction.state == IntroductionState.PROPOSED:
        begun = None if _was_introduced(introduction) else introduction.candidate.created_at
        return band_of_days(day_of(begun) if begun else None, day)
    answered, before = (_answers(introduction, steps) for steps in _with_and_without(introduction))
    return band_of_days(answered[-1].asked_on, day) if len(answered) > len(before) else None


def _with_and_without(introduction: Introduction) -> tuple[list[IntroductionStep], ...]:
    return introduction.steps, introduction.steps[:-1]


def _answers(introduction: Introduction, steps: list[IntroductionStep]) -> list[AnswerTime]:
    walked = tuple((step.state, step.happened_on) for step in steps)
    course = IntroductionCourse(walked, introduction.end_side, introduction.end_reason)
    return [one for one in asked_in(course) if one.answered_on]


def _was_introduced(introduction: Introduction) -> bool:
    another = select(Introduction.id).where(
        Introduction.candidate_id == introduction.candidate_id, Introduction.id != introduction.id
    )
    return db.session.scalars(another.limit(1)).first() is not None
