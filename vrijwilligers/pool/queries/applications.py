"""Who wants to join the pool by the public page, and is not in it yet."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, func, or_, select

from vrijwilligers.extensions import db
from vrijwilligers.pool.models import PoolApplication
from vrijwilligers.vocabulary.terms import RetentionTerm

KEPT_FOR = RetentionTerm.APPLICATION.default.span


def get(application_id: int) -> PoolApplication:
    """Return what somebody sent, or raise ``NoResultFound``."""
    return db.session.get_one(PoolApplication, application_id)


def hold(application_id: int) -> PoolApplication:
    """Return the same, and let nobody else confirm or remove it meanwhile."""
    return db.session.get_one(
        PoolApplication, application_id, with_for_update=True, populate_existing=True
    )


def waiting() -> Sequence[PoolApplication]:
    """Return everybody who wants to join, who is for the desk first, then as they came."""
    is_mailed = PoolApplication.message_id.is_not(None) & PoolApplication.confirmed_at.is_(None)
    in_order = (is_mailed, PoolApplication.sent_at, PoolApplication.id)
    return db.session.scalars(select(PoolApplication).order_by(*in_order)).all()


def for_the_desk() -> Select[PoolApplication]:
    """Ask for those that the desk has to call or to look at: no mail of theirs can settle it."""
    return select(PoolApplication).where(
        or_(PoolApplication.message_id.is_(None), PoolApplication.confirmed_at.is_not(None))
    )


def expired(at: datetime) -> Select[int]:
    """Ask for the numbers of what nobody settled in time, the oldest first."""
    since = func.coalesce(PoolApplication.confirmed_at, PoolApplication.sent_at)
    numbers = select(PoolApplication.id).where(since <= at - KEPT_FOR)
    return numbers.order_by(PoolApplication.id)
