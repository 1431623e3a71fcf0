"""What is forgotten most easily: each basket is one question, in the order of its index.

What has a follow-up ahead is not forgotten; of whom nobody is reminded for a while is left out.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp, Introduction, ReminderPause
from vrijwilligers.matching.queries.follow_ups import due_follow_ups
from vrijwilligers.matching.rules.inbox import (
    ELSEWHERE,
    STATES,
    Basket,
    earliest,
    latest,
)
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.listing import PAGE_SIZE, Listing, count_of, counts_of
from vrijwilligers.vacancies.models import Vacancy

MOST = 500  # more is told as *more than*: nobody leafs further
TO_VACANCY = joinedload(Introduction.vacancy)
COMPLETE = (
    joinedload(Introduction.candidate),
    joinedload(Introduction.appointment),
    TO_VACANCY.joinedload(Vacancy.organisation).joinedload(Organisation.addresses),
    TO_VACANCY.selectinload(Vacancy.texts),
)
About = Introduction | Candidate


def basket(which: Basket, today: date) -> Select[Introduction] | Select[Candidate]:
    """Return a query for what stands in a basket, what waits longest first."""
    if which == Basket.NO_STEP:
        return _without_a_step(today)
    waits = (
        select(Introduction)
        .join(Introduction.candidate)
        .where(
            Introduction.state == STATES[which],
            Introduction.since_on <= latest(which, today),
            Candidate.is_in_use,
            ~_planned(FollowUp.introduction_id == Introduction.id, FollowUp.due_on > today),
            ~_paused(today, or_(_of_person(), ReminderPause.introduction_id == Introduction.id)),
        )
        .options(*COMPLETE)
    )
    return waits.order_by(Introduction.since_on, Introduction.id)


def counts(today: date) -> dict[Basket, int]:
    """Return how much stands in each basket, up to ``MOST``, in one statement."""
    amounts = counts_of([_keys(which, today) for which in Basket])
    return dict(zip(Basket, amounts, strict=True))


def due_on(today: date) -> Select[int]:
    """Ask for the follow-ups that are due, by their keys."""
    due = due_follow_ups(today).order_by(None)
    return due.with_only_columns(FollowUp.id, maintain_column_froms=True)


def unanswered_on(today: date) -> Select[int]:
    """Ask for the introductions that stand without an answer, by their keys, up to ``MOST``."""
    return _keys(Basket.NO_ANSWER, today)


def page_of(which: Basket, today: date, *, number: int) -> Listing:
    """Return one page of a basket."""
    query = basket(which, today)
    total = count_of(query.limit(MOST))
    number = min(max(1, number), max(1, -(-total // PAGE_SIZE)))
    shown = query.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)
    return Listing(items=db.session.scalars(shown).unique().all(), number=number, total=total)


def stands_in(which: Basket, about: About, today: date) -> bool:
    """Tell whether an introduction or somebody stands in a basket now."""
    kind = type(about)
    wanted = basket(which, today).where(kind.id == about.id)
    return db.session.scalars(wanted).unique().first() is not None


def last_follow_ups(about: Sequence[About]) -> dict[int, int]:
    """Return by introduction or person the number of the last follow-up: a new one is noticed."""
    if not about:
        return {}
    key = _key(about[0])
    wanted = select(key, func.max(FollowUp.id)).where(key.in_([one.id for one in about]))
    rows = db.session.execute(wanted.group_by(key))
    return {about_id: last for about_id, last in rows if about_id}


def last_outcome(about: About) -> FollowUp | None:
    """Return the last follow-up that was done about an introduction or somebody."""
    done = select(FollowUp).where(_key(about) == about.id, FollowUp.done_at.is_not(None))
    return db.session.scalars(done.order_by(FollowUp.done_at.desc(), FollowUp.id.desc())).first()


def pause_of(candidate_id: int, introduction_id: int | None) -> ReminderPause | None:
    """Return until when nobody is reminded of somebody, or of one introduction of theirs."""
    same = (
        ReminderPause.introduction_id == introduction_id
        if introduction_id
        else ReminderPause.introduction_id.is_(None)
    )
    wanted = select(ReminderPause).where(ReminderPause.candidate_id == candidate_id, same)
    return db.session.scalars(wanted.order_by(ReminderPause.id)).first()


def _without_a_step(today: date) -> Select[Candidate]:
    has_one = select(Introduction.id).where(
        Introduction.candidate_id == Candidate.id,
        or_(
            Introduction.state.in_(ELSEWHERE),
            Introduction.since_on > latest(Basket.NO_STEP, today),
        ),
    )
    waits = select(Candidate).where(
        Candidate.last_contact_on.between(earliest(today), latest(Basket.NO_STEP, today)),
        Candidate.is_in_use,
        ~has_one.exists(),
        ~_planned(FollowUp.candidate_id == Candidate.id),
        ~_paused(today, ReminderPause.introduction_id.is_(None)),
    )
    return waits.order_by(Candidate.last_contact_on, Candidate.id)


def _planned(*about: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(FollowUp.id).where(FollowUp.done_at.is_(None), *about).exists()


def _paused(today: date, *about: ColumnElement[bool]) -> ColumnElement[bool]:
    theirs = ReminderPause.candidate_id == Candidate.id
    paused = select(ReminderPause.id).where(theirs, ReminderPause.until > today, *about)
    return paused.exists()


def _of_person() -> ColumnElement[bool]:
    return ReminderPause.introduction_id.is_(None)


def _keys(which: Basket, today: date) -> Select[int]:
    some = basket(which, today).order_by(None).limit(MOST)
    key = Candidate.id if which == Basket.NO_STEP else Introduction.id
    return some.with_only_columns(key, maintain_column_froms=True)


def _key(about: About) -> InstrumentedAttribute[int | None]:
    is_introduction = isinstance(about, Introduction)
    return FollowUp.introduction_id if is_introduction else FollowUp.candidate_id
