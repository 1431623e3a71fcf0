"""Words in a file that are not of our closed lists, so that somebody can say what they mean."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.exchange.tables import Table
from vrijwilligers.vacancies.readers.columns import CODED, YES_OR_NO
from vrijwilligers.vacancies.readers.mappings import ColumnMap, words
from vrijwilligers.vacancies.readers.rows import Codes
from vrijwilligers.vacancies.rules import Allowance
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.text import fold, holds_national_number

MOST = 60  # different words of one column; more of them is a text, not a list
LONGEST = 60  # characters of such a word


class Unknown(NamedTuple):
    """A word that is not of the list of its column, and in how many rows it stands."""

    column: str
    word: str
    rows: int


def unknowns(table: Table, found: ColumnMap, known: Codes) -> list[Unknown]:
    """Return the words that nobody gave a meaning, the most used first, column by column."""
    told = ColumnMap(found.columns, {**words(), **found.values})
    by_header = {column: header for header, column in found.columns.items()}
    return [
        unknown
        for column in CODED
        if column in by_header
        for unknown in _of_column(table, by_header[column], column, told, known)
    ]


def _of_column(
    table: Table, header: str, column: str, told: ColumnMap, known: Codes
) -> list[Unknown]:
    seen: Counter[str] = Counter()
    for row in table.rows:
        seen.update(_words(column, row.cells.get(header, "")))
    given, is_known = told.values.get(column, {}), _test(column, known)
    unknown = Counter(
        {word: n for word, n in seen.items() if fold(word) not in given and not is_known(word)}
    )
    return [Unknown(column, word, rows) for word, rows in unknown.most_common(MOST)]


def _words(column: str, text: str) -> set[str]:
    found = cells.words(text) if column == "talents" else (text,)
    return {word for word in found if word and _is_short(word)}


def _is_short(word: str) -> bool:
    return len(word) <= LONGEST and word.isprintable() and not holds_national_number(word)


def _test(column: str, known: Codes) -> Callable[[str], bool]:
    if column in YES_OR_NO:
        return _is_yes_or_no
    codes = {
        "category": known.categories | known.category_names.keys(),
        "talents": known.talents | known.talent_names.keys(),
        "engagement": frozenset(Engagement),
        "allowance": frozenset(Allowance),
    }[column]
    return lambda word: word.lower() in codes or fold(word) in codes


def _is_yes_or_no(word: str) -> bool:
    try:
        cells.yes_or_no(word)
    except BadCell:
        return False
    return True
