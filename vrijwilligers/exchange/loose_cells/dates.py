"""Days as programs and people write them: *1-mrt-26*, *1er mars 2027*, a number of Excel, a mail's.

A year of two digits is of this century.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.cell_notes import Remarked
from vrijwilligers.exchange.cells import BadCell, short
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.lexicon import folded, listed, tokens_of
from vrijwilligers.vocabulary.text import fold

MIDNIGHT = re.compile(r"[ T]+\d{1,2}[:u]\d\d(?::\d\d)?(?:\s*[ap]m)?$", re.IGNORECASE)
SERIAL = re.compile(r"([3-7]\d{4})(?:[.,]\d+)?")  # days since 1900 as Excel counts: 1982 to 2119
SERIALS_SINCE = date(1899, 12, 30)
MAILED = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d.*")
NUMBERS = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{2}|\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
MONTH = re.compile(r"m?(\d{1,2})\.?[/. -]+(\d{4})")
MONTHS = 12
PARTS = re.compile(r"\d+|[^\W\d_]+")


def day(text: str) -> date | None:
    """Read a day, day before month; a moment counts as its day in Brussels."""
    try:
        return cells.a_date(text)
    except BadCell:
        found = _read(text)
        if found is None and not any(map(str.isdigit, text)):
            raise BadCell(_l("“%(text)s” is no day.", text=short(text))) from None
        if found is None or found.year not in cells.YEARS:
            raise
    return found


def first_day(text: str) -> date | Remarked | None:
    """Read a day, or the first of a month: *mei 2026*."""
    return _in_month(text, is_last=False)


def last_day(text: str) -> date | Remarked | None:
    """Read a day, or the last of a month."""
    return _in_month(text, is_last=True)


def _in_month(text: str, *, is_last: bool) -> date | Remarked | None:
    try:
        return day(text)
    except BadCell:
        words = " ".join(PARTS.sub(_as_read, fold(text)).replace(",", " ").split())
        found = MONTH.fullmatch(words)
        if not found or int(found[2]) not in cells.YEARS or not 1 <= int(found[1]) <= MONTHS:
            raise
    year, month = int(found[2]), int(found[1])
    kept = date(year, month, monthrange(year, month)[1] if is_last else 1)
    named = {"text": short(text), "day": f"{kept:%d/%m/%Y}"}
    return Remarked(kept, _l("of “%(text)s” we keep %(day)s.", **named))


def _read(text: str) -> date | None:
    if serial := SERIAL.fullmatch(text):
        return SERIALS_SINCE + timedelta(days=int(serial[1]))
    try:
        return _mailed(text) or _written(MIDNIGHT.sub("", text))
    except (ValueError, OverflowError):  # no such day
        return None


def _mailed(text: str) -> date | None:
    """Read the day of a moment as a mail writes it."""
    if not MAILED.fullmatch(text):
        return None
    moment = parsedate_to_datetime(text)
    return day_of(moment) if moment.tzinfo else moment.date()


def _written(text: str) -> date | None:
    """Read numbers in our order, else a month in words between a day and a year."""
    words = " ".join(PARTS.sub(_as_read, fold(text)).replace(",", " ").split())
    if year_first := YEAR_FIRST.fullmatch(words):
        return date(*map(int, year_first.groups()))
    if found := NUMBERS.fullmatch(_month_in_the_middle(words)):
        one, month, year = map(int, found.groups())
        return date(year + 2000 if len(found[3]) == 2 else year, month, one)
    return None


def _as_read(part: re.Match[str]) -> str:
    """Write a month as its number, and nothing where a word says only that a day follows."""
    word = part[0]
    if word in _months():
        return f"m{_months()[word]}"
    return "" if word in _fillers() else word


def _month_in_the_middle(words: str) -> str:
    """Put a month that is written first, as in English, behind its day."""
    words = re.sub(r"(?<=m\d)\.|(?<=m\d\d)\.", "", words)  # mrt.
    first = re.fullmatch(r"m(\d{1,2})[ -](\d{1,2})[ -](\d{4})", words)
    return f"{first[2]} {first[1]} {first[3]}" if first else words.replace("m", "")


@cache
def _months() -> dict[str, str]:
    return {word: token.value for word, token in tokens_of("month", listed("months")).items()}


@cache
def _fillers() -> frozenset[str]:
    weekdays = (fold(word) for code in LANGUAGES for word in _weekdays(code))
    return frozenset(
        part for word in (*folded("dates", "filler"), *weekdays) for part in word.split()
    )


def _weekdays(language: str) -> list[str]:
    return [
        word for key, many in listed("days", language).items() if " " not in key for word in many
    ]
