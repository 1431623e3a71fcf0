"""Lists of vacancies: which ones, and in which order."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from vrijwilligers.vacancies.models import Vacancy, VacancyTalent, VacancyText
from vrijwilligers.vacancies.queries.finding import is_meant
from vrijwilligers.vacancies.queries.gaps import has_gap
from vrijwilligers.vacancies.queries.list_tabs import on_tab, urgency
from vrijwilligers.vacancies.queries.vacancies import IN_LIST
from vrijwilligers.vacancies.rules import (
    LANGUAGES,
    NO_PRACTICE,
    ListTab,
    VacancyFilter,
    VacancyOrder,
)


def listed(wanted: VacancyFilter, *, today: date, language: str) -> Select[Vacancy]:
    """Ask for the vacancies of a list, with organisation and texts, in full order."""
    question = select(Vacancy).where(*_conditions(wanted, today)).options(*IN_LIST)
    if wanted.tab == ListTab.WORK:
        return question.order_by(urgency(), Vacancy.changed_at, Vacancy.id)
    return question.order_by(*_order(wanted.order, today, language), Vacancy.id.desc())


def _conditions(wanted: VacancyFilter, today: date) -> list[ColumnElement[bool]]:
    chosen = [on_tab(wanted.tab, today), *_chosen(wanted), *_more_conditions(wanted, today)]
    text = (wanted.text or "").strip()
    return [*chosen, is_meant(text, among=and_(*chosen))] if text else chosen


def _chosen(wanted: VacancyFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.category:
        yield Vacancy.category == wanted.category
    if wanted.municipality:
        yield Vacancy.municipality == wanted.municipality
    if wanted.practising:
        yield Vacancy.practise_dutch != NO_PRACTICE


def _more_conditions(wanted: VacancyFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if wanted.gap:
        yield has_gap(wanted.gap, today)
    if wanted.talent:
        yield Vacancy.talents.any(VacancyTalent.code == wanted.talent)
    if wanted.engagement:
        yield Vacancy.engagement == wanted.engagement
    if wanted.days:
        yield Vacancy.days.bitwise_and(wanted.days) != 0
    if wanted.organisation_id:
        yield Vacancy.organisation_id == wanted.organisation_id


def _order(order: VacancyOrder, today: date, language: str) -> tuple[Any, ...]:
    if order == VacancyOrder.TITLE:
        return (_title_in(language),)
    if order == VacancyOrder.ENDING:
        last_day = _last_day()
        return (last_day.is_(None), last_day < today, last_day)
    if order == VacancyOrder.CONFIRMED:
        return (Vacancy.confirmed_on.is_not(None), Vacancy.confirmed_on, Vacancy.created_at)
    return (Vacancy.created_at.desc(),)


def _last_day() -> ColumnElement[date]:
    first_to_end = and_(Vacancy.end_on.is_not(None), Vacancy.publish_until > Vacancy.end_on)
    return case(
        (first_to_end, Vacancy.end_on), else_=func.coalesce(Vacancy.publish_until, Vacancy.end_on)
    )


def _title_in(language: str) -> ColumnElement[str]:
    """Take the folded title that a reader sees: the fallback of ``rules.text_in``, in SQL."""
    fallback = (language, Vacancy.language, *LANGUAGES)
    return func.coalesce(*(_title(each) for each in fallback))


def _title(language: Any) -> ColumnElement[str]:
    theirs = and_(VacancyText.vacancy_id == Vacancy.id, VacancyText.language == language)
    title = select(VacancyText.folded).where(theirs)
    return title.limit(1).correlate(Vacancy).scalar_subquery()
