"""What has to be done, for whom and on which day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    case,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import joinedload

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries import hold_whose
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.rules.callees import ASKED_OF_BOTH
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies.models import Vacancy

LONG_LATE = timedelta(days=7)
TO_VACANCY = joinedload(FollowUp.introduction).joinedload(Introduction.vacancy)
COMPLETE = (
    joinedload(FollowUp.candidate),
    joinedload(FollowUp.introduction).joinedload(Introduction.candidate),
    joinedload(FollowUp.introduction).joinedload(Introduction.appointment),
    TO_VACANCY.joinedload(Vacancy.organisation).joinedload(Organisation.addresses),
    joinedload(FollowUp.for_staff).lazyload(StaffMember.roles),
    joinedload(FollowUp.made_by).lazyload(StaffMember.roles),
    joinedload(FollowUp.asked_by).lazyload(StaffMember.roles),
)
TITLES = TO_VACANCY.selectinload(Vacancy.texts)


def get_follow_up(follow_up_id: int) -> FollowUp:
    """Return one follow-up, done or not, or raise ``NoResultFound``."""
    return db.session.scalars(_active().where(FollowUp.id == follow_up_id)).unique().one()


def hold_follow_up(follow_up_id: int) -> FollowUp:
    """Return one follow-up as ``get_follow_up`` does, and let nobody else change it meanwhile.

    The row of its candidate is held first, as by whoever takes the introduction further.
    """
    about = select(_whose()).outerjoin(FollowUp.introduction).where(FollowUp.id == follow_up_id)
    hold_whose(about)
    wanted = _active().where(FollowUp.id == follow_up_id)
    return db.session.scalars(wanted.with_for_update(of=FollowUp)).unique().one()


def due(today: date, reader: StaffMember, *, limit: int) -> Sequence[FollowUp]:
    """Return what is due, that of the reader first: what a colleague asked of them, then the rest.

    Then comes what is for whoever is at the desk, then what is for others. What is late for weeks
    does not hide what is due now.
    """
    long_late = case((FollowUp.due_on < today - LONG_LATE, 1), else_=0)
    in_order = _whose_turn(reader), long_late, FollowUp.due_on, FollowUp.id
    wanted = due_follow_ups(today).order_by(None).order_by(*in_order)
    return db.session.scalars(wanted.limit(limit)).unique().all()


def due_follow_ups(today: date) -> Select[FollowUp]:
    """Return a query for all that is due, the oldest day first."""
    return open_follow_ups().where(FollowUp.due_on <= today)


def open_follow_ups(*, reader: StaffMember | None = None) -> Select[FollowUp]:
    """Return a query for the list of all that is still to be done, the oldest day first.

    With a ``reader`` only what is for them, for a role of theirs or for whoever is at the desk.
    """
    query = _active().where(FollowUp.done_at.is_(None))
    if reader is not None:
        query = query.where(or_(_is_for(reader), _is_for_anybody()))
    return query.order_by(FollowUp.due_on, FollowUp.id)


def due_about(introduction: Introduction, today: date) -> Sequence[FollowUp]:
    """Return what is due about one introduction, held, so that nobody else does it meanwhile.

    What was handed over waits for the answer of whoever was asked.
    """
    theirs = select(FollowUp).where(
        FollowUp.introduction_id == introduction.id,
        FollowUp.asked_by_id.is_(None),
        FollowUp.done_at.is_(None),
        FollowUp.due_on <= today,
    )
    return db.session.scalars(theirs.order_by(FollowUp.id).with_for_update()).all()


def answered_with(follow_up: FollowUp, introduction: Introduction, today: date) -> list[FollowUp]:
    """Return what an outcome answers beside its own follow-up: what is due about the same.

    Where they said it themselves, through a link, nobody calls for it later either.
    """
    due = [one for one in due_about(introduction, today) if one is not follow_up]
    return [*due, *_planned_about(introduction, today)] if follow_up.link_holder else due


def _planned_about(introduction: Introduction, today: date) -> Sequence[FollowUp]:
    """Return what the house planned to ask later about one introduction, held likewise.

    What somebody wrote down themselves stays: it may be about something else.
    """
    later = select(FollowUp).where(
        FollowUp.introduction_id == introduction.id,
        FollowUp.asked_by_id.is_(None),
        FollowUp.done_at.is_(None),
        FollowUp.due_on > today,
        FollowUp.task.in_(ASKED_OF_BOTH),
    )
    return db.session.scalars(later.order_by(FollowUp.id).with_for_update()).all()


def people_in(follow_ups: Iterable[FollowUp]) -> int:
    """Return how many people are named in what is to be done."""
    abouts = {
        (one.introduction.candidate_id if one.introduction else None) or one.candidate_id
        for one in follow_ups
    }
    return len(abouts - {None})


def follow_ups_of(candidate: Candidate) -> Sequence[FollowUp]:
    """Return what is still to be done for one person, the oldest day first.

    The page that shows it loads the titles of all their vacancies besides.
    """
    theirs = _standing().where(
        FollowUp.id.in_(_about(candidate)), _whose() == candidate.id, FollowUp.done_at.is_(None)
    )
    theirs = theirs.order_by(FollowUp.due_on, FollowUp.id)
    return db.session.scalars(theirs).unique().all()


def _about(candidate: Candidate) -> CompoundSelect[int]:
    """Ask for the keys of all follow-ups that may be of one person: each half by an index."""
    of_person = select(FollowUp.id).where(FollowUp.candidate_id == candidate.id)
    theirs = select(Introduction.id).where(Introduction.candidate_id == candidate.id)
    of_introductions = select(FollowUp.id).where(FollowUp.introduction_id.in_(theirs))
    return union_all(of_person, of_introductions)


def _whose_turn(reader: StaffMember) -> ColumnElement[int]:
    """Return who sees it first: the lower, the sooner."""
    is_asked = and_(FollowUp.asked_by_id.is_not(None), FollowUp.asked_by_id != reader.id)
    mine = _is_for(reader)
    return case((and_(mine, is_asked), 0), (mine, 1), (_is_for_anybody(), 2), else_=3)


def _is_for(reader: StaffMember) -> ColumnElement[bool]:
    return or_(FollowUp.for_staff_id == reader.id, FollowUp.for_role.in_(reader.role_names))


def _is_for_anybody() -> ColumnElement[bool]:
    return and_(FollowUp.for_staff_id.is_(None), FollowUp.for_role.is_(None))


def _active() -> Select[FollowUp]:
    return _standing().options(TITLES)


def _standing() -> Select[FollowUp]:
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
