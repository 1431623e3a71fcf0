"""What is true of vacancies whatever the screen, the file or the database looks like."""

from vrijwilligers.vacancies.rules.details import (
    FULL,
    LANGUAGES,
    MOST_TASKS,
    NO_PRACTICE,
    Allowance,
    OwnVacancyDetails,
    SourceDetails,
    TaskDetails,
    Text,
    TextOrigin,
    VacancyDetails,
    language_of,
    same_address,
    talents_of,
    text_columns,
    text_in,
)
from vrijwilligers.vacancies.rules.files import is_drastic
from vrijwilligers.vacancies.rules.layers import fingerprint
from vrijwilligers.vacancies.rules.lists import (
    UNCONFIRMED,
    Gap,
    ListTab,
    VacancyFilter,
    VacancyOrder,
)
from vrijwilligers.vacancies.rules.status import Status, StatusReport, is_expired, is_open, last_day

__all__ = [
    "FULL",
    "LANGUAGES",
    "MOST_TASKS",
    "NO_PRACTICE",
    "UNCONFIRMED",
    "Allowance",
    "Gap",
    "VacancyOrder",
    "OwnVacancyDetails",
    "ListTab",
    "SourceDetails",
    "Status",
    "StatusReport",
    "TaskDetails",
    "Text",
    "TextOrigin",
    "VacancyDetails",
    "VacancyFilter",
    "fingerprint",
    "is_drastic",
    "is_expired",
    "is_open",
    "language_of",
    "last_day",
    "same_address",
    "talents_of",
    "text_columns",
    "text_in",
]
