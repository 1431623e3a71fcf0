"""Joining the pool, changing what one wishes of it, pausing and leaving."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.pool.actions import problems
from vrijwilligers.pool.feature import MembershipDeed, PoolFact
from vrijwilligers.pool.models import PoolCategory, PoolMembership, PoolPlace
from vrijwilligers.pool.queries import members as queries
from vrijwilligers.pool.rules.details import MembershipDetails
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.records import audit, facts
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.keys import hold_rows
from vrijwilligers.vocabulary.clock import months_after, now

PEOPLE: Any = Candidate.__table__
LONGEST_PAUSE = 12  # months


def join(
    candidate: Candidate, details: MembershipDetails, *, by: int | None, today: date
) -> PoolMembership:
    """Let somebody be asked for short assignments, who consents to it; or change their wishes."""
    if not candidate.consents_to(ConsentPurpose.POOL):
        raise problems.NotInThePool
    _refuse_channel(candidate, details.channel)
    membership = queries.membership_of(candidate.id)
    deed = MembershipDeed.CHANGED
    if membership is None:
        membership = PoolMembership(candidate_id=candidate.id, joined_on=today)
        db.session.add(membership)
        facts.record(PoolFact.JOINED, on=today)
        deed = MembershipDeed.JOINED
    _fill(membership, details)
    membership.sure_on, membership.asked_still_at, membership.still_asked = today, None, 0
    db.session.flush()
    audit.record(deed, candidate, by=by)
    return membership


def pause(membership: PoolMembership, until: date | None, *, by: int | None) -> None:
    """Ask somebody nothing until a day; without a day they are asked again."""
    membership.paused_until = until
    membership.changed_at = now()
    deed = MembershipDeed.PAUSED if until else MembershipDeed.GOES_ON
    audit.record(deed, membership.candidate, by=by)


def pause_until(membership: PoolMembership, until: date, *, by: int | None, today: date) -> None:
    """Ask somebody nothing until a day that somebody types: one to come, within a year."""
    if until <= today:
        raise problems.PoolPauseIsOver
    if until > months_after(today, LONGEST_PAUSE):
        raise problems.PoolPauseIsTooLong
    pause(membership, until, by=by)


def leave(membership: PoolMembership, *, by: int | None) -> None:
    """Ask somebody nothing any more; their fiche stays."""
    candidate = membership.candidate
    db.session.delete(membership)
    db.session.flush()
    audit.record(MembershipDeed.LEFT, candidate, by=by)


def end_withdrawn(at: datetime) -> None:
    """Take out of the pool who took consent back and cannot undo it any more; twice is once.

    Until then nobody sees their place or asks them: whoever undoes it finds it as it was.
    """
    gone = queries.withdrawn_members(at)
    with read_only():
        keys = db.session.scalars(gone).all()
    if not keys:
        return
    with transaction():
        hold_rows(PEOPLE, keys)
        still = select(PoolMembership).where(PoolMembership.candidate_id.in_(gone))
        for membership in db.session.scalars(still).all():
            leave(membership, by=None)


def _refuse_channel(candidate: Candidate, channel: PoolChannel) -> None:
    reached_by = candidate.email if channel is PoolChannel.MAIL else candidate.phone
    if not reached_by:
        raise problems.ChannelIsMissing


def _fill(membership: PoolMembership, details: MembershipDetails) -> None:
    membership.channel, membership.days = details.channel, details.days
    membership.notice, membership.most_a_month = details.notice, details.most_a_month
    membership.categories = [PoolCategory(code=code) for code in sorted({*details.categories})]
    membership.places = [PoolPlace(municipality=code) for code in sorted({*details.places})]
    membership.changed_at = now()
