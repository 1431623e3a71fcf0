"""Questions about bundles: what would be in them, and which were made. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select
from sqlalchemy.orm import joinedload, raiseload, subqueryload

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.bundles import rules
from vrijwilligers.bundles.models import Edition
from vrijwilligers.bundles.rules import Choice, Season
from vrijwilligers.core.text import fold
from vrijwilligers.extensions import db
from vrijwilligers.talents.queries import category_names
from vrijwilligers.vacancies.models import Vacancy, VacancyText
from vrijwilligers.vacancies.queries import is_open

EDITIONS = 20


@dataclass(frozen=True)
class Counts:
    """How many open vacancies a category has; ``code`` is ``None`` for those without one."""

    code: str | None
    whole: int
    summer: int
    winter: int


@dataclass(frozen=True)
class Overview:
    """What can be printed on a day: counts by category in the order of the bundle, and in all.

    ``with_text`` counts by language (nl, fr, en) the vacancies that have a text in it.
    """

    categories: tuple[Counts, ...]
    total: Counts
    with_text: dict[str, int]

    @property
    def without_category(self) -> int:
        """Return how many vacancies come in the last chapter, as nobody gave them a category."""
        return sum(counts.whole for counts in self.categories if counts.code is None)


def chosen(choice: Choice, *, today: date) -> Sequence[Vacancy]:
    """Return the open vacancies that a choice asks for, in the order in which they are printed.

    By the position of the category (without one: last), then title, then number; with texts,
    languages and organisation, in four queries however many there are.
    """
    wanted = _open(today).options(
        joinedload(Vacancy.organisation),
        subqueryload(Vacancy.texts),
        subqueryload(Vacancy.languages),
        raiseload("*"),
    )
    if choice.season:
        wanted = wanted.where(is_in(choice.season, today))
    if choice.category:
        wanted = wanted.where(Vacancy.category == choice.category)
    place = {code: nth for nth, code in enumerate(category_names(choice.language))}

    def order(vacancy: Vacancy) -> tuple[int, str, int]:
        _, text = vacancy.text_in(choice.language)
        return place.get(vacancy.category or "", len(place)), fold(text.title), vacancy.id

    return sorted(db.session.scalars(wanted), key=order)


def overview(*, today: date) -> Overview:
    """Return how much could be printed, by category, list and language: three queries."""
    found = {counts.code: counts for counts in _counts(today)}
    order = [*category_names("en"), None]
    categories = tuple(found[code] for code in order if code in found)
    return Overview(categories, _sum(categories), _with_text(today))


def editions(limit: int = EDITIONS) -> Sequence[Row[Edition, str]]:
    """Return the latest editions with the name of who made them, the latest first."""
    made = select(Edition, StaffMember.name).outerjoin(
        StaffMember, StaffMember.id == Edition.printed_by_id
    )
    latest = made.order_by(Edition.printed_at.desc(), Edition.id.desc())
    return db.session.execute(latest.limit(limit)).all()


def _open(today: date) -> Select[tuple[Vacancy]]:
    """Ask for what is open and has something to print."""
    return select(Vacancy).where(is_open(today), Vacancy.texts.any())


def is_in(season: Season, today: date) -> ColumnElement[bool]:
    """Say that a vacancy is for once or a short period, in the season that is next or now."""
    days = rules.period(season, today)
    return and_(
        Vacancy.engagement.in_(rules.TEMPORARY),
        or_(Vacancy.start_on.is_(None), Vacancy.start_on <= days.last),
        or_(Vacancy.end_on.is_(None), Vacancy.end_on >= days.first),
    )


def _counts(today: date) -> list[Counts]:
    seasons = (func.sum(case((is_in(season, today), 1), else_=0)) for season in Season)
    counted = _open(today).with_only_columns(Vacancy.category, func.count(), *seasons)
    rows = db.session.execute(counted.group_by(Vacancy.category)).all()
    return [Counts(*row) for row in rows]


def _sum(categories: Sequence[Counts]) -> Counts:
    return Counts(
        None,
        sum(counts.whole for counts in categories),
        sum(counts.summer for counts in categories),
        sum(counts.winter for counts in categories),
    )


def _with_text(today: date) -> dict[str, int]:
    numbers = _open(today).with_only_columns(Vacancy.id)
    texts = select(VacancyText.language, func.count(VacancyText.vacancy_id.distinct()))
    counted = texts.where(VacancyText.vacancy_id.in_(numbers)).group_by(VacancyText.language)
    return {language: count for language, count in db.session.execute(counted)}  # noqa: C416
