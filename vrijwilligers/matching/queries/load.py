"""How much an organisation has on its plate, how fast it answers, whom it can take.

Introductions count until the start: then the organisation has somebody. Those of whoever withdrew
consent for the fiche do not count (P-04).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ScalarSelect, Select, String, cast, func, select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction, IntroductionStep
from vrijwilligers.matching.rules.answers import (
    BEFORE_START,
    IntroductionCourse,
    Limit,
    ResponseRecord,
    answering,
    asked_in,
    is_full,
)
from vrijwilligers.matching.rules.fairness import LOOKED_BACK, loads
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.terms import is_paused
from vrijwilligers.vacancies.models import Vacancy

Ended = tuple[EndedBy | None, IntroductionEndReason | None]


def open_at(vacancy_ids: Iterable[int]) -> dict[int, int]:
    """Return how many introductions are open at each of these vacancies; none is left out."""
    counted = _open().add_columns(Introduction.vacancy_id, func.count().label("open_now"))
    asked = counted.where(Introduction.vacancy_id.in_(list(vacancy_ids)))
    rows = db.session.execute(asked.group_by(Introduction.vacancy_id))
    return {row.vacancy_id: row.open_now for row in rows}


def open_with(organisation_ids: Iterable[int]) -> dict[int, int]:
    """Return how many introductions are open with each organisation; none is left out."""
    counted = _open().add_columns(Vacancy.organisation_id, func.count().label("open_now"))
    asked = counted.join(Introduction.vacancy).where(
        Vacancy.organisation_id.in_(list(organisation_ids))
    )
    rows = db.session.execute(asked.group_by(Vacancy.organisation_id))
    return {row.organisation_id: row.open_now for row in rows}


def answering_of(organisation_id: int, *, today: date) -> ResponseRecord:
    """Return how fast an organisation answered lately, and how many wait for it."""
    walked = _walked(organisation_id)
    return answering((asked for one in walked for asked in asked_in(one)), today=today)


def recent_loads(today: date) -> dict[int, float]:
    """Return by organisation how many people it was sent lately, 0 to 1: of nobody it is left out.

    Who withdrew consent counts no more; one statement.
    """
    how_many = func.count().label("how_many")
    sent = (
        select(Vacancy.organisation_id, IntroductionStep.happened_on, how_many)
        .join(IntroductionStep.introduction)
        .join(Introduction.vacancy)
        .join(Introduction.candidate)
        .where(
            IntroductionStep.state == IntroductionState.PROPOSED,
            IntroductionStep.happened_on > today - LOOKED_BACK,
            Candidate.is_in_use,
        )
        .group_by(Vacancy.organisation_id, IntroductionStep.happened_on)
    )
    rows = db.session.execute(sent)
    return loads(
        ((row.organisation_id, row.happened_on, row.how_many) for row in rows), today=today
    )


def limits_of(vacancies: Sequence[Vacancy], *, today: date) -> list[tuple[Vacancy, Limit]]:
    """Return to which of these vacancies nobody new can be introduced, and why."""
    open_now = open_at(vacancy.id for vacancy in vacancies)
    found = ((vacancy, _limit(vacancy, open_now, today)) for vacancy in vacancies)
    return [(vacancy, limit) for vacancy, limit in found if limit]


def _limit(vacancy: Vacancy, open_now: dict[int, int], today: date) -> Limit | None:
    organisation = vacancy.organisation
    if is_paused(organisation.paused_until, today):
        return Limit.PAUSE
    full = is_full(open_now.get(vacancy.id, 0), organisation.cap_per_vacancy)
    return Limit.CAP if full else None


def numbers_of_full() -> ScalarSelect[str]:
    """Name the vacancies to which as many are on their way as their organisation takes at once."""
    full = (
        _open()
        .add_columns(Introduction.vacancy_id)
        .join(Introduction.vacancy)
        .join(Vacancy.organisation)
        .where(Organisation.cap_per_vacancy.is_not(None))
        .group_by(Introduction.vacancy_id)
        .having(func.count() >= func.max(Organisation.cap_per_vacancy))
        .subquery()
    )
    return select(func.aggregate_strings(cast(full.c.vacancy_id, String), ",")).scalar_subquery()


def _open() -> Select[()]:
    return (
        select()
        .select_from(Introduction)
        .join(Introduction.candidate)
        .where(Candidate.is_in_use, Introduction.state.in_(BEFORE_START))
    )


def _walked(organisation_id: int) -> list[IntroductionCourse]:
    ends: dict[int, Ended] = {}
    steps: dict[int, list[tuple[IntroductionState, date]]] = defaultdict(list)
    for key, side, reason, state, on in db.session.execute(_steps_at(organisation_id)):
        ends[key] = (side, reason)
        steps[key].append((state, on))
    return [IntroductionCourse(tuple(steps[key]), *ends[key]) for key in steps]


def _steps_at(
    organisation_id: int,
) -> Select[int, EndedBy | None, IntroductionEndReason | None, IntroductionState, date]:
    columns = select(
        Introduction.id,
        Introduction.end_side,
        Introduction.end_reason,
        IntroductionStep.state,
        IntroductionStep.happened_on,
    )
    return (
        columns.join(Introduction.steps)
        .join(Introduction.candidate)
        .join(Introduction.vacancy)
        .where(Vacancy.organisation_id == organisation_id, Candidate.is_in_use)
        .order_by(IntroductionStep.id)
    )
