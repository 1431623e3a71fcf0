"""What somebody does not want, and how often a vacancy is not wanted and why."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import SetAside
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import by_ids


class SetAsideVacancy(NamedTuple):
    """A vacancy that somebody does not want, and why."""

    vacancy: Vacancy
    set_aside: SetAside


def set_aside_of(candidate: Candidate) -> Sequence[SetAsideVacancy]:
    """Return what this person does not want, the latest first."""
    wanted = select(SetAside).where(SetAside.candidate_id == candidate.id)
    in_order = wanted.order_by(SetAside.set_aside_at.desc(), SetAside.vacancy_id.desc())
    found = {one.vacancy_id: one for one in db.session.scalars(in_order)}
    return [SetAsideVacancy(one, found[one.id]) for one in by_ids(found)] if found else []


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
