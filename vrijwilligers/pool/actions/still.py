"""Asking somebody of the pool once a year whether they stay; who is silent takes a pause."""

from datetime import datetime
from functools import partial

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.rules import AddressOf
from vrijwilligers.pool.actions import joining
from vrijwilligers.pool.actions.in_turn import each_in_turn
from vrijwilligers.pool.actions.mails import queue
from vrijwilligers.pool.feature import MembershipDeed
from vrijwilligers.pool.models import PoolMembership
from vrijwilligers.pool.queries import still as queries
from vrijwilligers.pool.rules.links import STILL
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.pool.rules.still import PAUSE, StillStep, still_step
from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only
from vrijwilligers.vocabulary.clock import day_of, months_after


def ask_still(at: datetime, *, address_of: AddressOf) -> None:
    """Ask by mail who is due, and let who stayed silent take a pause.

    Each is done by itself with its mail: twice is once, and what was killed goes on where it was.
    """
    with read_only():
        numbers = queries.by_themselves(at)
    each_in_turn(numbers, partial(ask_one, at=at, address_of=address_of))


def ask_one(number: int, *, at: datetime, address_of: AddressOf) -> None:
    """Do what is due about one person; nothing where somebody was faster."""
    membership = queries.hold(number)
    if membership is None or membership.is_paused(day_of(at)):
        return
    step = still_step(membership.sure_on, membership.asked_still_at, membership.still_asked, at=at)
    if step is StillStep.PAUSE:
        _pause(membership, at)
    elif step is StillStep.ASK and _is_mailed(membership):
        token = make_link(membership, at=at)
        name = membership.candidate
        queue("pool_still", name, subject=_l("Do you stay in our pool?"), link=address_of(token))
        note_asked(membership, at=at)


def make_link(membership: PoolMembership, *, at: datetime) -> str:
    """Make the link by which somebody says whether they stay; their former one ends."""
    link, token = links.make(STILL, membership, at=at)
    link.language = membership.candidate.language
    return token


def note_asked(membership: PoolMembership, *, at: datetime) -> None:
    """Note that somebody was asked, or that a colleague tried; once within the time to answer."""
    step = still_step(membership.sure_on, membership.asked_still_at, membership.still_asked, at=at)
    if step is StillStep.ASK:
        membership.asked_still_at = at
        membership.still_asked += 1
        db.session.flush()


def stay(membership: PoolMembership, *, by: int | None, at: datetime) -> None:
    """Note that somebody stays: they are asked again in a year."""
    membership.sure_on = max(membership.sure_on, day_of(at))
    membership.asked_still_at, membership.still_asked = None, 0
    if membership.is_paused(day_of(at)):
        membership.paused_until = None
    db.session.flush()
    audit.record(MembershipDeed.STAYS, membership.candidate, by=by)


def _pause(membership: PoolMembership, at: datetime) -> None:
    """Let who stayed silent take a pause; after that they are asked anew."""
    joining.pause(membership, months_after(day_of(at), PAUSE), by=None)
    membership.asked_still_at, membership.still_asked = None, 0
    db.session.flush()


def _is_mailed(membership: PoolMembership) -> bool:
    return membership.channel is PoolChannel.MAIL and bool(membership.candidate.email)
