"""Questions of the pages that are turned to a visitor."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import NO_PRACTICE


def tasks_to_practise(day: date, *, limit: int) -> Sequence[Vacancy]:
    """Return open vacancies in which one may practise Dutch, those that ask least of it first."""
    practising = Vacancy.practise_dutch.is_not(None) & (Vacancy.practise_dutch != NO_PRACTICE)
    tasks = select(Vacancy).where(vacancies.is_open(day), practising)
    tasks = tasks.options(joinedload(Vacancy.organisation), selectinload(Vacancy.texts))
    ordered = tasks.order_by(
        Vacancy.practise_dutch, Vacancy.municipality.is_(None), Vacancy.municipality, Vacancy.id
    )
    return db.session.scalars(ordered.limit(limit)).all()


def accessible_organisations() -> Sequence[Organisation]:
    """Return the organisations that followed our training, by name."""
    asked = select(Organisation).where(Organisation.is_accessible, Organisation.ended_on.is_(None))
    asked = asked.options(selectinload(Organisation.addresses), selectinload(Organisation.texts))
    return db.session.scalars(asked.order_by(Organisation.name, Organisation.id)).all()


def open_numbers(day: date) -> dict[int, list[int]]:
    """Return the numbers of the open vacancies of each accessible organisation."""
    asked = select(Vacancy.organisation_id, Vacancy.id).join(Vacancy.organisation)
    asked = asked.where(Organisation.is_accessible, vacancies.is_open(day)).order_by(Vacancy.id)
    numbers: dict[int, list[int]] = {}
    for row in db.session.execute(asked):
        numbers.setdefault(row.organisation_id, []).append(row.id)
    return numbers
