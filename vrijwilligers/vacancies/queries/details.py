"""A vacancy as the details it can be made of again."""

from typing import Any

from vrijwilligers.records.fields import shared_fields
from vrijwilligers.vacancies.models import Vacancy, VacancyTask
from vrijwilligers.vacancies.rules import (
    LANGUAGES,
    OwnVacancyDetails,
    SourceDetails,
    TaskDetails,
    Text,
    VacancyDetails,
)


def details_of(vacancy: Vacancy) -> OwnVacancyDetails:
    """Return a vacancy as if it were written here."""
    return OwnVacancyDetails(**_shared(vacancy, OwnVacancyDetails))


def standing(vacancy: Vacancy, source: SourceDetails) -> SourceDetails:
    """Return a vacancy as if its source said what holds now."""
    return SourceDetails(
        source_id=source.source_id,
        organisation=source.organisation,
        organisation_kbo=source.organisation_kbo,
        **_shared(vacancy, SourceDetails),
    )


def _shared(vacancy: Vacancy, kind: type[VacancyDetails]) -> dict[str, Any]:
    return {name: getattr(vacancy, name) for name in shared_fields(kind, Vacancy)} | {
        "texts": {text.language: Text(text.title, text.description) for text in vacancy.texts},
        "tasks": tuple(_task(task) for task in vacancy.tasks),
        "talents": frozenset(one.code for one in vacancy.talents),
        "languages": {one.language: one.level for one in vacancy.languages},
    }


def _task(task: VacancyTask) -> TaskDetails:
    written = {language: getattr(task, f"text_{language}") for language in LANGUAGES}
    return TaskDetails(
        texts={language: text for language, text in written.items() if text},
        talents=frozenset(one.code for one in task.talents),
    )
