"""What two fiches that become one both have, where one person has it once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.matching.models import (
    Introduction,
    ReminderPause,
    SetAside,
    VacancyArrival,
    VacancyWait,
)
from vrijwilligers.matching.rules.states import ON_THE_WAY, OVER

ONCE = (SetAside, VacancyWait, VacancyArrival)
WHOSE = "candidate_id"


def introduced_twice(stays_id: int, goes_id: int) -> list[tuple[Introduction, Introduction]]:
    """Return introductions of both to one vacancy: first the one that came further."""
    both = Introduction.candidate_id.in_((stays_id, goes_id))
    running = select(Introduction).where(both, Introduction.state.not_in(OVER))
    by_vacancy: dict[int, list[Introduction]] = {}
    for one in db.session.scalars(running.order_by(Introduction.vacancy_id, Introduction.id)):
        by_vacancy.setdefault(one.vacancy_id, []).append(one)
    pairs = (some for some in by_vacancy.values() if len(some) > 1)
    return [(pair[0], pair[1]) for some in pairs if (pair := sorted(some, key=_left_to_go))]


def _left_to_go(introduction: Introduction) -> tuple[int, int]:
    return -ON_THE_WAY.index(introduction.state), introduction.id


def paused_twice(stays_id: int, goes_id: int) -> Sequence[ReminderPause]:
    """Return the pauses of both as a whole, the longest first, where both are paused."""
    whole = select(ReminderPause).where(
        ReminderPause.candidate_id.in_((stays_id, goes_id)), ReminderPause.introduction_id.is_(None)
    )
    return db.session.scalars(whole.order_by(ReminderPause.until.desc(), ReminderPause.id)).all()


def both_have(kind: type[Any], stays_id: int, goes_id: int) -> Sequence[tuple[Any, Any]]:
    """Return rows of both that would be one and the same, of one of ``ONCE``."""
    mine, theirs = (_rows(kind, number) for number in (stays_id, goes_id))
    return [(mine[key], theirs[key]) for key in mine if key in theirs]


def _rows(kind: type[Any], candidate_id: int) -> dict[tuple[Any, ...], Any]:
    key = [one.name for one in kind.__table__.primary_key if one.name != WHOSE]
    rows = db.session.scalars(select(kind).where(kind.candidate_id == candidate_id))
    return {tuple(getattr(row, name) for name in key): row for row in rows}
