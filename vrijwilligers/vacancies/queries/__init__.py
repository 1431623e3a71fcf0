"""Questions about vacancies and their imports. Nothing here changes anything."""

from vrijwilligers.vacancies.queries.files import get_import, hold_import, imports
from vrijwilligers.vacancies.queries.lists import listed
from vrijwilligers.vacancies.queries.shelves import is_open, is_published, on_shelf
from vrijwilligers.vacancies.queries.sources import (
    Known,
    known_codes,
    known_of,
    source_as_known,
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
    "Known",
    "ON_ITS_PAGE",
    "WHOLE",
    "by_ids",
    "get",
    "get_import",
    "hold",
    "hold_import",
    "imports",
    "is_open",
    "is_published",
    "known_codes",
    "known_of",
    "listed",
    "of_organisation",
    "on_shelf",
    "open_counts",
    "searching",
    "source_as_known",
    "source_names",
]
