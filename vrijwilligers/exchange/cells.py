"""What stands in a cell or is typed in a form, understood: dates, yes and no, numbers, addresses.

Each parser takes the text of a cell and returns its value, ``None`` (or an empty one) for an empty
cell, and raises ``BadCell`` with a sentence for the person who has to correct the file.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache, partial
from typing import TypeVar
from zoneinfo import ZoneInfo

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from flask_babel import lazy_gettext as _l

from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.lexicon import folded
from vrijwilligers.vocabulary.text import fold, one_line

YES, NO = folded("answers", "yes"), folded("answers", "no")
BELGIAN_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
HOUR = re.compile(r"(\d{1,2})(?:\s?(?:[:.]|uur|u|heures?|h)\s?(\d{2})?(?::00)?)?", re.IGNORECASE)
YEARS = range(1900, 2200)
BRUSSELS = ZoneInfo("Europe/Brussels")
BELGIAN_POSTCODE = re.compile(r"(?:BE?[ -]?)?([1-9]\d{3})(?:\.0)?", re.IGNORECASE)
POSTCODE = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9 -]{0,9}", re.IGNORECASE)
FOREIGN_POSTCODE = re.compile(  # four digits and more, or five signs with letters among them
    r"(?!BE?[ -]?\d+$)(?:\d{4,10}|(?=.*[A-Z -])[A-Z0-9](?:[ -]?[A-Z0-9]){4,9})", re.IGNORECASE
)
WHOLE = re.compile(r"([0-9]{1,9})(?:[.,]0+)?")  # programs write 3 as 3.0
DECIMAL = re.compile(r"[0-9]{1,9}([.,][0-9]{1,20})?")
LONGEST_NAME = 4  # of a code, in parts between commas
SHOWN = 60  # characters of a wrong value repeated to the reader

Choice = TypeVar("Choice", bound=StrEnum)


class BadCell(ValueError):
    """A cell that cannot be understood; the reason is translated when shown."""

    def __init__(self, reason: object):
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        """Say it in the language of now."""
        return str(self.reason)


def short(text: str) -> str:
    """Return a text short enough to repeat in a sentence."""
    return one_line(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def a_date(text: str) -> date | None:
    """Read ``2026-11-21`` or ``21/11/2026`` (also with ``.`` or ``-``); day before month.

    A moment counts as its day in Brussels.
    """
    if not text:
        return None
    try:
        found = _date(text)
    except ValueError as error:
        raise BadCell(_l("“%(text)s” is not an existing date.", text=short(text))) from error
    if found.year not in YEARS:
        raise BadCell(_l("“%(text)s” is not an existing date.", text=short(text)))
    return found


def _date(text: str) -> date:
    if belgian := BELGIAN_DATE.fullmatch(text):
        day, month, year = map(int, belgian.groups())
        return date(year, month, day)
    if iso := ISO_DATE.fullmatch(text):
        year, month, day = map(int, iso.groups())
        return date(year, month, day)
    moment = datetime.fromisoformat(text)
    return (moment.astimezone(BRUSSELS) if moment.tzinfo else moment).date()


def an_hour(text: str) -> time | None:
    """Read ``14:30``, ``14.30``, ``14u30``, ``14 h`` or ``14``; a day has 24 of them."""
    if not text:
        return None
    found = HOUR.fullmatch(text)
    hour, minutes = (int(part or 0) for part in found.groups()) if found else (24, 0)
    if hour > 23 or minutes > 59:
        raise BadCell(_l("“%(text)s” is not an hour.", text=short(text)))
    return time(hour, minutes)


def yes_or_no(text: str) -> bool | None:
    """Read yes/no, ja/nee, oui/non, 1/0, true/false or a cross; empty is unknown."""
    word = fold(text)
    if word and word not in YES | NO:
        raise BadCell(_l("“%(text)s” is not yes or no.", text=short(text)))
    return word in YES if word else None


def whole_number(text: str) -> int | None:
    """Read a number of nought or more, without decimals."""
    if not text:
        return None
    found = WHOLE.fullmatch(text)
    if not found:
        raise BadCell(_l("“%(text)s” is not a whole number.", text=short(text)))
    return int(found[1])


def decimal(text: str) -> float | None:
    """Read a number of nought or more, with a decimal comma or point."""
    if not text:
        return None
    if not DECIMAL.fullmatch(text):
        raise BadCell(_l("“%(text)s” is not a number.", text=short(text)))
    return float(text.replace(",", "."))


def words(text: str) -> tuple[str, ...]:
    """Split a list at its commas, without the empty ones and each once."""
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


def words_as_codes(text: str, codes: Mapping[str, str]) -> str:
    """Write codes in a list where names of codes stand, folded; a name may hold a comma itself."""
    parts, found = [part.strip() for part in text.split(",")], []
    while parts:
        counts = range(min(len(parts), LONGEST_NAME), 0, -1)
        names = ((count, fold(", ".join(parts[:count]))) for count in counts)
        count, name = next(((count, name) for count, name in names if name in codes), (1, ""))
        found.append(codes.get(name, parts[0]))
        del parts[:count]
    return ", ".join(filter(None, found))


def level(text: str) -> Level | None:
    """Read a level of the Common European Framework, or the mother tongue."""
    if not text:
        return None
    word = "native" if fold(text) in folded("levels", "native") else text.upper()
    if word not in set(Level):
        raise BadCell(_l("“%(text)s” is not a language level.", text=short(text)))
    return Level(word)


def choice(text: str, choices: type[Choice]) -> Choice | None:
    """Read one of the values of an enumeration, in large or small letters."""
    if not text:
        return None
    if text.lower() not in set(choices):
        allowed = ", ".join(choices)
        raise BadCell(
            _l("“%(text)s” is not one of: %(allowed)s.", text=short(text), allowed=allowed)
        )
    return choices(text.lower())


@cache
def one_of(choices: type[Choice]) -> Callable[[str], Choice | None]:
    """Return what reads the values of an enumeration, always the same parser."""
    return partial(choice, choices=choices)


def postcode(text: str) -> str | None:
    """Read a Belgian postcode of four digits; a foreign one is kept as it is written."""
    if not text:
        return None
    if belgian := BELGIAN_POSTCODE.fullmatch(text):
        return belgian[1]
    if not POSTCODE.fullmatch(text):
        raise BadCell(_l("“%(text)s” is not one postcode.", text=short(text)))
    if not FOREIGN_POSTCODE.fullmatch(text):
        raise BadCell(
            _l(
                "“%(text)s” is no postcode: one of Belgium has four digits, from 1000 to 9999.",
                text=short(text),
            )
        )
    return text.upper()


def email(text: str) -> str | None:
    """Read an e-mail address, in small letters; the network is not asked whether it exists."""
    if not text:
        return None
    address = re.sub(r"^mailto:", "", text, flags=re.IGNORECASE)
    try:  # test_environment: made-up addresses end in .test (RFC 2606)
        found = validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise BadCell(_l("“%(text)s” is not an e-mail address.", text=short(text))) from error
    return found.normalized.lower()


def phone(text: str) -> str | None:
    """Read a phone number as E.164; without country code it is Belgian.

    A number of a possible length is enough: new ranges open faster than lists of them. A letter
    beside or between digits is a slip of the hand: without it another number would be kept.
    """
    if not text:
        return None
    if _has_letter_among_digits(text):
        raise BadCell(_l("“%(text)s” is not a phone number.", text=short(text)))
    try:
        number = phonenumbers.parse(text, "BE")
    except phonenumbers.NumberParseException as error:
        raise BadCell(_l("“%(text)s” is not a phone number.", text=short(text))) from error
    if not phonenumbers.is_possible_number(number):
        raise BadCell(_l("“%(text)s” is not a phone number.", text=short(text)))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _has_letter_among_digits(text: str) -> bool:
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    number = text[max(0, places[0] - 1) : places[-1] + 2] if places else ""
    return any(map(str.isalpha, number))
