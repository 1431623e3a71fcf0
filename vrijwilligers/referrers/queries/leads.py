"""Who is announced by a referrer. Nothing here changes anything.

What is older than its term is in no answer, also when the night did not come yet.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from vrijwilligers.extensions import db
from vrijwilligers.referrers.models import Lead
from vrijwilligers.vocabulary.terms import RetentionTerm

TERM = RetentionTerm.LEAD.default.span


def leads(at: datetime) -> Select[Lead]:
    """Ask for who was announced and is not here yet, whoever waits longest first."""
    return _kept(at).where(Lead.outcome.is_(None)).order_by(Lead.brought_at, Lead.id)


def absent(at: datetime) -> Sequence[Lead]:
    """Return who did not come, the last first."""
    gone = _kept(at).where(Lead.outcome.is_not(None))
    return db.session.scalars(gone.order_by(Lead.outcome_at.desc(), Lead.id.desc())).all()


def waiting_of(organisation_id: int, at: datetime) -> Sequence[Lead]:
    """Return who was announced by a referrer and is not here yet, held."""
    theirs = leads(at).where(Lead.organisation_id == organisation_id)
    return db.session.scalars(theirs.with_for_update(of=Lead)).all()


def get(lead_id: int, at: datetime) -> Lead:
    """Return somebody who was announced; raise ``NoResultFound``."""
    return db.session.scalars(_kept(at).where(Lead.id == lead_id)).one()


def find(lead_id: int, at: datetime) -> Lead | None:
    """Return somebody who was announced, held, as long as we know them."""
    held = _kept(at).where(Lead.id == lead_id).with_for_update(of=Lead)
    return db.session.scalars(held).one_or_none()


def hold(lead_id: int, at: datetime) -> Lead:
    """Return somebody who was announced, held; raise ``NoResultFound``."""
    held = _kept(at).where(Lead.id == lead_id).with_for_update(of=Lead)
    return db.session.scalars(held).one()


def _kept(at: datetime) -> Select[Lead]:
    kept = select(Lead).where(Lead.brought_at > at - TERM)
    return kept.options(joinedload(Lead.organisation, innerjoin=True))
