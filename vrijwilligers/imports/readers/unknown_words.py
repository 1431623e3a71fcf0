"""Words in a file that were not understood, so that somebody can say what they mean."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from vrijwilligers.imports.rules import ColumnSet, ParsedRow
from vrijwilligers.vocabulary.text import holds_national_number

MOST = 60  # different words of one column; more of them is a text, not a list
LONGEST = 60  # characters of such a word


class UnknownWord(NamedTuple):
    """A word that was not understood in its column, and in how many rows it stands."""

    column: str
    word: str
    rows: int


def unknown_words(columns: ColumnSet, rows: Iterable[ParsedRow]) -> list[UnknownWord]:
    """Return the words that nobody gave a meaning, the most used first, column by column.

    Only of columns that may be asked: what is remembered of a list is never somebody's phone.
    """
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for column, word in {(note.column, note.cell) for note in row.notes if note.cell}:
            counted[column][word] += _is_short(word)
    return [
        UnknownWord(column, word, number)
        for column in columns.asked
        for word, number in counted[column].most_common(MOST)
        if number
    ]


def _is_short(word: str) -> bool:
    return len(word) <= LONGEST and word.isprintable() and not holds_national_number(word)
