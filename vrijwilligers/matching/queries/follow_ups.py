"""What has to be done, for whom and on which day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.vacancies.models import Vacancy

AHEAD = timedelta(days=7)
TO_VACANCY = joinedload(FollowUp.introduction).joinedload(Introduction.vacancy)
COMPLETE = (
    joinedload(FollowUp.candidate),
    joinedload(FollowUp.introduction).joinedload(Introduction.candidate),
    TO_VACANCY.joinedload(Vacancy.organisation),
    TO_VACANCY.selectinload(Vacancy.texts),
    joinedload(FollowUp.for_staff).lazyload(StaffMember.roles),
    joinedload(FollowUp.made_by).lazyload(StaffMember.roles),
)


def get_follow_up(follow_up_id: int) -> FollowUp:
    """Return one follow-up, done or not, or raise ``NoResultFound``."""
    return db.session.scalars(_active().where(FollowUp.id == follow_up_id)).one()


def hold_follow_up(follow_up_id: int) -> FollowUp:
    """Return one follow-up as ``get_follow_up`` does, and let nobody else change it meanwhile."""
    wanted = _active().where(FollowUp.id == follow_up_id)
    return db.session.scalars(wanted.with_for_update(of=FollowUp)).one()


def due(today: date, *, staff_id: int | None = None, limit: int = 50) -> Sequence[FollowUp]:
    """Return what is to be done up to a week ahead: overdue first, then today, then later.

    With ``staff_id`` only what is for this colleague or for whoever is at the desk.
    """
    soon = open_follow_ups(staff_id=staff_id).where(FollowUp.due_on <= today + AHEAD)
    return db.session.scalars(soon.limit(limit)).all()


def open_follow_ups(*, staff_id: int | None = None) -> Select[FollowUp]:
    """Return a query for the list of all that is still to be done, the oldest day first."""
    query = _active().where(FollowUp.done_at.is_(None))
    if staff_id is not None:
        query = query.where(or_(FollowUp.for_staff_id == staff_id, FollowUp.for_staff_id.is_(None)))
    return query.order_by(FollowUp.due_on, FollowUp.id)


def people_in(follow_ups: Iterable[FollowUp]) -> int:
    """Return how many people are named in what is to be done."""
    abouts = {
        (one.introduction.candidate_id if one.introduction else None) or one.candidate_id
        for one in follow_ups
    }
    return len(abouts - {None})


def follow_ups_of(candidate: Candidate) -> Sequence[FollowUp]:
    """Return what is still to be done for one person, the oldest day first."""
    theirs = open_follow_ups().where(_whose() == candidate.id)
    return db.session.scalars(theirs).all()


def _active() -> Select[FollowUp]:
    """Leave out whoever withdrew consent; some follow-ups are about nobody."""
    return (
        select(FollowUp)
        .outerjoin(FollowUp.introduction)
        .outerjoin(Candidate, Candidate.id == _whose())
        .where(or_(_whose().is_(None), Candidate.is_in_use))
        .options(*COMPLETE)
    )


def _whose() -> ColumnElement[int | None]:
    return func.coalesce(FollowUp.candidate_id, Introduction.candidate_id)
