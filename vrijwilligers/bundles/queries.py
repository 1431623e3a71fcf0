"""Questions about bundles: what would be in them, and which were made. Reads only."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import joinedload, raiseload, subqueryload

from vrijwilligers.bundles import rules
from vrijwilligers.bundles.models import Edition, EditionVolume
from vrijwilligers.bundles.rules import BundleChoice, Season
from vrijwilligers.extensions import db
from vrijwilligers.talents.queries import category_names
from vrijwilligers.vacancies.models import Vacancy, VacancyText
from vrijwilligers.vacancies.queries import is_open
from vrijwilligers.vocabulary.engagement import TEMPORARY
from vrijwilligers.vocabulary.text import fold

LOOKED_BACK = 6  # editions


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


def chosen(choice: BundleChoice, *, today: date) -> Sequence[Vacancy]:
    """Return the open vacancies that a choice asks for, in the order in which they are printed.

    By chapter (as chosen, else the position of the category, without one last), what has a text in
    the language of the reader first, on the summer and winter lists by first day, then title, then
    number; with texts, tasks, languages and organisation, in five queries however many there are.
    """
    wanted = _open(today).options(
        joinedload(Vacancy.organisation),
        joinedload(Vacancy.source),
        subqueryload(Vacancy.texts),
        subqueryload(Vacancy.tasks),
        subqueryload(Vacancy.languages),
        raiseload("*"),
    )
    if choice.season:
        wanted = wanted.where(is_in(choice.season, today))
    if choice.category:
        wanted = wanted.where(Vacancy.category == choice.category)
    place = {code: nth for nth, code in enumerate(_chapters(choice))}

    def order(vacancy: Vacancy) -> tuple[int, bool, date, str, int]:
        language, text = vacancy.text_in(choice.language)
        starts = (vacancy.start_on or date.max) if choice.season else date.min
        chapter = place[vacancy.category or rules.OTHER]
        return chapter, language != choice.language, starts, fold(text.title), vacancy.id

    found: Iterable[Vacancy] = db.session.scalars(wanted)
    return sorted((one for one in found if (one.category or rules.OTHER) in place), key=order)


def _chapters(choice: BundleChoice) -> Sequence[str]:
    return choice.categories or (*category_names(choice.language), rules.OTHER)


def overview(*, today: date) -> Overview:
    """Return how much could be printed, by category, list and language: three queries."""
    found = {counts.code: counts for counts in _counts(today)}
    order = [*category_names("en"), None]
    categories = tuple(found[code] for code in order if code in found)
    return Overview(categories, _sum(categories), _with_text(today))


def editions() -> Select[Edition]:
    """Ask for the editions, the latest first."""
    return select(Edition).order_by(Edition.printed_at.desc(), Edition.id.desc())


def get_edition(edition_id: int) -> Edition:
    """Return an edition; raise ``NoResultFound``."""
    return db.session.scalars(select(Edition).where(Edition.id == edition_id)).one()


def pdf_of(edition_id: int, volume: int = 1) -> bytes:
    """Return the PDF of a volume as it was made; raise ``NoResultFound`` when none is kept."""
    if volume == 1:
        kept = select(Edition.pdf).where(Edition.id == edition_id, Edition.pdf.is_not(None))
    else:
        later = (EditionVolume.edition_id == edition_id, EditionVolume.number == volume)
        kept = select(EditionVolume.pdf).where(*later, EditionVolume.pdf.is_not(None))
    return db.session.scalars(kept).one() or b""


def volumes_kept(edition_id: int) -> list[int]:
    """Return the numbers of the volumes of which the paper is kept."""
    first = select(Edition.id).where(Edition.id == edition_id, Edition.pdf.is_not(None))
    later = select(EditionVolume.number).where(
        EditionVolume.edition_id == edition_id, EditionVolume.pdf.is_not(None)
    )
    numbers = db.session.scalars(later.order_by(EditionVolume.number)).all()
    return [*([1] if db.session.scalars(first).first() else []), *numbers]


def content_of(edition_id: int) -> dict[str, Any]:
    """Return what an edition says; raise ``NoResultFound`` when it is not kept."""
    kept = select(Edition.content).where(Edition.id == edition_id, Edition.content.is_not(None))
    return json.loads(zlib.decompress(db.session.scalars(kept).one() or b""))


def last_edition(season: str | None) -> Edition | None:
    """Return the latest edition of the bundle or of a season list that was kept."""
    return db.session.scalars(_kept_of(season).limit(1)).first()


def _kept_of(season: str | None) -> Select[Edition]:
    same = Edition.season == season if season else Edition.season.is_(None)
    return editions().where(same, Edition.category.is_(None), Edition.content.is_not(None))


def numbers_in_last(season: str | None) -> frozenset[str] | None:
    """Return the numbers of the vacancies in the last editions of a list, ``None`` without one.

    In the last few, as one of them may have left chapters out that an earlier one printed.
    """
    contents = select(Edition.content).where(Edition.id.in_(_latest_of(season)))
    found = [content for content in db.session.scalars(contents) if content]
    return frozenset(chain.from_iterable(map(_numbers, found))) if found else None


def _latest_of(season: str | None) -> Select[Any]:
    latest = _kept_of(season).with_only_columns(Edition.id).limit(LOOKED_BACK)
    return select(latest.subquery().c.id)


def _numbers(content: bytes) -> Iterator[str]:
    for chapter in json.loads(zlib.decompress(content))["chapters"]:
        yield from (item["number"] for item in chapter["vacancies"])


def _open(today: date) -> Select[Vacancy]:
    """Ask for what is open and has something to print."""
    return select(Vacancy).where(is_open(today), Vacancy.texts.any())


def is_in(season: Season, today: date) -> ColumnElement[bool]:
    """Say that a vacancy is for once or a short period, in the season that is next or now."""
    days = rules.period(season, today)
    return and_(
        Vacancy.engagement.in_(TEMPORARY),
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
