"""Who came by a list and did not hear yet that we have their data (GDPR article 14)."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, Row, Select, and_, func, select

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
    listed = Candidate.id.in_(select(CandidateRow.record_id))
    return db.session.scalar(select(func.count(Candidate.id)).where(listed, _is_untold())) or 0


def _waiting() -> Select[Candidate, str]:
    listed = select(Candidate, func.min(CandidateRow.source_name).label("source"))
    listed = listed.join(CandidateRow, CandidateRow.record_id == Candidate.id)
    return listed.where(_is_untold()).group_by(Candidate.id)


def _is_untold() -> ColumnElement[bool]:
    return and_(Candidate.informed_on.is_(None), Candidate.is_in_use)
