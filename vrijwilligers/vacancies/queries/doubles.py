"""Vacancies that may be one: an organisation offers a title in two sources, or twice here.

Titles are the same whatever the order and the forms of their words (``searching.keys.alike``).
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    case,
    exists,
    func,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.records import references
from vrijwilligers.records.keys import hold_rows
from vrijwilligers.vacancies.models import (
    OwnFact,
    Vacancy,
    VacancyKey,
    VacancyLanguage,
    VacancyPair,
    VacancySource,
    VacancyTalent,
    VacancyTask,
    VacancyText,
)
from vrijwilligers.vacancies.queries.details import details_of, standing
from vrijwilligers.vacancies.queries.layers import own_values, source_details
from vrijwilligers.vacancies.queries.list_tabs import OFFERED_ELSEWHERE
from vrijwilligers.vacancies.queries.vacancies import IN_LIST, ON_ITS_PAGE
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vacancies.rules.layers import values_of
from vrijwilligers.vacancies.rules.merging import ANSWERS, Side
from vrijwilligers.vocabulary.names.keys import between
from vrijwilligers.vocabulary.searching.keys import ALIKE

VACANCY: Any = Vacancy.__table__
OURS = ""  # in place of a source: written here
FIRST, BEYOND = between(ALIKE)
IS_OF_TITLE = and_(VacancyKey.key >= FIRST, VacancyKey.key < BEYOND)
PARTS: Any = {  # what stays with a vacancy when it goes into another
    model.__table__
    for model in (VacancySource, OwnFact, VacancyText, VacancyLanguage, VacancyTalent, VacancyTask)
} | {VacancyPair.__table__}
WHOLE = (
    *ON_ITS_PAGE,
    joinedload(Vacancy.source).undefer(VacancySource.details),
    selectinload(Vacancy.own_facts),
)


def have_a_double() -> ColumnElement[int]:
    """Ask for the published vacancies that an organisation seems to offer twice.

    They have the same title in two sources, or were both written here. What one source offers twice
    under a title is two: the same work on two days has a number there for each.
    """
    title = _shared_titles().subquery().c
    named = (title.organisation_id, title.key)
    ours = case((title.origin == OURS, title.id))
    is_twice = or_(func.count(title.origin.distinct()) > 1, func.count(ours.distinct()) > 1)
    twice = select(*named).group_by(*named).having(is_twice)
    one = _shared_titles().subquery().c
    found = select(one.id).where(tuple_(one.organisation_id, one.key).in_(twice))
    return found.where(or_(one.id.not_in(_told_apart()), _has_another(one))).scalar_subquery()


def _told_apart() -> CompoundSelect[int]:
    """Ask for the vacancies of which somebody said that they and another are two."""
    return union_all(select(VacancyPair.one_id), select(VacancyPair.other_id))


def _has_another(one: Any) -> ColumnElement[bool]:
    """Say that something is like one of these, and nobody said that they are two."""
    other = _titles().subquery().c
    same = and_(other.organisation_id == one.organisation_id, other.key == one.key)
    pair = (VacancyPair.one_id, VacancyPair.other_id)
    are_two = or_(
        and_(pair[0] == one.id, pair[1] == other.id), and_(pair[0] == other.id, pair[1] == one.id)
    )
    elsewhere = or_(other.origin != one.origin, one.origin == OURS)
    like = select(other.id).where(same, other.id != one.id, elsewhere)
    return like.where(~exists().where(are_two)).exists()


def _titles() -> Select[int, int, str, str]:
    """Ask for the titles of the published vacancies, each with its organisation and its source."""
    origin = func.coalesce(VacancySource.source_name, OURS).label("origin")
    titles = select(Vacancy.id, Vacancy.organisation_id, VacancyKey.key, origin)
    titles = titles.join(VacancyKey, VacancyKey.vacancy_id == Vacancy.id).outerjoin(Vacancy.source)
    return titles.where(Vacancy.status == Status.PUBLISHED, IS_OF_TITLE)


def _shared_titles() -> Select[int, int, str, str]:
    """Ask for those that more than one has: an index alone tells them from most."""
    shared = select(VacancyKey.key).where(IS_OF_TITLE).group_by(VacancyKey.key)
    return _titles().where(VacancyKey.key.in_(shared.having(func.count() > 1)))


def doubles_of(keys: Collection[int]) -> dict[int, list[Vacancy]]:
    """Return which vacancies may be the same as each of these; those without any are out."""
    alike = _alike(keys)
    wanted = select(Vacancy).where(Vacancy.id.in_(set().union(*alike.values())))
    named = {each.id: each for each in db.session.scalars(wanted.options(*IN_LIST))}
    return {key: [named[one] for one in sorted(others)] for key, others in alike.items()}


def _alike(keys: Collection[int]) -> dict[int, set[int]]:
    """Return by number what has the same title and organisation, but no number of one source."""
    mine = db.session.execute(_titles().where(Vacancy.id.in_(keys))).all()
    near = _titles().where(
        Vacancy.organisation_id.in_({home for _, home, *_rest in mine}),
        VacancyKey.key.in_({title for _, _home, title, _origin in mine}),
    )
    called = defaultdict[tuple[int, str], set[tuple[int, str]]](set)
    for key, home, title, origin in db.session.execute(near):
        called[home, title].add((key, origin))
    alike = defaultdict[int, set[int]](set)
    for key, home, title, origin in mine:
        others = called[home, title]
        alike[key] |= {one for one, of in others if one != key and (of != origin or of == OURS)}
    for key, other in _pairs(keys):
        alike[key].discard(other)
    return {key: others for key, others in sorted(alike.items()) if others}


def _pairs(keys: Collection[int]) -> list[tuple[int, int]]:
    """Return of these vacancies with which others they are two."""
    one, other = VacancyPair.one_id, VacancyPair.other_id
    rows = [
        *db.session.execute(select(one, other).where(one.in_(keys))),
        *db.session.execute(select(other, one).where(other.in_(keys))),
    ]
    return [(key, apart) for key, apart in rows]


def are_two(one_id: int, other_id: int) -> bool:
    """Tell whether somebody said that these are two."""
    key = sorted((one_id, other_id))
    return db.session.get(VacancyPair, (key[0], key[1])) is not None


def merged_into(vacancy_id: int) -> Sequence[Vacancy]:
    """Return the vacancies that were merged into one, the latest first."""
    wanted = select(Vacancy).where(Vacancy.merged_into_id == vacancy_id).options(*IN_LIST)
    return db.session.scalars(wanted.order_by(Vacancy.id.desc())).all()


def offered_elsewhere(vacancy_id: int) -> Sequence[Vacancy]:
    """Return what was merged into a vacancy and its source still offers, the latest first."""
    return [one for one in merged_into(vacancy_id) if one.source and not one.source.gone_at]


def hold_offered(gone_id: int, other_id: int) -> tuple[Vacancy, Vacancy]:
    """Hold a vacancy that its source withdrew, and one in it that another source still offers.

    Raise ``NoResultFound`` where it is not, or not any more.
    """
    hold_rows(VACANCY, sorted((gone_id, other_id)))
    wanted = select(Vacancy).options(*WHOLE)
    gone = wanted.where(Vacancy.id == gone_id, OFFERED_ELSEWHERE)
    other = wanted.join(Vacancy.source).where(
        Vacancy.id == other_id,
        Vacancy.merged_into_id == gone_id,
        VacancySource.gone_at.is_(None),
    )
    first, second = (db.session.scalars(one).unique().one() for one in (gone, other))
    return first, second


def became(*keys: int) -> int | None:
    """Return into which vacancy one of these was merged; nothing where none was."""
    gone = select(Vacancy.merged_into_id).where(Vacancy.id.in_(keys))
    return db.session.scalars(gone.where(Vacancy.merged_into_id.is_not(None))).first()


def pair(stays_id: int, goes_id: int) -> tuple[Vacancy, Vacancy]:
    """Return two vacancies with what belongs to them; raise ``NoResultFound``.

    One that was merged away already is none.
    """
    wanted = select(Vacancy).where(Vacancy.merged_into_id.is_(None)).options(*WHOLE)
    stays, goes = (
        db.session.scalars(wanted.where(Vacancy.id == key)).unique().one()
        for key in (stays_id, goes_id)
    )
    return stays, goes


def hold_pair(stays_id: int, goes_id: int) -> tuple[Vacancy, Vacancy]:
    """Return two vacancies and let nobody change them meanwhile."""
    hold_rows(VACANCY, sorted((stays_id, goes_id)))
    return pair(stays_id, goes_id)


def side_of(vacancy: Vacancy) -> Side:
    """Return what holds of a vacancy as plain values, and which of it is ours."""
    source = source_details(vacancy)
    values = values_of(standing(vacancy, source) if source else details_of(vacancy))
    said = {name: value for name, value in values.items() if name in ANSWERS}
    return Side(said, frozenset(own_values(vacancy) if source else said))


def belongings(vacancy_id: int) -> dict[str, int]:
    """Return how many rows of each table hang on a vacancy, of any feature, but its own parts."""
    own = {table.name for table in PARTS}
    counted = references.counts(VACANCY, vacancy_id)
    return {name: number for name, number in counted.items() if name not in own}
