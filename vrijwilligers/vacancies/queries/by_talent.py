"""Which open vacancies ask a talent, of which organisations. Nothing here changes anything."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, distinct, func, select
from sqlalchemy.orm import selectinload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies.models import Vacancy, VacancyTalent, VacancyTask
from vrijwilligers.vacancies.queries.list_tabs import is_open
from vrijwilligers.vacancies.queries.vacancies import IN_LIST


class AskedCount(NamedTuple):
    """How many open vacancies ask a talent, and of how many organisations."""

    vacancies: int
    organisations: int


def asked_by_talent(today: date) -> Mapping[str, AskedCount]:
    """Return how often each talent is asked now; one that nobody asks is left out."""
    counted = (
        select(
            VacancyTalent.code,
            func.count(),
            func.count(distinct(Vacancy.organisation_id)),
        )
        .join(Vacancy, Vacancy.id == VacancyTalent.vacancy_id)
        .where(is_open(today))
        .group_by(VacancyTalent.code)
    )
    return {code: AskedCount(*amounts) for code, *amounts in db.session.execute(counted)}


def vacancies_for_talent(code: str, *, today: date) -> Select[Vacancy]:
    """Ask for the open vacancies that ask a talent, with their tasks, by organisation."""
    wanted = (
        select(Vacancy)
        .join(VacancyTalent, VacancyTalent.vacancy_id == Vacancy.id)
        .join(Organisation, Organisation.id == Vacancy.organisation_id)
        .where(VacancyTalent.code == code, is_open(today))
    )
    in_order = wanted.order_by(func.lower(Organisation.name), Organisation.id, Vacancy.id)
    return in_order.options(*IN_LIST, selectinload(Vacancy.tasks).selectinload(VacancyTask.talents))
