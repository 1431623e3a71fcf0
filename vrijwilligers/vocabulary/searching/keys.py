"""The keys under which a text can be found, and what is looked for when somebody types words.

A key is the root of a word; of a title there are also its whole, and what its words end with: who
types *opvang* means *kinderopvang* too. Titles that say the same in another order or form share one
more. An index answers at once which keys are, or begin with,
what was typed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from vrijwilligers.vocabulary.names.keys import NOTHING, between
from vrijwilligers.vocabulary.searching.roots import (
    every_word_of,
    root,
    roots_of,
    single,
    words_of,
)

SAME = "\0"  # after a key, before all that begin with it
WHOLE = "="  # a title from its first word to its last
INSIDE = "~"  # the rest of a long word
ALIKE = "#"  # what titles share that say the same: roots and figures, in one order
FIGURES = re.compile(r"\d+")
MOST_WORDS = 6  # that are looked for
SHORTEST_BEGUN = 5  # letters of a root of which the beginning of a word is enough
SHORTEST_REST = 4
SHORTEST_IN_TEXTS, SHORTEST_OF_CODE = 4, 3  # letters of which the beginning of a word is enough
LONGEST_WHOLE, LONGEST_ALIKE = 80, 500
ONE_ERROR, TWO_ERRORS = 4, 8  # letters from which on a word may have so many


class WordPlace(IntEnum):
    """Where a word of a search stands, the best first."""

    WHOLE_TITLE = 0
    TITLE = 1
    ORGANISATION = 2
    CODE = 3  # what kind of work, which talents, where
    TEXT = 4


WHOLE_TITLE, TITLE, TEXT = (
    int(one) for one in (WordPlace.WHOLE_TITLE, WordPlace.TITLE, WordPlace.TEXT)
)


class WordAsked(NamedTuple):
    """What is looked for of one word: its root, all keys between two, all rests between two."""

    word: str
    root: str
    begins: tuple[str, str]
    inside: tuple[str, str]

    @property
    def is_short(self) -> bool:
        """Tell whether so little was typed that half of all texts have a word that begins so."""
        return len(self.word) < SHORTEST_IN_TEXTS

    @property
    def parts(self) -> tuple[str, ...]:
        """The keys of words of which this one may be made: *huiswerk* and *begeleiding*."""
        word = single(self.word)
        first = {word[:end] for end in range(SHORTEST_REST, len(word))}
        last = {word[start:] for start in range(SHORTEST_REST, len(word) - SHORTEST_REST)}
        every = {each for one in first | last for each in (one, root(one))}
        return (*sorted(every), *sorted(INSIDE + one for one in every if len(one) > SHORTEST_REST))


def keys_of(titles: Iterable[str], texts: Iterable[str]) -> dict[str, int]:
    """Return the keys of what is found by these titles and other texts, with their best place."""
    titles = list(titles)
    in_titles = roots_of(" . ".join(titles))
    return {
        **dict.fromkeys(roots_of(" . ".join(texts)), TEXT),
        **{rest: TITLE for one in in_titles for rest in _rests(one)},
        **dict.fromkeys(in_titles, TITLE),
        **dict.fromkeys(map(whole, titles), WHOLE_TITLE),
        **dict.fromkeys(map(alike, titles), WHOLE_TITLE),
    }


def whole(title: str) -> str:
    """Return the key of a title from its first word to its last."""
    return WHOLE + " ".join(every_word_of(title))[:LONGEST_WHOLE]


def alike(title: str) -> str:
    """Return the key that a title shares with those that say the same in other forms or order.

    What differs in a figure is another: *groep 1* and *groep 2*, the same work on two days.
    """
    said = roots_of(title) | {*FIGURES.findall(title)} or {*every_word_of(title)}
    said = said or {title.lower()}  # of signs alone
    return ALIKE + " ".join(sorted(said))[:LONGEST_ALIKE]


def words_asked(text: str) -> list[WordAsked]:
    """Return what is looked for of each word that somebody typed."""
    words = words_of(text) or every_word_of(text)
    return [_asked(word) for word in dict.fromkeys(words)][:MOST_WORDS]


def _asked(word: str) -> WordAsked:
    its_root = root(word)
    begun = its_root if len(its_root) >= SHORTEST_BEGUN else single(word)
    inside = between(INSIDE + begun) if len(begun) >= SHORTEST_REST else NOTHING
    return WordAsked(word, its_root, between(begun), inside)


class NamedCodes:
    """Codes by the words of their names: few enough to be looked through here."""

    def __init__(self, named: Iterable[tuple[str, str, str]]) -> None:
        """Take in codes, each with its kind and all its names."""
        words = ((root(word), kind, code) for kind, code, name in named for word in words_of(name))
        self._by_root = sorted(set(words))

    def of(self, word: WordAsked) -> dict[str, list[str]]:
        """Return by kind the codes of which a name has a word, or one that begins with it."""
        found: dict[str, set[str]] = {}
        begins = word.begins if len(word.word) >= SHORTEST_OF_CODE else NOTHING
        for first, beyond in ((word.root, word.root + SAME), begins):
            start, end = (bisect_left(self._by_root, (key,)) for key in (first, beyond))
            for _root, kind, code in self._by_root[start:end]:
                found.setdefault(kind, set()).add(code)
        return {kind: sorted(codes) for kind, codes in found.items()}


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return which of some roots a word may be with a typing error or two."""
    wanted = root(word)
    most = 2 if len(wanted) >= TWO_ERRORS else 1 if len(wanted) >= ONE_ERROR else 0
    if not most:
        return []
    far = {one: OSA.distance(wanted, one, score_cutoff=most) for one in known}
    return [one for one, errors in far.items() if errors <= most]


def first_letters(word: str) -> tuple[str, ...]:
    """Return with which letter a word begins that was typed with an error or two."""
    return tuple(dict.fromkeys(root(word)[:2]))


@lru_cache(maxsize=20_000)
def _rests(its_root: str) -> tuple[str, ...]:
    """Return the keys of what a word ends with, from its fourth letter on."""
    places = range(3, len(its_root) - SHORTEST_REST + 1)
    return tuple(INSIDE + its_root[place:] for place in places)
