"""Words that few learners know, each with a simpler one to try: data, and tried on Dutch only.

The list is our own and short (``rare_words.toml``); what it says is a hint that stops nobody.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("rare_words.toml")


@dataclass(frozen=True)
class RareWord:
    """A word as it is written in a text, and a simpler one."""

    word: str
    simpler: str


def rare_words(text: str, language: str) -> tuple[RareWord, ...]:
    """Return the rare words of a text, each once, in their order; none where we have no list."""
    simpler = _simpler(language)
    if not simpler:
        return ()
    found = dict.fromkeys(match[0].lower() for match in _pattern(language).finditer(text))
    return tuple(RareWord(word, simpler[" ".join(word.split())]) for word in found)


@cache
def _simpler(language: str) -> dict[str, str]:
    """Return the simpler word of each rare one."""
    listed = tomllib.loads(FILE.read_text(encoding="utf-8")).get(language, {})
    return {word: simpler for simpler, words in listed.items() for word in words}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return what finds the words: a longer one before the one that begins it, never in another."""
    longest_first = sorted(_simpler(language), key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
