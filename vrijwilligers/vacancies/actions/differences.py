"""What a file changes in a vacancy: field, before and after, as plain values."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from vrijwilligers.vacancies.rules import LANGUAGES, SourceDetails
from vrijwilligers.vacancies.rules.layers import Values, values_of
from vrijwilligers.vocabulary.text import fold

Difference = tuple[str, Any, Any]
PARTS = ("title", "description")
LISTS = ("languages", "talents")
IN_ORDER = (
    "organisation",
    *(f"{part}_{language}" for part in PARTS for language in LANGUAGES),
    *(one.name for one in fields(SourceDetails) if one.name not in LISTS),
    *LISTS,
)


def between(before: Values, after: SourceDetails) -> list[Difference]:
    """Return the fields that differ from what the source said before, in one order."""
    old, new = dict(_by_column(before)), dict(_by_column(values_of(after)))
    if fold(old["organisation"]) == fold(new["organisation"]):
        new["organisation"] = old["organisation"]
    names = (name for name in dict.fromkeys(IN_ORDER) if old.get(name) != new.get(name))
    return [(name, old.get(name), new.get(name)) for name in names]


def _by_column(values: Values) -> Iterator[tuple[str, Any]]:
    """Take texts apart: title and description are columns of their own."""
    for name, value in values.items():
        if name.startswith("text_"):
            yield from zip((f"{part}{name[4:]}" for part in PARTS), value, strict=True)
        else:
            yield name, value
