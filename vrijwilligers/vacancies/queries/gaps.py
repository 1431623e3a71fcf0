"""What can still be improved of open vacancies, in SQL; nothing here changes anything."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.vacancies.models import Vacancy, VacancySource, VacancyText
from vrijwilligers.vacancies.queries.doubles import have_a_double
from vrijwilligers.vacancies.queries.list_tabs import SOURCE_CHANGED, is_open
from vrijwilligers.vacancies.queries.vacancies import ON_ITS_PAGE
from vrijwilligers.vacancies.rules import UNCONFIRMED, Gap
from vrijwilligers.vocabulary.clock import start_of

FILLED_TOGETHER = (Gap.CATEGORY, Gap.TALENTS)  # of many vacancies at once


def has_gap(gap: Gap, today: date) -> ColumnElement[bool]:
    """Say that this can be improved of a vacancy."""
    if gap in FILLED_TOGETHER:
        return _is_without(gap)
    if gap == Gap.UNCONFIRMED:
        return is_unconfirmed(start_of(today), today)
    if gap == Gap.SOURCE:
        return SOURCE_CHANGED
    if gap == Gap.DOUBLE:
        return Vacancy.id.in_(have_a_double())
    return ~Vacancy.texts.any(VacancyText.language == gap[-2:])


def is_unconfirmed(at: datetime, today: date) -> ColumnElement[bool]:
    """Say that nobody said for long that a vacancy is still so."""
    is_new = and_(Vacancy.confirmed_on.is_(None), Vacancy.created_at <= at - UNCONFIRMED)
    return or_(Vacancy.confirmed_on <= today - UNCONFIRMED, is_new)


def gap_counts(today: date, gaps: Collection[Gap] = tuple(Gap)) -> dict[Gap, int]:
    """Return of how many open vacancies each of these can be improved: one query."""
    sums = [func.sum(case((has_gap(gap, today), 1), else_=0)) for gap in gaps]
    row = db.session.execute(select(*sums).select_from(Vacancy).where(is_open(today))).one()
    return {gap: amount for gap, amount in zip(gaps, row, strict=True) if amount}


def keys_without(gap: Gap) -> Sequence[int]:
    """Return the vacancies that have no category, or no talents, by key."""
    asked = select(Vacancy.id).where(_is_without(gap))
    return db.session.scalars(asked.order_by(Vacancy.id)).all()


def hold_without(gap: Gap, keys: Collection[int]) -> Sequence[Vacancy]:
    """Return those of these vacancies that have none, held until the transaction is over."""
    asked = select(Vacancy).where(Vacancy.id.in_(keys), _is_without(gap))
    source = joinedload(Vacancy.source).undefer(VacancySource.details)
    whole = asked.options(*ON_ITS_PAGE, source, selectinload(Vacancy.own_facts))
    return db.session.scalars(whole.order_by(Vacancy.id).with_for_update(of=Vacancy)).all()


def _is_without(gap: Gap) -> ColumnElement[bool]:
    return Vacancy.category.is_(None) if gap == Gap.CATEGORY else ~Vacancy.talents.any()
