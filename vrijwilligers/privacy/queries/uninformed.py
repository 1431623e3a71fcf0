"""Who came by a list and did not hear yet that we have their data (GDPR article 14)."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Row, Select, func, select

from vrijwilligers.candidates.models import Candidate, CandidateRow
from vrijwilligers.extensions import db

WITHIN = timedelta(days=30)  # of the day on which the list was brought in
MOST = 200  # on one page, and written to at once


def uninformed() -> Sequence[Row[Candidate, str]]:
    """Return whom to tell and the list in which they stood, who waits longest first."""
    in_order = _waiting().order_by(Candidate.created_at, Candidate.id)
    return db.session.execute(in_order.limit(MOST)).all()


def how_many_uninformed() -> int:
    """Count whom to tell."""
    return db.session.scalar(select(func.count()).select_from(_waiting().subquery())) or 0


def _waiting() -> Select[Candidate, str]:
    listed = select(Candidate, func.min(CandidateRow.source_name).label("source"))
    listed = listed.join(CandidateRow, CandidateRow.record_id == Candidate.id)
    waiting = listed.where(Candidate.informed_on.is_(None), Candidate.is_in_use)
    return waiting.group_by(Candidate.id)
