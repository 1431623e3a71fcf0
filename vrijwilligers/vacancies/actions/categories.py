"""A category, or talents, for many vacancies at once."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.vacancies.actions.own_facts import give_own_facts
from vrijwilligers.vacancies.feature import VacancyDeed
from vrijwilligers.vacancies.fields import PARTS, TASK_TALENTS
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.gaps import hold_without
from vrijwilligers.vacancies.rules import Gap


def categorise(keys: Collection[int], category: str, *, by: int | None, at: datetime) -> int:
    """Give a category to those of these vacancies that have none; return how many that were."""
    found = hold_without(Gap.CATEGORY, keys)
    for vacancy in found:
        if vacancy.source:
            give_own_facts(vacancy, {"category": category}, by=by, at=at)
        else:
            vacancy.category = category
            audit.record(VacancyDeed.CHANGED, vacancy, by=by)
    db.session.flush()
    return len(found)


def give_talents(
    keys: Collection[int], talents: frozenset[str], *, by: int | None, at: datetime
) -> int:
    """Say of those of these vacancies that ask no talent which they ask; return how many."""
    found = hold_without(Gap.TALENTS, keys)
    for vacancy in found:
        if vacancy.source:
            give_own_facts(vacancy, {"talents": talents}, by=by, at=at)
        else:
            _ask(vacancy, talents)
            vacancy.changed_at = at  # it is another version
            audit.record(VacancyDeed.CHANGED, vacancy, by=by)
    db.session.flush()
    return len(found)


def _ask(vacancy: Vacancy, talents: frozenset[str]) -> None:
    """Let a vacancy ask talents, and each of its tasks: a vacancy asks what its tasks do."""
    places: list[tuple[Any, Any]] = [(PARTS["talents"], vacancy)]
    for part, place in places + [(TASK_TALENTS, task) for task in vacancy.tasks]:
        part.write(place, "talents", talents)
