"""Links with which organisations propose vacancies, and what came in. Nothing here changes."""

from collections.abc import Sequence

from sqlalchemy import func, select

from vrijwilligers.extensions import db
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status


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
