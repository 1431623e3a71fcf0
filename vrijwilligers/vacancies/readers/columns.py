"""The columns of our own table of vacancies, as in docs/exchange.md."""

import hashlib
from collections.abc import Mapping
from datetime import date

from vrijwilligers.exchange.field_columns import FieldColumns
from vrijwilligers.vacancies.rules import LANGUAGES, SourceDetails, Text
from vrijwilligers.vocabulary.text import fold

FIELDS = FieldColumns(
    SourceDetails,
    {
        "texts": tuple(f"{part}_{code}" for part in Text._fields for code in LANGUAGES),
        "place": (),  # in a file it is the municipality
        "source_url": ("url",),
        **dict.fromkeys(("tasks", "street", "directions"), ()),  # no source says these to us yet
    },
    first=("source_id", "organisation", "organisation_kbo"),
)
COLUMNS = FIELDS.names
TITLES = tuple(f"title_{code}" for code in LANGUAGES)
YES_OR_NO = FIELDS.of_type(bool)
CODED = ("category", "talents", "engagement", "allowance", *YES_OR_NO)  # words of a closed list

TYPED = (  # of which somebody may say once what a word means; what reaches a person is no such word
    *FIELDS.of_type(date),
    *("days", "hours_per_week", "places", "postcode", "languages", "practise_dutch", "minimum_age"),
)


def made_key(cells: Mapping[str, str]) -> str:
    """Make a number of organisation and title that stays the same; empty when one is missing."""
    title = next((cells[name] for name in TITLES if cells.get(name)), "")
    organisation = cells.get("organisation", "")
    if not (fold(title) and fold(organisation)):
        return ""
    both = f"{fold(organisation)}\n{fold(title)}"
    return "made-" + hashlib.sha256(both.encode()).hexdigest()[:16]
