"""Questions about vacancies and their imports. Nothing here changes anything."""

from vrijwilligers.vacancies.queries.list_tabs import is_open, is_published, on_tab
from vrijwilligers.vacancies.queries.lists import listed
from vrijwilligers.vacancies.queries.sources import (
    KnownVacancy,
    known_of,
    source_names,
)
from vrijwilligers.vacancies.queries.vacancies import (
    IN_LIST,
    ON_ITS_PAGE,
    WHOLE,
    by_ids,
    get,
    hold,
    of_organisation,
    open_counts,
    searching,
)

__all__ = [
    "IN_LIST",
    "KnownVacancy",
    "ON_ITS_PAGE",
    "WHOLE",
    "by_ids",
    "get",
    "hold",
    "is_open",
    "is_published",
    "known_of",
    "listed",
    "of_organisation",
    "on_tab",
    "open_counts",
    "searching",
    "source_names",
]
