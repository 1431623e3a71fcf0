"""Phone numbers and mail addresses that stand in a text, however they are written there."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

import phonenumbers

DASHES = "\\-\u2010-\u2015\u2212"
GAP = rf"[\s./(){DASHES}\u00b7_]{{0,4}}"
MANY_DIGITS = re.compile(rf"(?:\d{GAP}){{8}}")
NUMBER = re.compile(rf"(?<![\w+])(?:\+|\(\+?)?\d(?:{GAP}\d){{7,14}}(?!\d)")
WRITTEN_AT = r"[(\[{]\s?(?:at|a|@|apenstaartje|arobase)\s?[)\]}]"
AT = rf"\s{{0,2}}(?:[@\uff20\ufe6b]|{WRITTEN_AT})\s{{0,2}}"
DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|punt|point|\.)\s?[)\]}]\s?)"
LETTERS = r"[\w.+%'\-]"
MAIL = re.compile(rf"(?<!{LETTERS}){LETTERS}+{AT}[\w\-]+(?:{DOT}[\w\-]+)+", re.IGNORECASE)
AT_ALONE = re.compile(AT, re.IGNORECASE)
DOT_ALONE = re.compile(DOT, re.IGNORECASE)
BEGINS_AS_PHONE = re.compile(r"[(+]*(?:0|32|4\d)|\(?\+")  # a bare 12 345 678 is a count
MAY_HOLD_MAIL = re.compile(rf"[@\uff20\ufe6b]|{WRITTEN_AT}", re.IGNORECASE)
SHORTEST_NAME = 3


def may_hold_contact(text: str, name: str = "") -> bool:
    """Tell at once, for nearly every text, that there is nothing to mask."""
    has_name = len(name) >= SHORTEST_NAME and name.lower() in text.lower()
    return bool(has_name or MANY_DIGITS.search(text) or MAY_HOLD_MAIL.search(text))


@dataclass(frozen=True, kw_only=True)
class Masks:
    """The words that stand instead."""

    phone: str
    mail: str
    name: str


def digits(number: str) -> str | None:
    """Return the digits of a valid number with its country code; a bare one is Belgian."""
    try:
        parsed = phonenumbers.parse(number, "BE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return f"{parsed.country_code}{parsed.national_number}"


def mask(text: str, masks: Masks, *, name: str = "", shown: Collection[str] = ()) -> str:
    """Put words in the place of numbers, addresses and a name; ``shown`` may stay as it is.

    In ``shown`` a number stands as digits with its country code, an address in small letters.
    """
    if MAY_HOLD_MAIL.search(text):
        text = MAIL.sub(partial(_mail, masks, shown), text)
    if MANY_DIGITS.search(text):
        text = NUMBER.sub(partial(_phone, masks, shown), text)
    if len(name) >= SHORTEST_NAME:
        whole = rf"(?<!\w){re.escape(name)}(?!\w)"
        text = re.sub(whole, lambda _: masks.name, text, flags=re.IGNORECASE)
    return text


def _mail(masks: Masks, shown: Collection[str], found: re.Match[str]) -> str:
    plain = DOT_ALONE.sub(".", AT_ALONE.sub("@", found[0])).lower()
    return found[0] if plain.strip(".") in shown else masks.mail


def _phone(masks: Masks, shown: Collection[str], found: re.Match[str]) -> str:
    number = digits(found[0]) if BEGINS_AS_PHONE.match(found[0]) else None
    return masks.phone if number and number not in shown else found[0]
