"""Where vacancies stand, in SQL: open, paused, expired, or waiting for a coordinator."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, case, func, not_, or_, select, union
from sqlalchemy.orm import aliased

from vrijwilligers.extensions import db
from vrijwilligers.vacancies.models import OwnFact, Vacancy, VacancySource
from vrijwilligers.vacancies.rules import FULL, ListTab, Status
from vrijwilligers.vacancies.rules.work import WaitingFacts, WaitingReason, waits_for

Kind = TypeVar("Kind")

SOURCE_CHANGED = Vacancy.id.in_(
    select(OwnFact.vacancy_id).where(OwnFact.source_now != OwnFact.source_then).scalar_subquery()
)
IS_ITSELF = Vacancy.merged_into_id.is_(None)
LIVES = Vacancy.status != Status.WITHDRAWN
AWAY = aliased(Vacancy)
OFFERED_ELSEWHERE = and_(  # its source withdrew it; that of one that was merged into it did not
    Vacancy.status == Status.WITHDRAWN,
    IS_ITSELF,
    Vacancy.id.in_(select(VacancySource.vacancy_id).where(VacancySource.gone_at.is_not(None))),
    Vacancy.id.in_(
        select(AWAY.merged_into_id)
        .join(VacancySource, VacancySource.vacancy_id == AWAY.id)
        .where(AWAY.merged_into_id.is_not(None), VacancySource.gone_at.is_(None))
    ),
)
WAITING = {  # what ``rules.work.waits_for`` says, in its order
    WaitingReason.REPORTED: and_(LIVES, Vacancy.reported.is_not(None)),
    WaitingReason.CHANGE: and_(LIVES, Vacancy.change_requested_at.is_not(None)),
    WaitingReason.OFFERED_ELSEWHERE: OFFERED_ELSEWHERE,
    WaitingReason.PROPOSED: and_(
        Vacancy.status == Status.TO_CHECK, Vacancy.proposed_at.is_not(None)
    ),
    WaitingReason.TO_CHECK: and_(Vacancy.status == Status.TO_CHECK, Vacancy.proposed_at.is_(None)),
    WaitingReason.SOURCE_CHANGED: and_(LIVES, SOURCE_CHANGED),
    WaitingReason.DRAFT: Vacancy.status == Status.DRAFT,
}


def is_published() -> ColumnElement[bool]:
    """Say that a vacancy is published, whether its time is over or not."""
    return Vacancy.status == Status.PUBLISHED


def is_open(today: date) -> ColumnElement[bool]:
    """Say of a vacancy, in SQL, what ``rules.is_open`` says."""
    return and_(is_published(), not_(_is_full()), not_(_is_expired(today)))


def _is_full() -> ColumnElement[bool]:
    return and_(Vacancy.places.is_not(None), Vacancy.places == FULL)


def _is_expired(today: date) -> ColumnElement[bool]:
    return or_(
        and_(Vacancy.publish_until.is_not(None), Vacancy.publish_until < today),
        and_(Vacancy.end_on.is_not(None), Vacancy.end_on < today),
    )


def on_tab(tab: ListTab, today: date) -> ColumnElement[bool]:
    """Say that a vacancy is on a tab; one that was merged into another is on none."""
    return {
        ListTab.OPEN: is_open(today),
        ListTab.WORK: or_(*WAITING.values()),
        ListTab.PAUSED: Vacancy.status == Status.PAUSED,
        ListTab.FILLED: or_(
            Vacancy.status == Status.FILLED,
            and_(is_published(), _is_full(), not_(_is_expired(today))),
        ),
        ListTab.EXPIRED: and_(is_published(), _is_expired(today)),
        ListTab.WITHDRAWN: and_(Vacancy.status == Status.WITHDRAWN, IS_ITSELF),
        ListTab.ALL: IS_ITSELF,
    }[tab]


def urgency() -> ColumnElement[int]:
    """Say how far behind the most pressing a vacancy stands that waits."""
    places = {reason: place for place, reason in enumerate(WAITING)}
    return case(
        *((condition, places[reason]) for reason, condition in WAITING.items()),
        else_=len(places),
    )


def tab_counts(today: date) -> dict[ListTab, int]:
    """Return how many vacancies are on each tab: one query."""
    return _counted({tab: on_tab(tab, today) for tab in ListTab})


def waiting_counts() -> dict[WaitingReason, int]:
    """Return how many vacancies wait for each reason, the most pressing first: one query."""
    return {reason: amount for reason, amount in _counted(WAITING).items() if amount}


def how_many_wait() -> int:
    """Return how many vacancies wait for a coordinator.

    Each reason is a question of its own, by an index of the few for which it holds.
    """
    waiting = union(*(select(Vacancy.id).where(reason) for reason in WAITING.values()))
    return db.session.scalar(select(func.count()).select_from(waiting.subquery())) or 0


def _counted(conditions: dict[Kind, ColumnElement[bool]]) -> dict[Kind, int]:
    sums = [func.sum(case((condition, 1), else_=0)) for condition in conditions.values()]
    row = db.session.execute(select(*sums).select_from(Vacancy)).one()
    return {kind: amount or 0 for kind, amount in zip(conditions, row, strict=True)}


def waits_of(vacancies: Iterable[Vacancy]) -> dict[int, tuple[WaitingReason, ...]]:
    """Return why each of these vacancies waits; those that do not are out."""
    some = list(vacancies)
    asked = select(Vacancy.id, SOURCE_CHANGED, OFFERED_ELSEWHERE)
    asked = asked.where(Vacancy.id.in_([vacancy.id for vacancy in some]))
    said = {key: said for key, *said in db.session.execute(asked)}
    found = {one.id: waits_for(_standing(one, *said[one.id])) for one in some if one.id in said}
    return {key: reasons for key, reasons in found.items() if reasons}


def _standing(vacancy: Vacancy, source_changed: bool, is_offered_elsewhere: bool) -> WaitingFacts:
    return WaitingFacts(
        status=vacancy.status,
        is_reported=vacancy.reported is not None,
        is_proposed=vacancy.proposed_at is not None,
        source_changed=source_changed,
        change_is_asked=vacancy.change_requested_at is not None,
        is_offered_elsewhere=is_offered_elsewhere,
    )
