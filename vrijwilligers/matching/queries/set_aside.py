"""What somebody knows already and does not want, and how often a vacancy is not wanted and why."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    Integer,
    Row,
    Select,
    String,
    cast,
    func,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FicheEvent, Introduction, SetAside, VacancyWait
from vrijwilligers.matching.rules.codes import MissedCondition
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.rules.sides import Wishes
from vrijwilligers.vacancies.models import Vacancy

INTRODUCED, ASIDE, ALONE, WAITS = "introduced", "aside", "alone", "waits"


class SetAsideWhy(NamedTuple):
    """Why somebody does not want a vacancy."""

    reason: SetAsideReason
    note: str | None


class SetAsideVacancy(NamedTuple):
    """A vacancy that somebody does not want, and why."""

    vacancy: Vacancy
    set_aside: SetAsideWhy


class WaitSoFar(NamedTuple):
    """Since when somebody waits until something comes, and what was in the way then."""

    asked_at: datetime
    missed: MissedCondition | None
    note: str | None


@dataclass(frozen=True)
class KnownVacancies:
    """To which vacancies somebody was introduced, goes alone, and which are set aside, by id."""

    introduced: frozenset[int]
    aside: Mapping[int, SetAsideWhy]  # the latest first
    alone: frozenset[int]
    refused_kinds: frozenset[str] = frozenset()  # of what they did not want because of the work
    refused_homes: frozenset[int] = frozenset()  # likewise, because of the organisation
    former_homes: frozenset[int] = frozenset()  # organisations to which they were introduced
    wait: WaitSoFar | None = None  # whether we may still come to them is asked by who shows it

    @property
    def not_suggested(self) -> set[int]:
        """Return what is not suggested again."""
        return {*self.introduced, *self.aside}

    def heeded_by(self, wishes: Wishes) -> Wishes:
        """Return what somebody wishes, with what they did not want and where they were before."""
        return replace(
            wishes,
            refused_kinds=self.refused_kinds,
            refused_homes=self.refused_homes,
            former_homes=self.former_homes,
        )


def known_vacancies(candidate: Candidate) -> KnownVacancies:
    """Return what somebody knows of vacancies already: one statement."""
    return known_to_each([candidate.id])[candidate.id]


def known_to_each(candidate_ids: Collection[int]) -> dict[int, KnownVacancies]:
    """Return by number what each of these people knows of vacancies already: one statement."""
    introduced = _of(Introduction, candidate_ids, INTRODUCED, Introduction.created_at)
    alone = _of(FicheEvent, candidate_ids, ALONE, FicheEvent.at).where(
        FicheEvent.kind == FicheEventKind.GOES_ALONE, FicheEvent.vacancy_id.is_not(None)
    )
    why = {"reason": type_coerce(SetAside.reason, String), "note": SetAside.note}
    aside = _of(SetAside, candidate_ids, ASIDE, SetAside.set_aside_at, **why)
    waits = _waits(candidate_ids)
    by_person = defaultdict[int, list[Row[Any]]](list)
    for row in db.session.execute(union_all(aside, introduced, alone, waits)):
        by_person[row.candidate_id].append(row)
    return {key: _known(by_person[key]) for key in candidate_ids}


def _known(rows: Collection[Row[Any]]) -> KnownVacancies:
    latest = sorted(rows, key=lambda row: (row.at, row.vacancy_id or 0), reverse=True)
    return KnownVacancies(
        introduced=frozenset(row.vacancy_id for row in rows if row.how == INTRODUCED),
        aside={
            row.vacancy_id: SetAsideWhy(SetAsideReason(row.reason), row.note)
            for row in latest
            if row.how == ASIDE
        },
        alone=frozenset(row.vacancy_id for row in rows if row.how == ALONE),
        refused_kinds=frozenset(
            row.category for row in rows if row.reason == SetAsideReason.WORK and row.category
        ),
        refused_homes=frozenset(
            row.home for row in rows if row.reason == SetAsideReason.ORGANISATION
        ),
        former_homes=frozenset(row.home for row in rows if row.how == INTRODUCED),
        wait=next((_wait(row) for row in rows if row.how == WAITS), None),
    )


def _wait(row: Row[Any]) -> WaitSoFar:
    return WaitSoFar(row.at, MissedCondition(row.reason) if row.reason else None, row.note)


def _waits(candidate_ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    return select(
        literal(WAITS),
        VacancyWait.candidate_id,
        cast(null(), Integer),
        VacancyWait.asked_at,
        type_coerce(VacancyWait.missed, String),
        VacancyWait.note,
        cast(null(), String),
        cast(null(), Integer),
    ).where(VacancyWait.candidate_id.in_(candidate_ids))


def _of(table: Any, candidate_ids: Collection[int], how: str, at: Any, **why: Any) -> Select[Any]:
    nothing = cast(null(), String)
    columns = select(
        literal(how).label("how"),
        table.candidate_id.label("candidate_id"),
        table.vacancy_id.label("vacancy_id"),
        at.label("at"),
        why.get("reason", nothing).label("reason"),
        why.get("note", nothing).label("note"),
        Vacancy.category,
        Vacancy.organisation_id.label("home"),
    )
    return columns.join(Vacancy, Vacancy.id == table.vacancy_id).where(
        table.candidate_id.in_(candidate_ids)
    )


def is_set_aside(candidate: Candidate, vacancy_id: int) -> bool:
    """Tell whether this person does not want a vacancy."""
    return db.session.get(SetAside, (candidate.id, vacancy_id)) is not None


def reasons_at(vacancy_id: int) -> dict[SetAsideReason, int]:
    """Return how often a vacancy is not wanted, by reason, the most often first."""
    amount = func.count().label("amount")
    counted = (
        select(SetAside.reason, amount)
        .join(Candidate, Candidate.id == SetAside.candidate_id)
        .where(SetAside.vacancy_id == vacancy_id, Candidate.is_in_use)
    )
    in_order = counted.group_by(SetAside.reason).order_by(amount.desc(), SetAside.reason)
    return {row.reason: row.amount for row in db.session.execute(in_order)}
