"""From the database to the two sides that matching compares.

Laying 20,000 open vacancies out as arrays takes most of a second, so the arrays of all that is
open are kept in the process until something changes, and laid out by one thread while the others
wait for it. One query asks each time whether it did
(``OffersVersion``): how many vacancies there are, the sum of their versions and the latest change.
Every change counts a version up, also one by an import; the latest change alone would miss a
transaction that began earlier and was committed later. Which organisations are paused or
accessible, the day and the database are part of it too. What is kept is one immutable answer,
replaced as a whole: threads may share it, and each process has its own. Whoever shows
a vacancy still checks that it is open (``fits``).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import (
    URL,
    ColumnElement,
    Row,
    ScalarSelect,
    String,
    and_,
    cast,
    func,
    or_,
    select,
)

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.sides import Offer, Wishes
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries.lists import is_paused
from vrijwilligers.records.fields import shared_fields
from vrijwilligers.vacancies import rules as vacancy_rules
from vrijwilligers.vacancies.models import Vacancy, VacancyLanguage, VacancyTalent
from vrijwilligers.vacancies.queries import is_open
from vrijwilligers.vocabulary.clock import start_of
from vrijwilligers.vocabulary.levels import Level

# Columns, not records: reading 20,000 vacancies so takes a quarter of the time.
SHARED = shared_fields(Offer, Vacancy)
ALSO = ("status", "publish_until", "places")
ASKED = [Vacancy.__table__.c[name] for name in (*SHARED, *ALSO)]

_one_at_a_time = Lock()


class OffersVersion(NamedTuple):
    """What the arrays of a day were made of: two that are equal hold the same vacancies."""

    database: URL
    day: date
    how_many: int
    versions: int
    changed_at: datetime | None
    paused: str | None  # the numbers of the organisations
    accessible: str | None  # likewise


class KnownBeside(NamedTuple):
    """What is not in the row of a vacancy: by its number, and by that of its organisation."""

    languages: dict[int, dict[str, Level | None]]
    talents: dict[int, list[str]]
    pauses: dict[int, date]
    accessible: frozenset[int]


def wishes_of(candidate: Candidate) -> Wishes:
    """Return what one candidate brings and looks for."""
    return Wishes(
        talents=frozenset(talent.code for talent in candidate.talents),
        categories=frozenset(category.code for category in candidate.categories),
        days=candidate.days,
        municipality=candidate.municipality,
        languages={spoken.language: spoken.level for spoken in candidate.languages},
        practise_dutch=candidate.practise_dutch,
        engagement=candidate.engagement,
        available_from=candidate.available_from,
        birth_year=candidate.birth_year,
        spoken_with_us=candidate.language,
        remote=candidate.from_home,
    )


def offers(today: date) -> Offers:
    """Return every vacancy to which somebody can be sent on this day.

    It takes one query, and five more when something changed since it was asked last.
    """
    version = _version(today)
    with _one_at_a_time:
        return _open_offers(version)


def offers_among(vacancy_ids: Iterable[int], today: date) -> Offers:
    """Return these vacancies whether they are open or not; each says so itself."""
    return _read(Vacancy.id.in_(list(vacancy_ids)), today)


def offers_since(day: date, today: date) -> Offers:
    """Return the open vacancies that are new or changed since the beginning of a day.

    So are those of an organisation that changed, or that was paused until after that day.
    """
    begun = start_of(day)
    was_paused = and_(Organisation.paused_until >= day, Organisation.paused_until < today)
    of_changed = Vacancy.organisation.has(or_(Organisation.changed_at >= begun, was_paused))
    return _read(and_(is_open(today), or_(Vacancy.changed_at >= begun, of_changed)), today)


@lru_cache(maxsize=1)
def _open_offers(version: OffersVersion) -> Offers:
    return _read(is_open(version.day), version.day)


def _version(today: date) -> OffersVersion:
    state = select(
        func.count(),
        func.coalesce(func.sum(Vacancy.version), 0),
        func.max(Vacancy.changed_at),
        _numbers(is_paused(today)),
        _numbers(Organisation.is_accessible.is_(True)),
    ).select_from(Vacancy)
    return OffersVersion(db.engine.url, today, *db.session.execute(state).one())


def _numbers(are: ColumnElement[bool]) -> ScalarSelect[str]:
    """Name organisations by their numbers; another order costs a reading, and no mistake."""
    number = cast(Organisation.id, String)
    return select(func.aggregate_strings(number, ",")).where(are).scalar_subquery()


def _pauses(today: date) -> dict[int, date]:
    """Return until when organisations are paused, by number: those that are so on this day."""
    paused = select(Organisation.id, Organisation.paused_until).where(is_paused(today))
    return {row.id: row.paused_until for row in db.session.execute(paused)}


def _read(asked: ColumnElement[bool], today: date) -> Offers:
    known = KnownBeside(_languages(asked), _talents(asked), _pauses(today), _accessible())
    rows = db.session.execute(select(*ASKED).where(asked).order_by(Vacancy.id))
    return Offers.of([_offer(row, known, today) for row in rows])


def _accessible() -> frozenset[int]:
    return frozenset(db.session.scalars(select(Organisation.id).where(Organisation.is_accessible)))


def _languages(asked: ColumnElement[bool]) -> dict[int, dict[str, Level | None]]:
    by_vacancy: dict[int, dict[str, Level | None]] = defaultdict(dict)
    columns = (VacancyLanguage.vacancy_id, VacancyLanguage.language, VacancyLanguage.level)
    for vacancy_id, language, level in db.session.execute(
        select(*columns).join(VacancyLanguage.vacancy).where(asked)
    ):
        by_vacancy[vacancy_id][language] = level
    return by_vacancy


def _talents(asked: ColumnElement[bool]) -> dict[int, list[str]]:
    by_vacancy: dict[int, list[str]] = defaultdict(list)
    columns = (VacancyTalent.vacancy_id, VacancyTalent.code)
    for vacancy_id, code in db.session.execute(
        select(*columns).join(VacancyTalent.vacancy).where(asked)
    ):
        by_vacancy[vacancy_id].append(code)
    return by_vacancy


def _offer(row: Row[*tuple[Any, ...]], known: KnownBeside, today: date) -> Offer:
    return Offer(
        **dict(zip(SHARED, row, strict=False)),
        talents=frozenset(known.talents.get(row.id, ())),
        languages=known.languages.get(row.id, {}),
        is_open=vacancy_rules.is_open(row.status, row.publish_until, row.end_on, row.places, today),
        paused_until=known.pauses.get(row.organisation_id),
        is_accessible=row.organisation_id in known.accessible,
    )
