"""Words in a file that are not of our closed lists, so that somebody can say what they mean."""

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.tables import Table
from vrijwilligers.imports.readers.headers import words_in
from vrijwilligers.imports.rules import ColumnMap, ColumnSet, ImportKind
from vrijwilligers.vocabulary.text import fold, holds_national_number

MOST = 60  # different words of one column; more of them is a text, not a list
LONGEST = 60  # characters of such a word


class UnknownWord(NamedTuple):
    """A word that is not of the list of its column, and in how many rows it stands."""

    column: str
    word: str
    rows: int


def unknown_words(
    kind: ImportKind, table: Table, found: ColumnMap, codes: Any
) -> list[UnknownWord]:
    """Return the words that nobody gave a meaning, the most used first, column by column."""
    told = {**words_in(kind.columns.names), **found.values}
    by_column = {column: header for header, column in found.columns.items()}
    return [
        UnknownWord(column, word, rows)
        for column in kind.columns.coded
        if column in by_column
        for word, rows in _of_column(
            kind.columns, table, by_column[column], column, told, kind.is_word(column, codes)
        )
    ]


def _of_column(
    columns: ColumnSet,
    table: Table,
    header: str,
    column: str,
    told: Any,
    is_known: Callable[[str], bool],
) -> list[tuple[str, int]]:
    counted: Counter[str] = Counter()
    for row in table.rows:
        counted.update(_words(columns, column, row.cells.get(header, "")))
    given = told.get(column, {})
    unknown = {w: n for w, n in counted.items() if fold(w) not in given and not is_known(w)}
    return Counter(unknown).most_common(MOST)


def _words(columns: ColumnSet, column: str, text: str) -> set[str]:
    each = cells.words(text) if column in columns.many else (text,)
    return {word for word in each if word and _is_short(word)}


def _is_short(word: str) -> bool:
    return len(word) <= LONGEST and word.isprintable() and not holds_national_number(word)
