"""What the public may see of vacancies: only what is open, and has a text."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, func, select, true
from sqlalchemy.orm import selectinload

from vrijwilligers.bundles.queries import is_in
from vrijwilligers.bundles.rules import Season
from vrijwilligers.extensions import db
from vrijwilligers.markets.models import Market, Stand, StandTask
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.pool.queries import open_calls as calls
from vrijwilligers.records.database_flags import demo_there
from vrijwilligers.settings import queries as desk
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies.models import Vacancy, VacancyText
from vrijwilligers.vacancies.queries import IN_LIST, WHOLE, is_open
from vrijwilligers.vacancies.queries.sources import version_of_public_sources
from vrijwilligers.vacancies.rules import ListTab, VacancyFilter

FEED_LENGTH = 50
ALTERNATIVES = 3
WITH_ORGANISATION = (*WHOLE, selectinload(Vacancy.tasks))


class PublicVersion(NamedTuple):
    """What the public pages of a day are made of: two that are equal show the same.

    Every change counts a version up, also one by an import (see ``matching.queries.offers``).
    """

    vacancies: int
    their_versions: int
    changed_at: datetime | None
    organisations: int
    organisation_versions: int
    organisation_changed_at: datetime | None
    markets: int
    market_versions: int
    market_changed_at: datetime | None
    stands: int
    stand_versions: int
    stand_changed_at: datetime | None
    tasks: int
    task_versions: int
    task_changed_at: datetime | None
    settings: int
    is_demo: bool
    public_sources: int
    latest_public_source: int | None
    call_versions: int
    places_taken: int  # in calls: whether one is full, and how many are wanted


def version() -> PublicVersion:
    """Return the version of all that is shown, in one query."""
    mine, theirs = _version_of(Vacancy), _version_of(Organisation)
    markets, stands, tasks = _version_of(Market), _version_of(Stand), _version_of(StandTask)
    sources = version_of_public_sources()
    shown = select(mine, theirs, markets, stands, tasks, desk.version(), demo_there(), sources)
    shown = shown.add_columns(*calls.version())
    shown = shown.join_from(mine, theirs, true()).join(markets, true()).join(stands, true())
    shown = shown.join(tasks, true())
    shown = shown.join(sources, true())
    return PublicVersion(*db.session.execute(shown).one())


def _version_of(model: Any) -> Any:
    versions = func.coalesce(func.sum(model.version), 0)
    found = select(func.count(), versions, func.max(model.changed_at))
    return found.select_from(model).subquery()


def listed(wanted: VacancyFilter, *, today: date, language: str) -> Select[Vacancy]:
    """Ask for the open vacancies of a list, in full order."""
    question = vacancies.listed(replace(wanted, tab=ListTab.OPEN), today=today, language=language)
    return question.where(Vacancy.texts.any())


def newest(today: date, language: str) -> Select[Vacancy]:
    """Ask for the open vacancies, those that have a text in a language before the others."""
    is_written = Vacancy.texts.any(VacancyText.language == language)
    question = listed(VacancyFilter(), today=today, language=language)
    return question.order_by(None).order_by(
        is_written.desc(), Vacancy.created_at.desc(), Vacancy.id.desc()
    )


def whole(wanted: VacancyFilter, *, today: date, language: str) -> Select[Vacancy]:
    """Ask for the open vacancies of a list with all that belongs to them."""
    return listed(wanted, today=today, language=language).options(*WITH_ORGANISATION)


def latest(wanted: VacancyFilter, *, today: date, language: str) -> Sequence[Vacancy]:
    """Return the vacancies of a feed, the newest first."""
    newest = whole(wanted, today=today, language=language).limit(FEED_LENGTH)
    return db.session.scalars(newest).unique().all()


def get(vacancy_id: int) -> Vacancy:
    """Return a vacancy that was ever shown; raise ``NoResultFound`` for any other, or none."""
    known = select(Vacancy).where(
        Vacancy.id == vacancy_id, Vacancy.published_at.is_not(None), Vacancy.texts.any()
    )
    return db.session.scalars(known.options(*WITH_ORGANISATION)).one()


def alternatives(gone: Vacancy, *, today: date) -> Sequence[Vacancy]:
    """Return a few open vacancies like one that is gone: its category first, then its place."""
    alike = select(Vacancy).where(is_open(today), Vacancy.texts.any(), Vacancy.id != gone.id)
    nearest = (
        (Vacancy.category == gone.category).desc().nulls_last(),
        (Vacancy.municipality == gone.municipality).desc().nulls_last(),
        Vacancy.id.desc(),
    )
    return db.session.scalars(alike.options(*IN_LIST).order_by(*nearest).limit(ALTERNATIVES)).all()


def counts_by_category(today: date) -> dict[str, int]:
    """Return how many open vacancies each category has; those without any are out."""
    counted = select(Vacancy.category, func.count()).where(
        is_open(today), Vacancy.texts.any(), Vacancy.category.is_not(None)
    )
    rows = db.session.execute(counted.group_by(Vacancy.category))
    return {code: number for code, number in rows if code}


def in_season(season: Season, *, today: date) -> Select[Vacancy]:
    """Ask for the temporary vacancies of a season, the first to begin first."""
    theirs = select(Vacancy).where(is_open(today), is_in(season, today), Vacancy.texts.any())
    in_order = (Vacancy.start_on.is_(None), Vacancy.start_on, Vacancy.id)
    return theirs.options(*IN_LIST).order_by(*in_order)


def shown_numbers(today: date, *, part: int, size: int) -> Sequence[Row[int, datetime]]:
    """Return number and moment of the last change of what is open, by number; parts begin at 1."""
    columns = select(Vacancy.id, Vacancy.changed_at).where(is_open(today), Vacancy.texts.any())
    in_order = columns.order_by(Vacancy.id).limit(size).offset((part - 1) * size)
    return db.session.execute(in_order).all()


def how_many(today: date) -> int:
    """Return how many vacancies are shown."""
    counted = select(func.count()).select_from(Vacancy).where(is_open(today), Vacancy.texts.any())
    return db.session.scalar(counted) or 0
