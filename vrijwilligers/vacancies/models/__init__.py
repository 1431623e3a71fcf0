"""The tables of the vacancies."""

from vrijwilligers.vacancies.models.layers import OwnFact, PublicSource, VacancySource
from vrijwilligers.vacancies.models.vacancies import (
    Vacancy,
    VacancyLanguage,
    VacancyTalent,
    VacancyTask,
    VacancyTaskTalent,
    VacancyText,
)

__all__ = [
    "OwnFact",
    "PublicSource",
    "Vacancy",
    "VacancyLanguage",
    "VacancySource",
    "VacancyTalent",
    "VacancyTask",
    "VacancyTaskTalent",
    "VacancyText",
]
