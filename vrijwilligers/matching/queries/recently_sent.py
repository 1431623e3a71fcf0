"""Whom an organisation got from us lately, and who was there before."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.recently_sent import LATELY, is_many
from vrijwilligers.matching.rules.states import OVER, IntroductionState
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import start_of


def sent_lately(organisation_ids: Iterable[int], *, today: date) -> dict[int, int]:
    """Return how many people these organisations got from us lately, where that is many."""
    counted = (
        select(Vacancy.organisation_id, func.count(func.distinct(Introduction.candidate_id)))
        .join(Introduction, Introduction.vacancy_id == Vacancy.id)
        .join(Candidate, Introduction.candidate_id == Candidate.id)
        .where(
            Vacancy.organisation_id.in_(list(organisation_ids)),
            Introduction.created_at >= start_of(today - LATELY),
            Candidate.is_in_use,
        )
        .group_by(Vacancy.organisation_id)
    )
    return {key: number for key, number in db.session.execute(counted) if is_many(number)}


def last_introductions_at(
    candidate: Candidate, organisation_ids: Iterable[int]
) -> dict[int, Introduction]:
    """Return where somebody was introduced before: the last time, by organisation."""
    wanted = (
        select(Introduction)
        .join(Introduction.vacancy)
        .where(
            Introduction.candidate_id == candidate.id,
            Vacancy.organisation_id.in_(list(organisation_ids)),
        )
        .options(joinedload(Introduction.vacancy))
    )
    every = db.session.scalars(wanted.order_by(Introduction.id)).all()
    return {one.vacancy.organisation_id: one for one in every}


def running_elsewhere(introduction: Introduction) -> Sequence[Introduction]:
    """Return the other introductions of the same person that are not over, in their order."""
    to_vacancy = joinedload(Introduction.vacancy)
    others = select(Introduction).where(
        Introduction.candidate_id == introduction.candidate_id,
        Introduction.id != introduction.id,
        Introduction.state.not_in(OVER),
    )
    loaded = others.options(
        to_vacancy.joinedload(Vacancy.organisation), joinedload(Introduction.disclosure)
    )
    return db.session.scalars(loaded.order_by(Introduction.id)).all()


def others_of(introduction: Introduction) -> Sequence[Introduction]:
    """Return what else still runs of somebody who started here: it may be closed."""
    is_started = introduction.state == IntroductionState.STARTED
    return running_elsewhere(introduction) if is_started else ()
