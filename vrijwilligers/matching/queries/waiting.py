"""Who waits until something comes, and what came for them.

Nobody is in an answer whose fiche may not be used or who took back that we may come to them.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import UNDO_WITHIN, ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction, SetAside, VacancyArrival, VacancyWait
from vrijwilligers.organisations.queries.lists import is_paused
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import is_open

WISHES = (Candidate.talents, Candidate.categories, Candidate.languages)


@dataclass(frozen=True)
class WhoToTell:
    """Somebody for whom something came, with what came, the first first."""

    candidate: Candidate
    arrivals: Sequence[VacancyArrival]


def wait_of(candidate: Candidate) -> VacancyWait | None:
    """Return since when and why somebody waits, as long as they agree."""
    return db.session.scalar(waits().where(VacancyWait.candidate_id == candidate.id))


def waits() -> Select[VacancyWait]:
    """Ask for everybody who waits and may be told."""
    return select(VacancyWait).join(VacancyWait.candidate).where(may_be_told())


def ended_waits(at: datetime) -> Select[int]:
    """Ask who waited and took back that we may come to them, so long ago that it stays so."""
    stands = or_(Consent.withdrawn_at.is_(None), Consent.withdrawn_at > at - UNDO_WITHIN)
    may_stay = select(Consent.candidate_id).where(
        Consent.purpose == ConsentPurpose.APPROACHED, stands
    )
    return select(VacancyWait.candidate_id).where(VacancyWait.candidate_id.not_in(may_stay))


def days_looked() -> Sequence[date]:
    """Return the days until which was looked for those who wait, the longest ago first."""
    looked = waits().with_only_columns(VacancyWait.looked_on).distinct()
    return db.session.scalars(looked.order_by(VacancyWait.looked_on)).all()


def looked_before(day: date, *, after: int, limit: int) -> Sequence[VacancyWait]:
    """Return who waits and was looked for on a day, with what they wish, in order of their key."""
    wished = [selectinload(VacancyWait.candidate).selectinload(one) for one in WISHES]
    theirs = waits().where(VacancyWait.looked_on == day, VacancyWait.candidate_id > after)
    in_order = theirs.order_by(VacancyWait.candidate_id).limit(limit)
    return db.session.scalars(in_order.options(*wished)).all()


def known_to(candidate_ids: Collection[int]) -> dict[int, set[int]]:
    """Return the vacancies of which each of these people heard already, by their number."""
    known: dict[int, set[int]] = {key: set() for key in candidate_ids}
    for model in (VacancyArrival, Introduction, SetAside):
        pairs = select(model.candidate_id, model.vacancy_id)
        for candidate_id, vacancy_id in db.session.execute(
            pairs.where(model.candidate_id.in_(candidate_ids))
        ):
            known[candidate_id].add(vacancy_id)
    return known


def hold_offered(vacancy_ids: Collection[int]) -> set[int]:
    """Return which of these vacancies are still there, and let nobody delete them meanwhile."""
    there = select(Vacancy.id).where(Vacancy.id.in_(vacancy_ids)).order_by(Vacancy.id)
    return {*db.session.scalars(there.with_for_update(read=True, key_share=True))}


def untold(candidate_ids: Collection[int], today: date) -> dict[int, int]:
    """Return how much came for each of these people that nobody told them yet."""
    theirs = and_(VacancyArrival.candidate_id.in_(candidate_ids), _is_untold(today))
    counted = select(VacancyArrival.candidate_id, func.count()).where(theirs)
    amounts = db.session.execute(counted.group_by(VacancyArrival.candidate_id))
    return dict.fromkeys(candidate_ids, 0) | dict(iter(amounts))


def who_to_tell(today: date) -> Select[Candidate]:
    """Ask for everybody for whom something came, who waits longest for a call first."""
    first = func.min(VacancyArrival.came_on)
    came = (
        select(VacancyArrival.candidate_id, first.label("came_on"))
        .where(_is_untold(today))
        .group_by(VacancyArrival.candidate_id)
        .subquery()
    )
    told = select(Candidate).join(came, came.c.candidate_id == Candidate.id)
    waiting = told.join(VacancyWait, VacancyWait.candidate_id == Candidate.id)
    return waiting.where(may_be_told()).order_by(came.c.came_on, Candidate.id)


def first_to_tell(today: date, *, limit: int) -> list[WhoToTell]:
    """Return the first of those for whom something came, with what."""
    return with_arrivals(db.session.scalars(who_to_tell(today).limit(limit)), today)


def with_arrivals(candidates: Iterable[Candidate], today: date) -> list[WhoToTell]:
    """Return with each of these people what came for them and was not told."""
    people = list(candidates)
    if not people:
        return []
    untold = select(VacancyArrival).where(
        VacancyArrival.candidate_id.in_([one.id for one in people]), _is_untold(today)
    )
    in_order = untold.order_by(VacancyArrival.came_on, VacancyArrival.vacancy_id)
    vacancy = joinedload(VacancyArrival.vacancy)
    named = (vacancy.joinedload(Vacancy.organisation), vacancy.joinedload(Vacancy.texts))
    found = db.session.scalars(in_order.options(*named)).unique().all()
    return [
        WhoToTell(one, [came for came in found if came.candidate_id == one.id]) for one in people
    ]


def hold_arrivals(candidate_id: int, vacancy_ids: Collection[int]) -> Sequence[VacancyArrival]:
    """Return what of these came for somebody and has no answer, and let nobody else change it."""
    untold = select(VacancyArrival).where(
        VacancyArrival.candidate_id == candidate_id,
        VacancyArrival.vacancy_id.in_(vacancy_ids),
        VacancyArrival.answer.is_(None),
    )
    return db.session.scalars(untold.with_for_update()).all()


def may_be_told() -> ColumnElement[bool]:
    """Say of a candidate that their fiche is in use and that we may come to them."""
    return and_(Candidate.is_in_use, _agrees())


def _agrees() -> ColumnElement[bool]:
    """Say of a candidate that we may come to them with a vacancy."""
    return Candidate.consents.any(
        and_(Consent.purpose == ConsentPurpose.APPROACHED, Consent.withdrawn_at.is_(None))
    )


def _is_untold(today: date) -> ColumnElement[bool]:
    """Say of what came that nobody told it, it can still be done and they are not there yet."""
    there = select(Introduction.id).where(
        Introduction.candidate_id == VacancyArrival.candidate_id,
        Introduction.vacancy_id == VacancyArrival.vacancy_id,
    )
    can_be_done = and_(is_open(today), ~Vacancy.organisation.has(is_paused(today)))
    return and_(
        VacancyArrival.answer.is_(None),
        VacancyArrival.vacancy.has(can_be_done),
        ~there.exists(),
    )
