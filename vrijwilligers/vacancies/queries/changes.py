"""What organisations want to change in their vacancies. Nothing here changes anything."""

from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from vrijwilligers.extensions import db
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.models import VacancyChange

WITH_VACANCY = selectinload(VacancyChange.vacancy).options(*queries.WHOLE)


def waiting(vacancy_ids: Collection[int] = ()) -> Select[VacancyChange]:
    """Ask for the changes that a coordinator still has to look at, longest waiting first.

    Of these vacancies, or of all where none is named.
    """
    wanted = select(VacancyChange).where(VacancyChange.decided_at.is_(None)).options(WITH_VACANCY)
    if vacancy_ids:
        wanted = wanted.where(VacancyChange.vacancy_id.in_(vacancy_ids))
    return wanted.order_by(VacancyChange.sent_at, VacancyChange.id)


def get(change_id: int) -> VacancyChange:
    """Return a change with its vacancy; raise ``NoResultFound``."""
    wanted = select(VacancyChange).where(VacancyChange.id == change_id).options(WITH_VACANCY)
    return db.session.scalars(wanted).one()
