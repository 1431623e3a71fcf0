"""What somebody knows already and does not want, and how often a vacancy is not wanted and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Select, String, cast, func, literal, null, select, type_coerce, union_all

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FicheEvent, Introduction, SetAside
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.vacancies.models import Vacancy

INTRODUCED, ASIDE, ALONE = "introduced", "aside", "alone"


class SetAsideWhy(NamedTuple):
    """Why somebody does not want a vacancy."""

    reason: SetAsideReason
    note: str | None


class SetAsideVacancy(NamedTuple):
    """A vacancy that somebody does not want, and why."""

    vacancy: Vacancy
    set_aside: SetAsideWhy


@dataclass(frozen=True)
class KnownVacancies:
    """To which vacancies somebody was introduced, goes alone, and which are set aside, by id."""

    introduced: frozenset[int]
    aside: Mapping[int, SetAsideWhy]  # the latest first
    alone: frozenset[int]

    @property
    def not_suggested(self) -> set[int]:
        """Return what is not suggested again."""
        return {*self.introduced, *self.aside}


def known_vacancies(candidate: Candidate) -> KnownVacancies:
    """Return what somebody knows of vacancies already: one statement."""
    introduced = _of(Introduction, candidate, INTRODUCED, Introduction.created_at)
    alone = _of(FicheEvent, candidate, ALONE, FicheEvent.at).where(
        FicheEvent.kind == FicheEventKind.GOES_ALONE, FicheEvent.vacancy_id.is_not(None)
    )
    why = {"reason": type_coerce(SetAside.reason, String), "note": SetAside.note}
    aside = _of(SetAside, candidate, ASIDE, SetAside.set_aside_at, **why)
    rows = db.session.execute(union_all(aside, introduced, alone)).all()
    latest = sorted(rows, key=lambda row: (row.at, row.vacancy_id), reverse=True)
    return KnownVacancies(
        introduced=frozenset(row.vacancy_id for row in rows if row.how == INTRODUCED),
        aside={
            row.vacancy_id: SetAsideWhy(SetAsideReason(row.reason), row.note)
            for row in latest
            if row.how == ASIDE
        },
        alone=frozenset(row.vacancy_id for row in rows if row.how == ALONE),
    )


def _of(table: Any, candidate: Candidate, how: str, at: Any, **why: Any) -> Select[Any]:
    nothing = cast(null(), String)
    columns = select(
        literal(how).label("how"),
        table.vacancy_id.label("vacancy_id"),
        at.label("at"),
        why.get("reason", nothing).label("reason"),
        why.get("note", nothing).label("note"),
    )
    return columns.where(table.candidate_id == candidate.id)


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
