"""Who fits a vacancy: of those who said that we may come to them, and of nobody else.

What they answered is laid out as arrays without a name, and kept in the process until one of these
people changes or says no: then the answer has another version. Whoever is shown is asked for again,
so that a yes that was taken back counts at once, whatever was kept.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import URL, ColumnElement, Row, and_, func, literal, or_, select, union_all
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.candidates.models import (
    Candidate,
    CandidateCategory,
    CandidateLanguage,
    CandidateTalent,
)
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction, SetAside, VacancyArrival
from vrijwilligers.matching.queries.offers import offers_among, place_known, wishes_of
from vrijwilligers.matching.queries.set_aside import known_to_each
from vrijwilligers.matching.queries.waiting import WISHES, may_be_told
from vrijwilligers.matching.queries.weights import current_weights
from vrijwilligers.matching.rules import people as rules
from vrijwilligers.matching.rules.codes import ArrivalAnswer
from vrijwilligers.matching.rules.people import People, PersonAtRow
from vrijwilligers.matching.rules.reasons import MatchReason, reasons_for
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.rules.sides import Offer, Wishes
from vrijwilligers.matching.rules.states import OVER
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.levels import Level

ASKED = (
    *(Candidate.id, Candidate.uid, Candidate.birth_year, Candidate.available_from),
    *(Candidate.days, Candidate.municipality, Candidate.postcode, Candidate.engagement),
    *(Candidate.practise_dutch, Candidate.language, Candidate.from_home),
)

_one_at_a_time = Lock()


class WhyLeftOut(StrEnum):
    """Why somebody whom a vacancy may fit does not stand in its list."""

    INTRODUCED = "introduced"
    NOT_WANTED = "not_wanted"
    NOT_NOW = "not_now"


class PeopleVersion(NamedTuple):
    """What the arrays of a day were made of: two that are equal hold the same answers."""

    database: URL
    day: date
    how_many: int
    versions: int
    changed_at: datetime | None


@dataclass(frozen=True)
class PersonThatFits:
    """Somebody whom a vacancy may fit, the score (0 to 1), the reasons, and what runs elsewhere."""

    candidate: Candidate
    score: float
    reasons: tuple[MatchReason, ...]
    running: Sequence[Introduction]
    heard_of_it: bool


@dataclass(frozen=True)
class WhoFits:
    """The best ones, best first; ``total`` counts all, ``left_out`` who stands there no more."""

    items: Sequence[PersonThatFits]
    total: int
    left_out: Mapping[WhyLeftOut, int]

    @property
    def more(self) -> int:
        """Count those who are not shown."""
        return max(0, self.total - len(self.items))


def who_fits(vacancy: Vacancy, *, today: date, limit: int) -> WhoFits:
    """Return whom of those we may call a vacancy fits best, but for whom it is settled."""
    (offer,) = offers_among([vacancy.id], today).offers
    left_out = _left_out(vacancy)
    found, total = rules.who_fits(
        approachable(today),
        offer,
        today=today,
        limit=limit,
        weights=current_weights().weights,
        without={key for keys in left_out.values() for key in keys},
        unwilling=_unwilling(vacancy),
    )
    return WhoFits(
        items=_shown(found, offer, today),
        total=total,
        left_out={why: len(keys) for why, keys in left_out.items()},
    )


def approachable(today: date) -> People:
    """Return what everybody wishes who may be told: one query, four more after a change."""
    numbers = func.count(), func.coalesce(func.sum(Candidate.version), 0)
    state = select(*numbers, func.max(Candidate.changed_at)).where(may_be_told())
    version = PeopleVersion(db.engine.url, today, *db.session.execute(state).one())
    with _one_at_a_time:
        return _people(version)


@lru_cache(maxsize=1)
def _people(_version: PeopleVersion) -> People:
    return People.of(_everybody())


def _everybody() -> Iterator[tuple[int, Wishes]]:
    talents, categories = _codes(CandidateTalent), _codes(CandidateCategory)
    languages = _languages()
    for row in db.session.execute(select(*ASKED).where(may_be_told())):
        yield (
            row.id,
            Wishes(
                talents=frozenset(talents[row.id]),
                categories=frozenset(categories[row.id]),
                days=row.days,
                municipality=place_known(row.municipality, row.postcode),
                languages=languages[row.id],
                practise_dutch=row.practise_dutch,
                engagement=row.engagement,
                available_from=row.available_from,
                birth_year=row.birth_year,
                spoken_with_us=row.language,
                remote=row.from_home,
                uid=row.uid,
            ),
        )


def _codes(table: type[CandidateTalent | CandidateCategory]) -> dict[int, list[str]]:
    by_person = defaultdict[int, list[str]](list)
    named = select(table.candidate_id, table.code).join(table.candidate).where(may_be_told())
    for key, code in db.session.execute(named):
        by_person[key].append(code)
    return by_person


def _languages() -> dict[int, dict[str, Level | None]]:
    by_person = defaultdict[int, dict[str, Level | None]](dict)
    columns = (CandidateLanguage.candidate_id, CandidateLanguage.language, CandidateLanguage.level)
    spoken = select(*columns).join(CandidateLanguage.candidate).where(may_be_told())
    for key, language, level in db.session.execute(spoken):
        by_person[key][language] = level
    return by_person


def _left_out(vacancy: Vacancy) -> dict[WhyLeftOut, set[int]]:
    """Return who is introduced there already or said no to just this one, by number."""
    theirs = (
        _of(Introduction, vacancy, WhyLeftOut.INTRODUCED),
        _of(SetAside, vacancy, WhyLeftOut.NOT_WANTED),
        _of(VacancyArrival, vacancy, WhyLeftOut.NOT_NOW).where(
            VacancyArrival.answer == ArrivalAnswer.NOT_NOW
        ),
    )
    found: dict[WhyLeftOut, set[int]] = {why: set() for why in WhyLeftOut}
    settled = set[int]()
    for key, why in sorted(db.session.execute(union_all(*theirs)), key=_weightiest):
        if key not in settled:
            found[WhyLeftOut(why)].add(key)
        settled.add(key)
    return found


def _weightiest(row: Row[*tuple[Any, ...]]) -> int:
    return list(WhyLeftOut).index(row.why)


def _of(table: Any, vacancy: Vacancy, why: WhyLeftOut) -> Any:
    columns = select(table.candidate_id, literal(why.value).label("why"))
    told = columns.join(Candidate, Candidate.id == table.candidate_id)
    return told.where(table.vacancy_id == vacancy.id, Candidate.is_in_use)


def _unwilling(vacancy: Vacancy) -> set[int]:
    """Return who did not want other work of this kind, or of this organisation, by number."""
    its_own = SetAside.reason == SetAsideReason.ORGANISATION
    asked = (
        select(SetAside.candidate_id)
        .join(Vacancy, Vacancy.id == SetAside.vacancy_id)
        .where(
            or_(
                and_(its_own, Vacancy.organisation_id == vacancy.organisation_id),
                _is_kind_refused(vacancy),
            )
        )
    )
    return {*db.session.scalars(asked)}


def _is_kind_refused(vacancy: Vacancy) -> ColumnElement[bool]:
    wished = select(CandidateCategory.candidate_id).where(
        CandidateCategory.code == vacancy.category
    )
    of_its_work = SetAside.reason == SetAsideReason.WORK
    same_kind = Vacancy.category == vacancy.category
    return and_(of_its_work, same_kind, SetAside.candidate_id.not_in(wished))


def _shown(found: Sequence[PersonAtRow], offer: Offer, today: date) -> list[PersonThatFits]:
    keys = [one.id for one in found]
    if not keys:
        return []
    people, known = _loaded(keys), known_to_each(keys)
    running, told = _running(keys), _told(keys, offer.id)
    return [
        PersonThatFits(
            people[one.id],
            one.score,
            reasons_for(offer, known[one.id].heeded_by(wishes_of(people[one.id])), today=today),
            running[one.id],
            one.id in told,
        )
        for one in found
        if one.id in people
    ]


def _loaded(keys: Collection[int]) -> dict[int, Candidate]:
    wished = [selectinload(one) for one in WISHES]
    theirs = select(Candidate).where(Candidate.id.in_(keys), may_be_told()).options(*wished)
    return {one.id: one for one in db.session.scalars(theirs)}


def _running(keys: Collection[int]) -> Mapping[int, Sequence[Introduction]]:
    """Return the introductions of these people that are not over, in their order."""
    found = defaultdict[int, list[Introduction]](list)
    theirs = select(Introduction).where(
        Introduction.candidate_id.in_(keys), Introduction.state.not_in(OVER)
    )
    loaded = theirs.options(joinedload(Introduction.vacancy).joinedload(Vacancy.organisation))
    for one in db.session.scalars(loaded.order_by(Introduction.id)):
        found[one.candidate_id].append(one)
    return found


def _told(keys: Collection[int], vacancy_id: int) -> set[int]:
    told = select(VacancyArrival.candidate_id).where(
        VacancyArrival.candidate_id.in_(keys),
        VacancyArrival.vacancy_id == vacancy_id,
        VacancyArrival.answer == ArrivalAnswer.TOLD,
    )
    return {*db.session.scalars(told)}
