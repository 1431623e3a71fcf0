"""Who of the pool is to be asked whether they stay, or takes a pause after silence."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, or_
from sqlalchemy.orm import joinedload

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.pool.models import PoolMembership
from vrijwilligers.pool.queries.members import members
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.pool.rules.still import ANSWERS_WITHIN, EVERY, MOST_ASKED
from vrijwilligers.vocabulary.clock import day_of, months_after

IS_MAILED = and_(PoolMembership.channel == PoolChannel.MAIL, Candidate.email.is_not(None))


def by_themselves(at: datetime) -> Sequence[int]:
    """Return the numbers of who is asked by mail now, or takes a pause now; the oldest first."""
    is_silent = and_(PoolMembership.still_asked >= MOST_ASKED, _answers_are_over(at))
    theirs = _due(at).where(or_(IS_MAILED, is_silent))
    return db.session.scalars(theirs.with_only_columns(PoolMembership.id)).all()


def by_hand(at: datetime) -> Sequence[PoolMembership]:
    """Return who has to be phoned or texted to ask it, with who they are; the oldest first."""
    is_to_ask = PoolMembership.still_asked < MOST_ASKED
    person = joinedload(PoolMembership.candidate, innerjoin=True)
    theirs = _due(at).where(~IS_MAILED, is_to_ask).options(person)
    return db.session.scalars(theirs).all()


def hold(membership_id: int) -> PoolMembership | None:
    """Return somebody of the pool, and let nobody else change it; ``None`` who left meanwhile."""
    theirs = members().where(PoolMembership.id == membership_id)
    held = theirs.with_for_update(of=PoolMembership).execution_options(populate_existing=True)
    return db.session.scalar(held)


def _due(at: datetime) -> Select[PoolMembership]:
    today = day_of(at)
    waits = or_(PoolMembership.asked_still_at.is_(None), _answers_are_over(at))
    is_there = or_(PoolMembership.paused_until.is_(None), PoolMembership.paused_until <= today)
    theirs = members().where(PoolMembership.sure_on <= _a_year_before(today), is_there, waits)
    return theirs.order_by(PoolMembership.sure_on, PoolMembership.id)


def _a_year_before(today: date) -> date:
    """Return the last day that is so long ago that somebody is asked again."""
    day = months_after(today, -EVERY)
    while months_after(day + timedelta(days=1), EVERY) <= today:
        day += timedelta(days=1)
    return day


def _answers_are_over(at: datetime) -> ColumnElement[bool]:
    return PoolMembership.asked_still_at <= at - ANSWERS_WITHIN
