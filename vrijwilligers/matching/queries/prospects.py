"""What to expect of a few vacancies when one more person would come: read in one statement."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, or_, select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction, IntroductionStep
from vrijwilligers.matching.rules.answers import (
    BEFORE_START,
    IntroductionCourse,
    answering,
    asked_in,
)
from vrijwilligers.matching.rules.chances import VacancyProspect
from vrijwilligers.matching.rules.recently_sent import LATELY, is_many
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import start_of

LOOKED_BACK = timedelta(days=365)  # what an organisation did longer ago says little of now
Steps = Sequence[Row[*tuple[Any, ...]]]  # of one introduction, in their order


def prospects(vacancies: Iterable[Vacancy], *, today: date) -> dict[int, VacancyProspect]:
    """Return by number of the vacancy what to expect there."""
    asked = list(vacancies)
    if not asked:
        return {}
    walked = _walked({one.organisation_id for one in asked}, today)
    lately = start_of(today - LATELY)
    return {one.id: _prospect(one, walked[one.organisation_id], lately, today) for one in asked}


def _walked(organisations: Iterable[int], today: date) -> Mapping[int, list[Steps]]:
    """Return by organisation the introductions there, each with its steps."""
    steps: dict[tuple[int, int], list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in db.session.execute(_steps_at(organisations, today)):
        steps[row.organisation_id, row.id].append(row)
    found = defaultdict[int, list[Steps]](list)
    for (organisation, _introduction), theirs in steps.items():
        found[organisation].append(theirs)
    return found


def _steps_at(organisations: Iterable[int], today: date) -> Select[*tuple[Any, ...]]:
    columns = select(
        Vacancy.organisation_id,
        Introduction.id,
        Introduction.vacancy_id,
        Introduction.candidate_id,
        Introduction.created_at,
        Introduction.state.label("now"),
        Introduction.end_side,
        Introduction.end_reason,
        IntroductionStep.state,
        IntroductionStep.happened_on,
    )
    is_of_now = or_(
        Introduction.created_at >= start_of(today - LOOKED_BACK),
        Introduction.state.in_(BEFORE_START),
    )
    return (
        columns.join(Introduction.steps)
        .join(Introduction.candidate)
        .join(Introduction.vacancy)
        .where(Vacancy.organisation_id.in_(organisations), Candidate.is_in_use, is_of_now)
        .order_by(IntroductionStep.id)
    )


def _prospect(
    vacancy: Vacancy, walked: Sequence[Steps], lately: datetime, today: date
) -> VacancyProspect:
    firsts = [steps[0] for steps in walked]
    sent = {one.candidate_id for one in firsts if one.created_at >= lately}
    asked = (one for steps in walked for one in asked_in(_course(steps)))
    return VacancyProspect(
        places=vacancy.places,
        underway=sum(one.vacancy_id == vacancy.id and one.now in BEFORE_START for one in firsts),
        sent_lately=len(sent) if is_many(len(sent)) else 0,
        record=answering(asked, today=today),
    )


def _course(steps: Steps) -> IntroductionCourse:
    last = steps[-1]
    walked = tuple((step.state, step.happened_on) for step in steps)
    return IntroductionCourse(walked, last.end_side, last.end_reason)
