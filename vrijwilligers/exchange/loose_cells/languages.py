"""Languages and how well they are spoken: *Nederlands (basis)*, *FR/NL*, *français courant*."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from babel import Locale
from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.cells import BadCell, short
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.levels import HEARD, Level
from vrijwilligers.vocabulary.lexicon import (
    AND,
    FILLER,
    SIGNS,
    Lexicon,
    Token,
    folded,
    listed,
    tokens_in,
    tokens_of,
)
from vrijwilligers.vocabulary.text import fold

PARTED = re.compile(r"[,;/\n&+]|\s-\s")  # between languages
A_CODE = re.compile(r"([A-Za-z]{2,3})(?:\s*[:=(-]?\s*([A-Za-z]\w*))?\s*\)?")
COMMA, DASH = SIGNS[","], SIGNS["-"]


def languages(text: str) -> dict[str, Level]:
    """Read the languages that are needed; a bare one means a first word of it (A1)."""
    return {code: level or Level.A1 for code, level in spoken_languages(text).items()}


def spoken_languages(text: str) -> dict[str, Level | None]:
    """Read languages by their codes or names, with their levels where those are said."""
    found: dict[str, Level | None] = {}
    if fold(text) in folded("language_cells", "none"):
        return found
    for code, wanted in _all(text):
        if found.setdefault(code, wanted) != wanted:
            raise BadCell(_l("“%(code)s” is there with two levels.", code=code))
    return found


def level(text: str) -> Level | None:
    """Read a level, also in words."""
    try:
        return cells.level(text)
    except BadCell:
        known = tokens_of("level", listed("levels"))
        if fold(text) not in known:
            raise
        return Level(known[fold(text)].value)


def _all(text: str) -> Iterator[tuple[str, Level | None]]:
    for part in filter(str.strip, PARTED.split(text)):
        yield from _as_code(part.strip()) or _as_words(part)


def _as_code(part: str) -> list[tuple[str, Level | None]]:
    """Read one code that stands alone, or with a level: *en* is no language among words."""
    found = A_CODE.fullmatch(part)
    if not found or found[1].lower() not in _codes():
        return []
    try:
        return [(found[1].lower(), level(found[2] or ""))]
    except BadCell:
        return []


def _as_words(part: str) -> list[tuple[str, Level | None]]:
    tokens = _lexicon().tokens(part)
    found = _paired([one for one in tokens or () if one not in (AND, COMMA, DASH)])
    if not found:
        raise BadCell(_l("“%(text)s” is not a known language.", text=short(part.strip())))
    return found


def _paired(tokens: Sequence[Token]) -> list[tuple[str, Level | None]]:
    """Give each level to the language before it, else to the one after it."""
    found: list[tuple[str, Level | None]] = []
    waiting: Level | None = None
    for kind, value in tokens:
        if kind == "language":
            found.append((value, waiting))
            waiting = None
        elif kind == "level" and found and found[-1][1] is None:
            found[-1] = (found[-1][0], Level(value))
        elif kind == "level" and waiting is None:
            waiting = Level(value)
        else:
            return []
    return [] if waiting else found


@cache
def _codes() -> frozenset[str]:
    known = map(str, Locale("en").languages)
    return frozenset({code for code in known if len(code) == 2} | {*HEARD})


@cache
def _lexicon() -> Lexicon:
    joints = tokens_in(AND, ("joints", "and"))  # *Dutch or French* asks one of two: no such thing
    names = {
        fold(str(name)): Token("language", code)
        for locale in LANGUAGES
        for code, name in Locale(locale).languages.items()
        if code in _codes()
    }
    levels = tokens_of("level", listed("levels"))
    exact = {one.lower(): Token("level", one.value) for one in Level}
    codes = {code: Token("language", code) for code in _codes()}
    fillers = tokens_in(FILLER, ("language_cells", "filler"))
    own = tokens_of("language", listed("languages"))
    return Lexicon(joints, own, names, levels, exact, fillers, codes)
