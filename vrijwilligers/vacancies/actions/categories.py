"""A category for many vacancies at once."""

from collections.abc import Collection
from datetime import datetime

from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.vacancies.actions.own_facts import give_own_facts
from vrijwilligers.vacancies.feature import VacancyDeed
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.gaps import hold_without_category


def categorise(keys: Collection[int], category: str, *, by: int | None, at: datetime) -> int:
    """Give a category to those of these vacancies that have none; return how many that were."""
    found = hold_without_category(keys)
    for vacancy in found:
        _give(vacancy, category, by=by, at=at)
    db.session.flush()
    return len(found)


def _give(vacancy: Vacancy, category: str, *, by: int | None, at: datetime) -> None:
    if vacancy.source:
        give_own_facts(vacancy, {"category": category}, by=by, at=at)
        return
    vacancy.category = category
    audit.record(VacancyDeed.CHANGED, vacancy, by=by)
