"""Whose fiche goes soon."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db

SOON = timedelta(days=30)
MOST = 200  # on one page


def how_many_stay(day: date) -> int:
    """Count fiches whose day is over and that stay, since somebody asked to use them no more."""
    staying = select(func.count(Candidate.id)).where(
        Candidate.erase_on <= day, Candidate.restricted_at.is_not(None)
    )
    return db.session.scalar(staying) or 0


def going_soon(day: date) -> Sequence[Candidate]:
    """Return the fiches that go in the next thirty days, the first to go first."""
    near = select(Candidate).where(Candidate.erase_on <= day + SOON)
    near = near.options(selectinload(Candidate.consents))
    return db.session.scalars(near.order_by(Candidate.erase_on, Candidate.id).limit(MOST)).all()
