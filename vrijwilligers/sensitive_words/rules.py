"""What the words say, and how they are found in a text: whole words, however they are spelt.

A word ends in a star when everything that begins with it counts; it may be a few words. An
exception stands for itself, or for what it stands beside: ``people with ...`` lets the three words
after it through in its part of the sentence, ``... food`` the two before it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from vrijwilligers.vocabulary.text import fold

PARTS = re.compile(r"[^\W_]+|[.,;:!?\n()]")
PARTS_OF_ENTRY = re.compile(r"\.\.\.|[^\W_]+\*?")
ANYTHING, STEM = "...", "*"
AFTER, BEFORE = 3, 2  # how many words an exception lets through beside it
LONGEST_WORD = 100
SHORTEST_STEM = 3


class WordKind(StrEnum):
    """What a word says of somebody; an exception lets through what it covers."""

    ILLNESS = "illness"
    FAITH = "faith"
    ORIGIN = "origin"
    STATUS = "status"
    EXCEPTION = "exception"


class _Token(NamedTuple):
    """A word of a text: as it is compared, as it was typed, and in which part of the sentence."""

    folded: str
    typed: str
    clause: int


class _Node:
    """A place in the tree of entries: what may come next, and what ends here."""

    def __init__(self) -> None:
        self.words: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.ends: list[tuple[bool, bool, bool]] = []

    def next(self, word: str) -> Iterator["_Node"]:
        """Yield where a word leads to: at most one node for each length of a stem."""
        if word in self.words:
            yield self.words[word]
        if self.stems:
            for length in range(SHORTEST_STEM, min(len(word), LONGEST_WORD) + 1):
                if word[:length] in self.stems:
                    yield self.stems[word[:length]]


class WordMatcher:
    """All words of the list at once; the time it takes grows with the text alone."""

    def __init__(self, entries: Iterable[tuple[str, WordKind]]) -> None:
        self._root = _Node()
        for word, kind in entries:
            self._add(parts_of(word), is_exception=kind == WordKind.EXCEPTION)

    def find(self, text: str | None) -> tuple[str, ...]:
        """Return what is found in a text, in small letters, each once, in the order of the text."""
        tokens = _tokens(text or "")
        found: list[tuple[int, int]] = []
        covered: set[int] = set()
        for start in range(len(tokens)):
            for end, (is_exception, before, after) in self._at(tokens, start):
                if is_exception:
                    covered |= _covered(tokens, start, end, before=before, after=after)
                else:
                    found.append((start, end))
        words = (
            " ".join(token.typed for token in tokens[start:end])
            for start, end in found
            if not covered.issuperset(range(start, end))
        )
        return tuple(dict.fromkeys(words))

    def _add(self, parts: list[str], *, is_exception: bool) -> None:
        before, after = parts[:1] == [ANYTHING], parts[-1:] == [ANYTHING]
        node = self._root
        for part in (part for part in parts if part != ANYTHING):
            nodes = node.stems if part.endswith(STEM) else node.words
            node = nodes.setdefault(part.removesuffix(STEM), _Node())
        if node is not self._root:
            node.ends.append((is_exception, before, after))

    def _at(
        self, tokens: list[_Token], start: int
    ) -> Iterator[tuple[int, tuple[bool, bool, bool]]]:
        """Yield what begins at a word, with the place where it ends."""
        nodes, end = [self._root], start
        while nodes and end < len(tokens) and tokens[end].clause == tokens[start].clause:
            nodes = [after for node in nodes for after in node.next(tokens[end].folded)]
            end += 1
            yield from ((end, one) for node in nodes for one in node.ends)


def parts_of(entry: str) -> list[str]:
    """Return the words of an entry as they are compared, with their stars and the ``...``."""
    return PARTS_OF_ENTRY.findall(_folded(entry.replace("…", ANYTHING)))


def is_an_entry(word: str, kind: WordKind) -> bool:
    """Tell whether a word can stand on the list: no star after two letters, no ``...`` alone."""
    parts = parts_of(word)
    words = [part for part in parts if part != ANYTHING]
    stems = [part for part in words if part.endswith(STEM)]
    is_plain = kind == WordKind.EXCEPTION or ANYTHING not in parts
    inside = ANYTHING in parts[1:-1]
    return bool(words) and is_plain and not inside and all(len(s) > SHORTEST_STEM for s in stems)


def _covered(tokens: list[_Token], start: int, end: int, *, before: bool, after: bool) -> set[int]:
    """Return which words an exception lets through, in its own part of the sentence."""
    first = max(0, start - BEFORE) if before else start
    last = min(len(tokens), end + AFTER) if after else end
    clause = tokens[start].clause
    return {place for place in range(first, last) if tokens[place].clause == clause}


def _tokens(text: str) -> list[_Token]:
    tokens, clause = [], 0
    for part in PARTS.findall(_seen(text)):
        if part[0].isalnum():
            tokens.append(_Token(fold(part), part.lower(), clause))
        else:
            clause += 1
    return tokens


def _folded(text: str) -> str:
    return fold(_seen(text))


def _seen(text: str) -> str:
    """Put letters and their accents together, and drop what nobody sees: it would split a word."""
    if text.isascii():
        return text
    whole = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in whole if unicodedata.category(sign) not in ("Mn", "Cf"))
