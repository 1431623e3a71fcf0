"""The tables of the vacancies."""

from vrijwilligers.vacancies.models.keys import VacancyKey
from vrijwilligers.vacancies.models.layers import AskedSource, OwnFact, PublicSource, VacancySource
from vrijwilligers.vacancies.models.pairs import VacancyPair
from vrijwilligers.vacancies.models.vacancies import (
    Vacancy,
    VacancyLanguage,
    VacancyTalent,
    VacancyTask,
    VacancyTaskTalent,
    VacancyText,
)

__all__ = [
    "AskedSource",
    "OwnFact",
    "PublicSource",
    "Vacancy",
    "VacancyKey",
    "VacancyLanguage",
    "VacancyPair",
    "VacancySource",
    "VacancyTalent",
    "VacancyTask",
    "VacancyTaskTalent",
    "VacancyText",
]
