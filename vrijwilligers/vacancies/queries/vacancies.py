"""Vacancies one by one, and the few that somebody asks for by name or number."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.vacancies.models import Vacancy, VacancyTask
from vrijwilligers.vacancies.queries.list_tabs import IS_ITSELF, is_open
from vrijwilligers.vocabulary.names.numbers import number_said

CALLED = ("vacature", "vacancy", "annonce", "offre")  # before a number
IN_LIST = (joinedload(Vacancy.organisation), selectinload(Vacancy.texts))
WHOLE = (*IN_LIST, selectinload(Vacancy.languages), selectinload(Vacancy.talents))
ON_ITS_PAGE = (*WHOLE, selectinload(Vacancy.tasks).selectinload(VacancyTask.talents))


def get(vacancy_id: int) -> Vacancy:
    """Return a vacancy with all that belongs to it, also its tasks; raise ``NoResultFound``."""
    return db.session.scalars(_one(vacancy_id)).one()


def hold(vacancy_id: int) -> Vacancy:
    """Return a vacancy as ``get`` does, and let nobody else change it meanwhile."""
    return db.session.scalars(_one(vacancy_id).with_for_update(of=Vacancy)).one()


def _one(vacancy_id: int) -> Select[Vacancy]:
    return select(Vacancy).where(Vacancy.id == vacancy_id).options(*ON_ITS_PAGE)


def by_ids(ids: Iterable[int]) -> Sequence[Vacancy]:
    """Return vacancies with all that belongs to them, in the order asked; unknown ids are out."""
    keys = list(ids)
    wanted = select(Vacancy).where(Vacancy.id.in_(keys)).options(*WHOLE)
    found = {vacancy.id: vacancy for vacancy in db.session.scalars(wanted)}
    return [found[key] for key in keys if key in found]


def in_list(ids: Iterable[int]) -> Sequence[Vacancy]:
    """Return vacancies with what a list shows of them; unknown ids are out."""
    keys = list(ids)
    if not keys:
        return []
    return db.session.scalars(
        select(Vacancy).where(Vacancy.id.in_(keys)).order_by(Vacancy.id).options(*IN_LIST)
    ).all()


def numbered(text: str) -> Sequence[Vacancy]:
    """Return the vacancy, in any state, to which a number leads that somebody types; or none."""
    number = number_said(text, CALLED)
    if number is None:
        return []
    stands = func.coalesce(Vacancy.merged_into_id, Vacancy.id)
    leads_to = select(stands).where(Vacancy.id == number).scalar_subquery()
    wanted = select(Vacancy).where(Vacancy.id == leads_to).options(*IN_LIST)
    return db.session.scalars(wanted).all()


def of_organisation(organisation_id: int) -> Sequence[Vacancy]:
    """Return all vacancies of an organisation, the newest first."""
    theirs = (Vacancy.organisation_id == organisation_id, IS_ITSELF)
    wanted = select(Vacancy).where(*theirs).options(*IN_LIST)
    return db.session.scalars(wanted.order_by(Vacancy.created_at.desc(), Vacancy.id.desc())).all()


def open_counts(organisation_ids: Iterable[int], today: date) -> dict[int, int]:
    """Return how many open vacancies each organisation has; those without any are out."""
    counted = select(Vacancy.organisation_id, func.count().label("open_ones")).where(
        Vacancy.organisation_id.in_(list(organisation_ids)), is_open(today)
    )
    rows = db.session.execute(counted.group_by(Vacancy.organisation_id))
    return {row.organisation_id: row.open_ones for row in rows}
