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

# Others that are heard here; what is not among them either is typed.
HEARD = (
    *("af", "ak", "am", "az", "be", "bm", "bn", "bs", "ca", "ceb", "ckb", "cs", "da", "el"),
    *("et", "fi", "ff", "fil", "ga", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "ig", "is"),
    *("ja", "ka", "kab", "kk", "km", "kn", "ko", "ku", "ky", "lb", "lg", "ln", "lo", "lt"),
    *("lua", "lv", "man", "mg", "mk", "ml", "mn", "mr", "ms", "mt", "my", "nb", "ne", "ny", "om"),
    *("pa", "ps", "rif", "rn", "rom", "rw", "shi", "si", "sk", "sl", "sn", "so"),
    *("sq", "sr", "sv", "sw", "ta", "te", "th", "ti", "tk", "tl", "tt", "tw", "tzm", "ug", "ur"),
    *("uz", "vi", "wo", "xh", "yi", "yo", "yue", "zgh", "zh", "zu"),
)


def rank_of(level: str | None) -> int:
    """Return 1 (A1) to 7 (native), and 0 where nothing is known."""
    return RANK[Level(level)] if level else NO_LEVEL
