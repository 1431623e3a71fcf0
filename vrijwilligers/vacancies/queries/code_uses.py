"""Which column of a vacancy refers to a code list, for who counts how often a code is used."""

from typing import Any

from vrijwilligers.talents.feature import CodeUses
from vrijwilligers.vacancies.models import Vacancy, VacancyTalent

COLUMNS = {"talent": VacancyTalent.code, "category": Vacancy.category}


def column_of(asked: CodeUses) -> tuple[str, Any] | None:
    """Return where vacancies hold the codes of a list; those of their tasks are among them."""
    column = COLUMNS.get(asked.table)
    return None if column is None else ("vacancies", column)
