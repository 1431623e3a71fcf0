"""Phone numbers, by the library that knows those of every country; it takes a while to load."""

import re
from enum import StrEnum
from functools import lru_cache

import phonenumbers

BELGIUM = 32
MOBILE, MOBILE_DIGITS, FIXED_DIGITS = "4", 9, 8  # without the zero in front
THOUSANDS = re.compile(r"\D\d{3,}$")
FEWEST_IN_PAIRS = 7  # what is shorter is a number such as 112

TEXTED = {
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
}


class PhoneDoubt(StrEnum):
    """What may be wrong with a number that can be one."""

    SHORT = "short"
    FOREIGN = "foreign"


def doubt_about(number: str) -> PhoneDoubt | None:
    """Return what may be wrong with a number (E.164) that was read as Belgian.

    The lists of ranges run behind what is given out, so that a number of the right length is good.
    """
    parsed = _parsed(number)
    if not parsed or parsed.country_code != BELGIUM or phonenumbers.is_valid_number(parsed):
        return None
    national = str(parsed.national_number)
    if national.startswith(MOBILE):
        return PhoneDoubt.SHORT if len(national) < MOBILE_DIGITS else None
    if len(national) == FIXED_DIGITS:
        return None
    return PhoneDoubt.SHORT if len(national) < FIXED_DIGITS else PhoneDoubt.FOREIGN


@lru_cache(maxsize=1000)  # an organisation has one number in many vacancies
def written(number: str | None) -> str:
    """Write a number (E.164) as people here do: 02 123 45 67, or +33 1 … from abroad.

    What is no whole number stays as it can be dialled; what is no number, as it is.
    """
    parsed = _parsed(number or "")
    if not parsed:
        return number or ""
    style = phonenumbers.PhoneNumberFormat
    if parsed.country_code != BELGIUM:
        return phonenumbers.format_number(parsed, style.INTERNATIONAL)
    text = phonenumbers.format_number(parsed, style.NATIONAL)
    national = str(parsed.national_number)
    is_whole = text.startswith("0") or len(national) < FEWEST_IN_PAIRS
    return text if is_whole else _in_pairs(f"0{national}")


def typed(number: str) -> str:
    """Write a number (E.164) as one dials it here, in a way that a spreadsheet keeps as it is.

    It begins with a zero, also from abroad, and has gaps: where its last digits could stand
    for thousands, these are hyphens.
    """
    text = written(number).replace("+", "00", 1)
    return re.sub(r"\D+", "-", text) if THOUSANDS.search(text) else text


def dialled(number: str | None) -> str:
    """Return what a phone dials: with the code of the country, or what stands on the page."""
    return re.sub(r"\s", "", written(number)) if doubt_about(number or "") else number or ""


def may_get_texts(number: str | None) -> bool:
    """Tell whether a text can be sent to a number (E.164); of some from abroad nobody can say."""
    parsed = _parsed(number or "")
    if not parsed:
        return False
    national = str(parsed.national_number)
    if parsed.country_code == BELGIUM and len(national) == MOBILE_DIGITS:
        return national.startswith(MOBILE)
    kind = phonenumbers.number_type(parsed)
    is_foreign = parsed.country_code != BELGIUM
    return kind in TEXTED or (is_foreign and kind == phonenumbers.PhoneNumberType.UNKNOWN)


def _parsed(number: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(number, "BE")
    except phonenumbers.NumberParseException:
        return None


def _in_pairs(digits: str) -> str:
    begin = 4 if digits.startswith(f"0{MOBILE}") else 2
    return " ".join((digits[:begin], *re.findall("..?", digits[begin:])))


def digits_of(text: str) -> str | None:
    """Return the digits of a whole number with its country code; a bare one is Belgian."""
    number = _parsed(text)
    return f"{number.country_code}{number.national_number}" if number else None


def country_and_rest(text: str) -> tuple[str, str]:
    """Return the code of the country and the digits that follow it, without a zero before them.

    What cannot be read as a number has no country: its digits, if any, as they stand.
    """
    number = _parsed(text)
    if number is None:
        return "", "".join(filter(str.isdecimal, text))
    return str(number.country_code), str(number.national_number)
