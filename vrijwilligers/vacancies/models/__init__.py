"""The tables of the vacancies."""

from vrijwilligers.vacancies.models.layers import OwnFact, VacancySource
from vrijwilligers.vacancies.models.vacancies import (
    ImportProfile,
    ImportProgress,
    Vacancy,
    VacancyImport,
    VacancyLanguage,
    VacancyTalent,
    VacancyTask,
    VacancyTaskTalent,
    VacancyText,
)

__all__ = [
    "ImportProfile",
    "ImportProgress",
    "OwnFact",
    "Vacancy",
    "VacancyImport",
    "VacancyLanguage",
    "VacancySource",
    "VacancyTalent",
    "VacancyTask",
    "VacancyTaskTalent",
    "VacancyText",
]
