"""The root of a word: what its forms in Dutch, French and English have in common.

Our own rules, the same for all three, as a text or what somebody types may be in any: no accents,
no doubled letters (*boom* and *bomen*), no usual endings. Two words may share a root by chance;
a word and its plural hardly ever miss each other.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from vrijwilligers.vocabulary.names.spelling import latin
from vrijwilligers.vocabulary.text import SPECIAL

DOUBLED = re.compile(r"([a-z])\1+")
HEARD_ALIKE = (("y", "i"), ("ph", "f"))
SUFFIXES = (  # the first that leaves so many letters goes, again and again
    *(("eren", "", 4), ("aux", "al", 3), ("ing", "", 4), ("tje", "", 4), ("je", "", 4)),
    *(("ed", "", 4), ("en", "", 3), ("er", "", 3), ("es", "e", 2), ("s", "", 4), ("e", "", 3)),
)
VOICED = {"v": "f", "z": "s"}  # brieven and brief, huizen and huis
WORD = re.compile(r"[a-z0-9]{2,40}")
ACCENTED = re.compile("\\w*[\u00df-\u024f]\\w*")
ACCENTS = re.compile("[\u0300-\u036f]+")
OTHER_SCRIPT = re.compile("[^\\W\\d_\u0000-\u036f]")  # a letter of it
LONGEST = 40  # letters of what is remembered
FUNCTION_WORDS = Path(__file__).with_name("function_words.txt")


def words_of(text: str) -> list[str]:
    """Return the words of a text in Latin letters, without those that stand in any text.

    What is such a word only without its accent is none: *thé* is not *the*.
    """
    without = _function_words()
    words = [word for word in every_word_of(text) if word not in without]
    if text.isascii():
        return words
    accented = (word for word in ACCENTED.findall(text.lower()) if word not in without)
    return [*words, *(one for word in accented for one in every_word_of(word))]


def roots_of(text: str) -> set[str]:
    """Return the roots of the words of a text; what stands in many texts is looked at once."""
    return {
        one
        for written in {*text.split()}
        for one in (_roots_of(written) if len(written) <= LONGEST else map(root, words_of(written)))
    }


@lru_cache(maxsize=20_000)
def _roots_of(written: str) -> tuple[str, ...]:
    return tuple(map(root, words_of(written)))


def every_word_of(text: str) -> list[str]:
    """Return the words of a text in Latin letters, but for single ones."""
    return WORD.findall(_plain(text))


def _plain(text: str) -> str:
    """Write a text small and without accents, as ``latin`` does: quickly where it is Latin."""
    if text.isascii():
        return text.lower()
    if OTHER_SCRIPT.search(text):
        return latin(text)
    small = text.lower().translate(SPECIAL)
    return ACCENTS.sub("", unicodedata.normalize("NFKD", small))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(FUNCTION_WORDS.read_text(encoding="utf-8").split())


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """Return what all forms of a word have in common."""
    rest = single(word)
    while shorter := _stripped(rest):
        rest = shorter
    return rest[:-1] + VOICED.get(rest[-1], rest[-1])


def single(word: str) -> str:
    """Write a word without doubled letters: what may be typed of it begins as it does."""
    for written, heard in HEARD_ALIKE:
        word = word.replace(written, heard)
    return DOUBLED.sub(r"\1", word)


def _stripped(word: str) -> str:
    """Return a word without one ending; nothing where it has none."""
    for ending, instead, least in SUFFIXES:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)] + instead
    return ""
