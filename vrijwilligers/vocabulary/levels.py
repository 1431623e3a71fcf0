"""Languages that people speak, and how well: the levels of the Common European Framework."""

from enum import StrEnum


class Level(StrEnum):
    """How well somebody speaks a language (CEFR), from a first word to the mother tongue."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"


RANK = {level: rank for rank, level in enumerate(Level, start=1)}
NO_LEVEL = 0

# Those most heard at a desk in Brussels come first; any other ISO 639-1 code is welcome too.
COMMON = ("nl", "fr", "en", "ar", "tr", "es", "pt", "de", "it", "pl", "ro", "bg", "ru", "uk", "fa")


def rank_of(level: str | None) -> int:
    """Return 1 (A1) to 7 (native), and 0 where nothing is known."""
    return RANK[Level(level)] if level else NO_LEVEL
