"""Questions about vacancies. Nothing here changes anything, or loads what only imports need."""

from vrijwilligers.vacancies.queries.finding import FoundVacancy, searching
from vrijwilligers.vacancies.queries.list_tabs import is_open, is_published, on_tab
from vrijwilligers.vacancies.queries.lists import listed
from vrijwilligers.vacancies.queries.vacancies import (
    IN_LIST,
    ON_ITS_PAGE,
    WHOLE,
    by_ids,
    get,
    hold,
    in_list,
    numbered,
    of_organisation,
    open_counts,
)

__all__ = [
    "FoundVacancy",
    "IN_LIST",
    "ON_ITS_PAGE",
    "WHOLE",
    "by_ids",
    "in_list",
    "get",
    "hold",
    "is_open",
    "is_published",
    "listed",
    "of_organisation",
    "on_tab",
    "open_counts",
    "numbered",
    "searching",
]
