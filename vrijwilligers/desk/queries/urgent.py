"""For which temporary work people are wanted soon."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from vrijwilligers.extensions import db
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.engagement import TEMPORARY

SOON = timedelta(days=14)


def temporary_soon(day: date, *, limit: int) -> Sequence[Vacancy]:
    """Return open temporary vacancies that begin within two weeks, the nearest first."""
    wanted = (
        select(Vacancy)
        .where(Vacancy.start_on.between(day, day + SOON), Vacancy.engagement.in_(TEMPORARY))
        .where(vacancies.is_open(day))
        .options(joinedload(Vacancy.organisation), joinedload(Vacancy.texts))
    )
    in_order = wanted.order_by(Vacancy.start_on, Vacancy.id)
    return db.session.scalars(in_order.limit(limit)).unique().all()
