"""Who was introduced where, and how far that has come."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.queries import hold_whose
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import (
    Appointment,
    Disclosure,
    FicheEvent,
    Introduction,
    IntroductionStep,
)
from vrijwilligers.matching.rules.states import OVER, IntroductionState
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import start_of

TO_VACANCY = joinedload(Introduction.vacancy)
STEPS = selectinload(Introduction.steps).joinedload(IntroductionStep.staff_member)
COMPLETE = (
    joinedload(Introduction.candidate),
    TO_VACANCY.joinedload(Vacancy.organisation),
    TO_VACANCY.selectinload(Vacancy.texts),
    STEPS.lazyload(StaffMember.roles),
    selectinload(Introduction.disclosure),
    joinedload(Introduction.appointment),
)


def was_in_touch(candidate: Candidate, day: date) -> bool:
    """Tell whether something else was noted of somebody on a day that may have been contact."""
    begin, end = start_of(day), start_of(day + timedelta(days=1))
    signs = (
        select(Consent.id).where(
            Consent.candidate_id == candidate.id, Consent.given_at.between(begin, end)
        ),
        select(FicheEvent.id).where(
            FicheEvent.candidate_id == candidate.id, FicheEvent.at.between(begin, end)
        ),
        select(IntroductionStep.id)
        .join(IntroductionStep.introduction)
        .where(
            Introduction.candidate_id == candidate.id,
            IntroductionStep.recorded_at.between(begin, end),
        ),
    )
    return bool(db.session.scalar(select(or_(*(sign.exists() for sign in signs)))))


def get_introduction(introduction_id: int) -> Introduction:
    """Return one introduction of somebody whose consent stands, or raise ``NoResultFound``."""
    return db.session.scalars(_active().where(Introduction.id == introduction_id)).one()


def hold_introduction(introduction_id: int) -> Introduction:
    """Return one introduction as ``get_introduction`` does, for who is going to change it.

    The row of its candidate is held first: what is read then stays so until we are done.
    """
    hold_whose(select(Introduction.candidate_id).where(Introduction.id == introduction_id))
    return get_introduction(introduction_id)


def introductions_of(candidate: Candidate) -> Sequence[Introduction]:
    """Return the introductions of one person, the latest first."""
    theirs = _active().where(Introduction.candidate_id == candidate.id)
    return db.session.scalars(theirs.order_by(Introduction.id.desc())).all()


def coming(candidate: Candidate, *, today: date) -> Sequence[Introduction]:
    """Return where somebody is expected from a day on, the first of them first."""
    theirs = (
        _active()
        .join(Introduction.appointment)
        .where(
            Introduction.candidate_id == candidate.id,
            Introduction.state == IntroductionState.APPOINTMENT,
            Appointment.on >= today,
        )
    )
    in_order = theirs.order_by(Appointment.on, Appointment.begins_at, Introduction.id)
    return db.session.scalars(in_order).all()


def introductions_on_fiche(candidate: Candidate) -> Sequence[Introduction]:
    """Return the same for a page that loads their vacancies with all others: one statement."""
    told = joinedload(Introduction.disclosure).joinedload(Disclosure.recall)
    theirs = select(Introduction).where(Introduction.candidate_id == candidate.id)
    with_all = theirs.options(
        joinedload(Introduction.steps), joinedload(Introduction.appointment), told
    )
    return db.session.scalars(with_all.order_by(Introduction.id.desc())).unique().all()


def running_at(candidate: Candidate, vacancy_ids: Iterable[int]) -> set[int]:
    """Return at which of these vacancies this person has an introduction that is not over."""
    running = select(Introduction.vacancy_id).where(
        Introduction.candidate_id == candidate.id,
        Introduction.vacancy_id.in_(list(vacancy_ids)),
        Introduction.state.not_in(OVER),
    )
    return set(db.session.scalars(running))


def running_with(candidate_id: int, vacancy_id: int) -> Introduction | None:
    """Return the introduction of somebody to a vacancy that is not over."""
    theirs = (Introduction.candidate_id == candidate_id, Introduction.vacancy_id == vacancy_id)
    running = select(Introduction).where(*theirs, Introduction.state.not_in(OVER))
    return db.session.scalars(running.options(*COMPLETE)).one_or_none()


def running_at_both(one_id: int, other_id: int) -> Sequence[Candidate]:
    """Return who has an introduction that is not over at each of two vacancies."""
    running = select(Introduction.candidate_id).where(Introduction.state.not_in(OVER))
    at = [running.where(Introduction.vacancy_id == key) for key in (one_id, other_id)]
    both = select(Candidate).where(*(Candidate.id.in_(theirs) for theirs in at))
    return db.session.scalars(both.order_by(Candidate.id)).all()


def _active() -> Select[Introduction]:
    mine = select(Introduction).join(Introduction.candidate).where(Candidate.is_in_use)
    return mine.options(*COMPLETE)
