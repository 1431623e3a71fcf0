"""The keys under which a name can be found, and what is looked for when somebody types one.

Each key begins with a sign that says what it is. An index answers at once which keys are, or begin
with, what was typed; so what may be typed from the middle is a key of its own, and so is a word
without one of its letters: two words that are one error apart share such a key.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vrijwilligers.vocabulary.names.spelling import (
    MOST_WORDS,
    PARTICLES,
    core,
    latin,
    sounds,
    spellings,
)

WORD = "="  # a word of the name, from its beginning
INSIDE = "~"  # the rest of a word, from its second letter on
SOUND = "*"  # how a word sounds, between two of these
ERROR = "-"  # a word without one of its letters
AFTER_ALL = "\uffff"
MOST_LOOKED_FOR = 6  # words
SHORTEST_INSIDE = 3  # letters
SHORTEST_WITH_ERROR = 4
LONGEST_WITH_ERROR = 12
LONGEST_INSIDE, MOST_INSIDE = 24, 30
SHORTEST_SOUND = 3  # of which the beginning is enough
NOTHING = ("", "")


class WordKeys(NamedTuple):
    """What is looked for of one word: these keys, or all that stand between two."""

    written: tuple[str, ...]
    heard: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    begins: tuple[str, str] = NOTHING
    inside: tuple[str, str] = NOTHING
    heard_first: tuple[str, str] = NOTHING


WORTH = (1.0, 0.75, 0.6, 0.95, 0.8, 0.5)  # of each kind, to choose whose names are compared


def name_keys(parts: Iterable[str]) -> frozenset[str]:
    """Return every key of a name, of which the parts (first name, family name) are given."""
    ways = [way.split()[:MOST_WORDS] for part in parts for way in spellings(part)]
    apart = {word for way in ways for word in way}
    together = apart | {"".join(way) for way in ways if way}
    every = together | {core(word) for word in together}
    return frozenset(
        {
            *(WORD + word for word in every),
            *(INSIDE + rest for word in together for rest in _rests(word)),
            *(SOUND + heard + SOUND for word in every for heard in sounds(word)),
            *(ERROR + less for word in apart for less in _with_error(word)),
        }
    )


def looked_for(text: str) -> list[WordKeys]:
    """Return by word which keys somebody has who is meant by what was typed."""
    asked = latin(text).split()[:MOST_WORDS]
    every = dict.fromkeys((*sorted(_heavy(asked), key=len, reverse=True), *_joined(asked)))
    return [_of_word(word) for word in every][:MOST_LOOKED_FOR]


def each_word(text: str) -> list[WordKeys]:
    """Return the same of each word that was typed, but for particles beside others."""
    return [_of_word(word) for word in _heavy(latin(text).split()[:MOST_WORDS])]


def _heavy(asked: list[str]) -> list[str]:
    return [word for word in asked if word not in PARTICLES] or asked


def _joined(asked: Sequence[str]) -> list[str]:
    """Return words that are written apart as one: those side by side, and all of them."""
    pairs = ["".join(asked[place : place + 2]) for place in range(len(asked) - 1)]
    return [*pairs, "".join(asked)] if len(asked) > 2 else pairs


def _of_word(word: str) -> WordKeys:
    heard = tuple(dict.fromkeys((*sounds(word), *sounds(core(word)))))
    errors = tuple(_with_error(word))
    return WordKeys(
        written=(WORD + word,),
        begins=between(WORD + word) if len(word) > 1 else NOTHING,
        inside=between(INSIDE + word[:LONGEST_INSIDE]) if len(word) >= SHORTEST_INSIDE else NOTHING,
        heard=tuple(SOUND + one + SOUND for one in heard),
        heard_first=between(SOUND + heard[0])
        if heard and len(heard[0]) >= SHORTEST_SOUND
        else NOTHING,
        errors=(ERROR + word[:LONGEST_WITH_ERROR], *(s + e for e in errors for s in (WORD, ERROR)))
        if errors
        else (),
    )


def between(key: str) -> tuple[str, str]:
    """Return between which two stand all keys that begin so; the second is none of them."""
    return key, key + AFTER_ALL


def _rests(word: str) -> Iterator[str]:
    for place in range(1, min(len(word) - SHORTEST_INSIDE, MOST_INSIDE) + 1):
        yield word[place : place + LONGEST_INSIDE]


def _with_error(word: str) -> set[str]:
    begin = word[:LONGEST_WITH_ERROR]
    if len(begin) < SHORTEST_WITH_ERROR:
        return set()
    return {begin[:place] + begin[place + 1 :] for place in range(len(begin))}
