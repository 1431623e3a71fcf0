"""From the database to the two sides that matching compares.

Laying 20,000 open vacancies out as arrays takes most of a second, so the arrays of all that is
open are kept in the process until something changes, and laid out by one thread while the others
wait for it. Where only a few changed, these are read and laid in between the others. One query asks
each time whether something did (``OffersVersion``): how many vacancies there are, the sum of their
versions and the latest change. Every change counts a version up, also one by an import; the latest
change alone would miss a transaction that began earlier and was committed later. Which
organisations are paused or accessible, the day and the database are part of it too. What is kept is
one immutable answer, replaced as a whole: threads may share it, and each process has its own. Where
as many people are on their way as an organisation takes at once is asked with it, and changes
nothing else. Whoever shows a vacancy still checks that it is open (``fits``).
"""

from collections import defaultdict, deque
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
from vrijwilligers.matching.models import IntroductionStep, WeightSet
from vrijwilligers.matching.queries import load
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.sides import OUTSIDE, Offer, Wishes
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries.lists import is_paused
from vrijwilligers.records.fields import shared_fields
from vrijwilligers.vacancies import rules as vacancy_rules
from vrijwilligers.vacancies.models import Vacancy, VacancyLanguage, VacancyTalent
from vrijwilligers.vacancies.queries import is_open
from vrijwilligers.vocabulary.clock import day_of, start_of
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.places import of_postcode

# Columns, not records: reading 20,000 vacancies so takes a quarter of the time.
SHARED = shared_fields(Offer, Vacancy)
ALSO = ("status", "publish_until", "places", "postcode", "place", "confirmed_on", "published_at")
ASKED = [Vacancy.__table__.c[name] for name in (*SHARED, *ALSO)]

COUNTED = ("how_many", "versions", "changed_at")
MOST_CHANGED = 300  # more at once, as by an import, is laid out anew

_one_at_a_time = Lock()
_last_kept: deque["KeptOffers"] = deque(maxlen=1)


class OffersVersion(NamedTuple):
    """What the arrays of a day were made of: two that are equal hold the same vacancies."""

    database: URL
    day: date
    how_many: int
    versions: int
    changed_at: datetime | None
    paused: str | None  # the numbers of the organisations
    accessible: str | None  # likewise


class KeptOffers(NamedTuple):
    """The arrays of a version, and the version of each vacancy then, open or not."""

    version: OffersVersion
    versions: dict[int, int]
    offers: Offers


class OrderVersion(NamedTuple):
    """On what the order of suggestions depends besides: two that are equal give the same order."""

    database: URL
    day: date
    weight_set: int | None  # the number of the weights of now
    last_step: int | None  # the last step of an introduction: since then nobody was sent anywhere


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
        municipality=place_known(candidate.municipality, candidate.postcode),
        languages={spoken.language: spoken.level for spoken in candidate.languages},
        practise_dutch=candidate.practise_dutch,
        engagement=candidate.engagement,
        available_from=candidate.available_from,
        birth_year=candidate.birth_year,
        spoken_with_us=candidate.language,
        remote=candidate.from_home,
        uid=candidate.uid,
    )


def place_known(
    municipality: str | None, postcode: str | None, place: str | None = None
) -> str | None:
    """Return the NIS code of a place in Brussels, ``OUTSIDE`` for another, ``None`` for none."""
    known = municipality or of_postcode(postcode)
    return known or (OUTSIDE if postcode or place else None)


def offers(today: date) -> Offers:
    """Return every vacancy to which somebody can be sent on this day.

    It takes one query, and five more when something changed since it was asked last.
    """
    return offers_in_order(today)[0]


def offers_in_order(today: date) -> tuple[Offers, OrderVersion]:
    """Return the same, and on what their order depends besides, in the same query."""
    version, full, order = _state(today)
    with _one_at_a_time:
        return (_with_full(version, full) if full else _open_offers(version)), order


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
    before = _last_kept[0] if _last_kept else None
    kept = (before and _kept_after(before, version)) or _kept_anew(version)
    _last_kept.append(kept)
    return kept.offers


def _kept_anew(version: OffersVersion) -> KeptOffers:
    versions = db.session.execute(select(Vacancy.id, Vacancy.version))
    return KeptOffers(version, dict(iter(versions)), _read(is_open(version.day), version.day))


def _kept_after(before: KeptOffers, version: OffersVersion) -> KeptOffers | None:
    """Read alone what changed since; ``None`` where that does not explain the state of now.

    How many vacancies there are and the sum of their versions must follow from what changed: else
    one is gone, or was changed by a transaction that began earlier and was committed later.
    """
    since = before.version.changed_at
    counted = {name: getattr(version, name) for name in COUNTED}
    if since is None or before.version._replace(**counted) != version:
        return None
    later = select(Vacancy.id, Vacancy.version).where(Vacancy.changed_at >= since)
    changed = dict(iter(db.session.execute(later.limit(MOST_CHANGED))))
    versions = {**before.versions, **changed}
    if (len(versions), sum(versions.values())) != (version.how_many, version.versions):
        return None
    its = _read(and_(is_open(version.day), Vacancy.id.in_(changed)), version.day)
    offers = before.offers.with_changed(its.offers, changed.keys())
    return KeptOffers(version, versions, offers) if offers else None


@lru_cache(maxsize=1)
def _with_full(version: OffersVersion, full: str) -> Offers:
    return _open_offers(version).with_full([int(number) for number in full.split(",")])


def _state(today: date) -> tuple[OffersVersion, str | None, OrderVersion]:
    """Return of what the arrays are made, which vacancies take no more people now, and the order.

    What was sent lately is kept until a next step: it fades by the day, and steers only a little.
    """
    state = select(
        func.count(),
        func.coalesce(func.sum(Vacancy.version), 0),
        func.max(Vacancy.changed_at),
        _numbers(is_paused(today)),
        _numbers(Organisation.is_accessible.is_(True)),
        load.numbers_of_full(),
        select(func.max(WeightSet.id)).scalar_subquery(),
        select(func.max(IntroductionStep.id)).scalar_subquery(),
    ).select_from(Vacancy)
    *made_of, full, weight_set, last_step = db.session.execute(state).one()
    order = OrderVersion(db.engine.url, today, weight_set, last_step)
    return OffersVersion(db.engine.url, today, *made_of), full, order


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
    said = dict(zip(SHARED, row, strict=False))
    said["municipality"] = place_known(row.municipality, row.postcode, row.place)
    return Offer(
        **said,
        talents=frozenset(known.talents.get(row.id, ())),
        languages=known.languages.get(row.id, {}),
        is_open=vacancy_rules.is_open(row.status, row.publish_until, row.end_on, row.places, today),
        paused_until=known.pauses.get(row.organisation_id),
        is_accessible=row.organisation_id in known.accessible,
        fresh_on=_fresh_on(row.confirmed_on, row.published_at),
    )


def _fresh_on(confirmed_on: date | None, published_at: datetime | None) -> date | None:
    """Return the last day on which what it says was surely so: confirmed, or published then."""
    published_on = day_of(published_at) if published_at else None
    return max((day for day in (confirmed_on, published_on) if day), default=None)
