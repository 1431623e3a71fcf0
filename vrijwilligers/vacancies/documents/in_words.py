"""Our table of vacancies for who reads it: headers and values in words, in the language spoken.

What stands in it comes in again as the same (docs/exchange.md).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from vrijwilligers.exchange.sheets import Value
from vrijwilligers.organisations.wording import say_kbo
from vrijwilligers.vacancies.documents import canonical
from vrijwilligers.vacancies.readers.columns import YES_OR_NO
from vrijwilligers.vacancies.rules import SourceDetails
from vrijwilligers.vacancies.wording.fields import Codes, code_names, say_field
from vrijwilligers.vacancies.wording.files import COLUMNS
from vrijwilligers.vacancies.wording.values import say_places
from vrijwilligers.vocabulary.text import unmistakable
from vrijwilligers.vocabulary.words import say_municipality

SAID = (  # as a page says them
    *("engagement", "days", "practise_dutch", "allowance"),
    *YES_OR_NO,
)
OTHERWISE: Mapping[str, Callable[[SourceDetails], Value]] = {
    "organisation_kbo": lambda one: say_kbo(one.organisation_kbo),
    "places": lambda one: one.places or say_places(one.places),
    "municipality": lambda one: unmistakable(one.place or "") or say_municipality(one.municipality),
}


def columns() -> list[str]:
    """Return what the columns are called."""
    return [str(COLUMNS[column]) for column in canonical.COLUMNS]


def rows_of(vacancies: Iterable[SourceDetails]) -> Iterator[list[Value]]:
    """Write vacancies as the cells of their rows; what many of them say is put in words once."""
    codes, say = code_names(), cache(_say)
    return (_cells(details, codes, say) for details in vacancies)


def _say(name: str, value: Any) -> str:
    return say_field(name, dict(value) if isinstance(value, tuple) else value, {})


def _cells(details: SourceDetails, codes: Codes, say: Callable[[str, Any], str]) -> list[Value]:
    cells: dict[str, Any] = dict(zip(canonical.COLUMNS, canonical.cells_of(details), strict=True))
    cells |= {name: say(name, getattr(details, name)) for name in SAID}
    cells["languages"] = say("languages", (*details.languages.items(),))
    cells |= {name: written(details) for name, written in OTHERWISE.items()}
    cells["category"] = codes["category"].get(details.category or "", details.category)
    names = codes["talents"]
    cells["talents"] = ", ".join(names.get(code, code) for code in sorted(details.talents))
    return list(cells.values())
