"""What organisations want to change in their vacancies. Nothing here changes anything."""

from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from vrijwilligers.extensions import db
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.models import VacancyChange, VacancyReminder

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


def asked_by(reminder: VacancyReminder) -> VacancyChange | None:
    """Return the change that was asked through a link; they share their moment."""
    wanted = select(VacancyChange).where(
        VacancyChange.vacancy_id == reminder.vacancy_id,
        VacancyChange.sent_at == reminder.answered_at,
    )
    return db.session.scalars(wanted.order_by(VacancyChange.id).limit(1)).first()
