"""The words that people write in lists, as data (``lists.toml``), and a text cut into them."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from vrijwilligers.vocabulary.text import fold

FILE = Path(__file__).with_name("lists.toml")
NUMBER = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?")
LONGEST = 2_000  # characters of what says something in such words; each takes its time
BESIDE = r"[^\W\d_]"  # a letter: what is no end of a word


class Token(NamedTuple):
    """A word that is known, a number or a sign: what it is, and what it says."""

    kind: str
    value: Any = None


FILLER, AND, TO = Token("filler"), Token("and"), Token("to")
SIGNS = {",": Token("comma"), ";": Token("stop"), "-": Token("dash"), "/": AND, "&": AND, "+": AND}


@cache
def listed(*path: str) -> Any:
    """Return a part of the data, by its names."""
    found = _data()
    for name in path:
        found = found[name]
    return found


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def fingerprint() -> str:
    """Return what changes when the words do: a row that was read before is then read again."""
    return hashlib.blake2b(FILE.read_bytes(), digest_size=8).hexdigest()


@cache
def folded(*path: str) -> frozenset[str]:
    """Return words of the data as they are compared."""
    return frozenset(map(fold, listed(*path)))


def tokens_of(kind: str, words: Mapping[str, Iterable[str]]) -> dict[str, Token]:
    """Return what each word says: the key that it stands under."""
    return {fold(word): Token(kind, key) for key, many in words.items() for word in many}


def tokens_in(token: Token, *paths: tuple[str, ...]) -> dict[str, Token]:
    """Return one token for all the words of some parts of the data."""
    return {word: token for path in paths for word in folded(*path)}


class Lexicon:
    """Words, the longest first; whatever else has a letter or a digit makes a text unknown."""

    def __init__(self, *words: Mapping[str, Token]) -> None:
        """Take in words; of one that stands there twice the first counts."""
        self.words: dict[str, Token] = {}
        for each in words:
            self.words = {**each, **self.words}
        longest_first = sorted(self.words, key=len, reverse=True)
        known = "|".join(_whole(words) for words in groupby(longest_first, _ends))
        signs = re.escape("".join(SIGNS))
        self.pattern = re.compile(
            rf"(?P<word>{known})|(?P<number>[0-9][0-9.,]*[0-9]|[0-9])|(?P<sign>[{signs}])|(?P<odd>\w+)|[^\w]"
        )

    def tokens(self, text: str) -> list[Token] | None:
        """Return the tokens of a text without its fillers; nothing when a word is not known."""
        if len(text) > LONGEST:
            return None
        found: list[Token] = []
        plain = fold(text.replace("\n", ";").replace("–", "-").replace("½", ",5"))
        for match in self.pattern.finditer(plain):
            token = self._token(match)
            if token is None:
                return None
            if token != FILLER:
                found.append(token)
        return found

    def _token(self, match: re.Match[str]) -> Token | None:
        text = match[0]
        match match.lastgroup:
            case "word":
                return self.words[text]
            case "number":
                return Token("number", text) if NUMBER.fullmatch(text) else None
            case "sign":
                return SIGNS[text]
            case "odd":
                return None
        return FILLER


def _ends(word: str) -> tuple[bool, bool]:
    return word[0].isalpha(), word[-1].isalnum()


def _whole(alike: tuple[tuple[bool, bool], Iterable[str]]) -> str:
    """Match words as wholes: no letter before them, and neither letter nor digit after them.

    That is asked once for all of them that end alike: so those that begin otherwise are passed by.
    """
    (is_letter, is_alnum), words = alike
    before, after = (rf"(?<!{BESIDE})" if is_letter else ""), (r"(?![^\W_])" if is_alnum else "")
    return f"{before}(?:{'|'.join(map(re.escape, words))}){after}"
