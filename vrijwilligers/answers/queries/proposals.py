"""Links with which organisations propose vacancies, and what came in. Nothing here changes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from vrijwilligers.answers.models import ProposalLink
from vrijwilligers.extensions import db
from vrijwilligers.links import tokens
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status


def by_token(token: str) -> ProposalLink:
    """Return a link; raise ``NoResultFound``."""
    wanted = select(ProposalLink).where(ProposalLink.token_hash == tokens.hash_of(token))
    return db.session.scalars(wanted).one()


def latest_link(organisation_id: int) -> ProposalLink | None:
    """Return the link that was made last for an organisation, before all that were ended."""
    theirs = select(ProposalLink).where(ProposalLink.organisation_id == organisation_id)
    latest_first = theirs.order_by(
        ProposalLink.ended_at.is_not(None), ProposalLink.made_at.desc(), ProposalLink.id.desc()
    )
    return db.session.scalars(latest_first.limit(1)).first()


def has_working_link(organisation_id: int, *, at: datetime) -> bool:
    """Tell whether an organisation has a link with which it can propose vacancies."""
    working = select(ProposalLink.id).where(
        ProposalLink.organisation_id == organisation_id,
        ProposalLink.ended_at.is_(None),
        ProposalLink.expires_at > at,
    )
    return db.session.scalars(working).first() is not None


def proposed_by(organisation_id: int) -> Sequence[Vacancy]:
    """Return what an organisation proposed, the newest first."""
    theirs = select(Vacancy).where(
        Vacancy.organisation_id == organisation_id, Vacancy.proposed_at.is_not(None)
    )
    newest_first = theirs.order_by(Vacancy.proposed_at.desc(), Vacancy.id.desc())
    return db.session.scalars(newest_first.options(*queries.IN_LIST)).all()


def waiting_count(organisation_id: int) -> int:
    """Return how many proposals of an organisation still have to be checked."""
    waiting = select(func.count(Vacancy.id)).where(
        Vacancy.organisation_id == organisation_id,
        Vacancy.proposed_at.is_not(None),
        Vacancy.status == Status.TO_CHECK,
    )
    return db.session.scalar(waiting) or 0


def proposal(organisation_id: int, vacancy_id: int) -> Vacancy:
    """Return one proposal of this organisation; raise ``NoResultFound`` for any other vacancy."""
    wanted = select(Vacancy).where(
        Vacancy.id == vacancy_id,
        Vacancy.organisation_id == organisation_id,
        Vacancy.proposed_at.is_not(None),
    )
    return db.session.scalars(wanted.options(*queries.ON_ITS_PAGE)).one()
