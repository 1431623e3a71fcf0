"""Numbers with words around them: *3 à 4*, *16+*, *vanaf 18 jaar*, *4 h par semaine*, *volzet*."""

import re
from collections.abc import Sequence
from functools import cache

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.cell_notes import Remarked
from vrijwilligers.exchange.cells import BadCell, short
from vrijwilligers.vocabulary.lexicon import (
    FILLER,
    SIGNS,
    TO,
    Lexicon,
    Token,
    listed,
    tokens_in,
    tokens_of,
)

HALVES = re.compile(r"(\d{1,3})\s*(?:u|h|uur)\s*([0-5]\d)\b", re.IGNORECASE)  # 2u30
BETWEEN = (TO, SIGNS["-"], SIGNS["/"])  # numbers of a range; */* is *and*, which *or* is too
FULL, NONE, OPEN = Token("full"), Token("none"), Token("open")


def people(text: str) -> int | Remarked | None:
    """Read how many people are sought; of *3 à 4* the lower, which is sought for sure."""
    return _whole(text, "people")


def age(text: str) -> int | Remarked | None:
    """Read from which age: *16+*, *vanaf 18 jaar*; where there is no minimum it is 0."""
    return _whole(text, "ages")


def number(text: str) -> int | Remarked | None:
    """Read a whole number without any unit."""
    return _whole(text, "")


def hours(text: str) -> float | Remarked | None:
    """Read hours a week: *4u*, *2u30*, *4 h par semaine*."""
    try:
        return cells.decimal(text)
    except BadCell:
        halves = HALVES.sub(lambda found: f"{int(found[1]) + int(found[2]) / 60:.4g}", text)
        found = _read(text, _lexicon("hours").tokens(halves))
    if found is None:
        raise BadCell(_l("“%(text)s” is not a number.", text=short(text)))
    return found


def is_hours(text: str) -> bool:
    """Tell whether a cell says hours, in words and not by a bare number: *2u/week*."""
    try:
        return not text.strip().isdecimal() and hours(text) is not None
    except BadCell:
        return False


def _whole(text: str, unit: str) -> int | Remarked | None:
    try:
        return cells.whole_number(text)
    except BadCell:
        found = _read(text, _lexicon(unit).tokens(text))
        if found is None or not _is_whole(found):
            raise
    return Remarked(_int(found.value), found.remark) if isinstance(found, Remarked) else int(found)


def _is_whole(found: float | Remarked) -> bool:
    value = found.value if isinstance(found, Remarked) else found
    return value is None or value == int(value)


def _int(value: float | None) -> int | None:
    return None if value is None else int(value)


@cache
def _lexicon(unit: str) -> Lexicon:
    paths = [(unit, name) for name in (listed(unit) if unit else ()) if name != "none"]
    return Lexicon(
        tokens_in(FILLER, *paths),
        tokens_of("number", listed("numbers")),
        tokens_in(FULL, ("open", "full")) if unit == "people" else {},
        tokens_in(NONE, ("ages", "none")) if unit == "ages" else {},
        tokens_in(OPEN, ("open", "numbers")),
        tokens_in(TO, ("joints", "to")),
        tokens_in(SIGNS["/"], ("joints", "and"), ("joints", "or")),
        {"+": FILLER},
    )


def _read(text: str, tokens: Sequence[Token] | None) -> float | Remarked | None:
    """Return what tokens say; nothing when that is no number."""
    match [*(tokens or ())]:
        case [Token("number", one)]:
            return _float(one)
        case [Token("number", one), between, Token("number", other)] if between in BETWEEN:
            lower = min(_float(one), _float(other))
            return Remarked(lower, _lower(text, lower))
        case [Token("full" | "none")]:
            return 0.0
        case [Token("open")]:
            return Remarked(None, _l("“%(text)s” is no fixed number.", text=short(text)))
    return None


def _lower(text: str, lower: float) -> object:
    named = {"text": short(text), "number": f"{lower:g}"}
    return _l("of “%(text)s” we keep the lower, %(number)s.", **named)


def _float(text: str) -> float:
    return float(text.replace(",", "."))
