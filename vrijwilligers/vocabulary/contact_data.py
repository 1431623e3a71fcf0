"""Phone numbers and mail addresses that stand in a text, however they are written there."""

import re
import sys
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

import phonenumbers

from vrijwilligers.vocabulary.text import SPECIAL

DASHES = "\\-\u2010-\u2015\u2212"
GAP = rf"[\s./(){DASHES}\u00b7_|,;:*]{{0,5}}"
MANY_DIGITS = re.compile(rf"(?:\d{GAP}){{8}}")
SAYS_PHONE = ("tel", "gsm", "foon", "phone", "fax", "mob", "bel", "mobile", "whatsapp")
STARTS = "|".join([r"(?<![\w+])", *(rf"(?<={word})" for word in SAYS_PHONE)])  # tel0475…
DIGITS = re.compile(rf"(?:{STARTS})(?:\+|\(\+?)?\d(?:{GAP}\+?\d){{7,}}", re.IGNORECASE)
GROUP = re.compile(r"\(?\+?\d+")
LONGEST_NUMBER, SHORTEST_NUMBER = 15, 8  # digits
WRITTEN_AT = r"[(\[{]\s?(?:at|a|@|apenstaartje|arobase)\s?[)\]}]"
AT = rf"\s{{0,2}}(?:[@\uff20\ufe6b]|%40|&#64;|{WRITTEN_AT})\s{{0,2}}"
DOT = r"(?:\.|\s\.\s|\s?[(\[{]\s?(?:dot|punt|point|\.)\s?[)\]}]\s?)"
LETTERS = r"[\w.+%'\-]"
IN_WORDS = r"\s(?:at|apenstaartje|arobase)\s[\w\-]+(?:\s(?:dot|punt|point)\s[\w\-]+)+"
MAIL = re.compile(
    rf"(?<!{LETTERS}){LETTERS}+?(?:{AT}[\w\-]+(?:{DOT}[\w\-]+)+|{IN_WORDS})", re.IGNORECASE
)
AT_ALONE = re.compile(AT, re.IGNORECASE)
DOT_ALONE = re.compile(DOT, re.IGNORECASE)
BEGINS_AS_PHONE = re.compile(r"[(+]*(?:0(?!0\D)|00 ?32|32|4\d)|\(?\+")  # 12 345 678 is a count
A_DAY = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d(?!\d)|(?:19|20)\d\d-\d\d-\d\d(?!\d)")
MAY_HOLD_MAIL = re.compile(
    rf"[@\uff20\ufe6b]|%40|&#64;|{WRITTEN_AT}|\s(?:dot|punt|point)\s", re.IGNORECASE
)
BETWEEN_NAMES = r"[\s,.'’_-]{1,3}"
SHORTEST_NAME = 3
TOGETHER = {"ss": "ß", "ae": "æ", "oe": "œ"}
PLAIN_LETTERS = re.compile(rf"{'|'.join(TOGETHER)}|.")


def may_hold_contact(text: str, name: str = "") -> bool:
    """Tell at once, for nearly every text, that there is nothing to mask."""
    text = _as_seen(text)
    return bool(
        _may_hold_name(text, name) or MANY_DIGITS.search(text) or MAY_HOLD_MAIL.search(text)
    )


def _may_hold_name(text: str, name: str) -> bool:
    """Tell whether all words of a name may be there, but the first or the last one."""
    words = _words(name)
    if len(name) < SHORTEST_NAME or not words:
        return False
    plain = _unaccented(text.lower())
    has = [word in plain for word in words]
    return all(has) or (len(has) > 1 and (all(has[1:]) or all(has[:-1])))


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


def mask(text: str, masks: Masks, *, name: str = "", shown: Container[str] = ()) -> str:
    """Put words in the place of numbers, addresses and a name; ``shown`` may stay as it is.

    In ``shown`` a number stands as digits with its country code, an address in small letters. Where
    something is masked, signs that nobody sees are gone from the rest too.
    """
    seen = _as_seen(text)
    masked = _masked(seen, masks, name, shown)
    return text if masked == seen else masked


def _masked(text: str, masks: Masks, name: str, shown: Container[str]) -> str:
    if MAY_HOLD_MAIL.search(text):
        text = MAIL.sub(partial(_mail, masks, shown), text)
    if MANY_DIGITS.search(text):
        text = DIGITS.sub(partial(_phones, masks, shown), text)
    if len(name) >= SHORTEST_NAME and (words := _words(name)):
        text = _of_name(tuple(words)).sub(partial(_name, masks, words), text)
    return text


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", _unaccented(_as_seen(name).lower()))


@lru_cache(maxsize=100)
def _of_name(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return how a name is written: as it is, with its last names first, or with an initial."""
    orders = {words, (*words[1:], words[0]), (words[-1], *words[:-1])}
    ways = [BETWEEN_NAMES.join(map(_spelled, order)) for order in orders]
    if len(words) > 1:
        pairs = {(words[0], words[1:]), (words[-1], words[:-1])}
        ways += [way for given, family in sorted(pairs) for way in _with_initial(given, family)]
    in_order = sorted(ways, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(in_order)})(?![^\W_])", re.IGNORECASE)


def _with_initial(given: str, family: Sequence[str]) -> list[str]:
    """Return both ways: the initial before the family name, and after it."""
    rest = BETWEEN_NAMES.join(map(_spelled, family))
    initial = f"({_spelled(given[0])})"
    return [rf"{initial}\.?\s{{0,2}}{rest}", rf"{rest},?\s{{1,2}}{initial}"]


def _spelled(word: str) -> str:
    """Return a word with or without any accent on its letters."""
    return "".join(_letter(letter) for letter in PLAIN_LETTERS.findall(word))


def _letter(letter: str) -> str:
    if len(letter) == 2:
        return rf"(?:{_letter(letter[0])}{_letter(letter[1])}|{TOGETHER[letter]})"
    return rf"[{letter}{_with_accents().get(letter, '')}][\u0300-\u036f]*"


@cache
def _with_accents() -> Mapping[str, str]:
    """Return by plain letter the letters that are it with an accent."""
    found: dict[str, str] = {}
    for sign in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))):
        plain = _unaccented(sign.lower())
        if len(plain) == 1 and plain != sign.lower():
            found[plain] = found.get(plain, "") + sign.lower()
    return found


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(
        one
        for one in unicodedata.normalize("NFD", text.translate(SPECIAL))
        if not unicodedata.combining(one)
    )


def _name(masks: Masks, words: list[str], found: re.Match[str]) -> str:
    """Mask a name; a single word, or an initial, that is written small is one of the sentence."""
    is_small = any(one.islower() for one in found.groups() if one)
    is_word = len(words) == 1 and found[0].islower()
    return found[0] if is_word or is_small else masks.name


def _as_seen(text: str) -> str:
    """Write the digits of every script as ours, and leave out what nobody sees."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_odd_signs()))


@cache
def _odd_signs() -> dict[int, str | None]:
    every = map(chr, range(0x80, sys.maxunicode + 1))
    return {
        ord(sign): str(unicodedata.decimal(sign)) if sign.isdecimal() else None
        for sign in every
        if sign.isdecimal() or unicodedata.category(sign) == "Cf"
    }


def _mail(masks: Masks, shown: Container[str], found: re.Match[str]) -> str:
    plain = DOT_ALONE.sub(".", AT_ALONE.sub("@", found[0])).lower()
    return found[0] if plain.strip(".") in shown else masks.mail


def _phones(masks: Masks, shown: Container[str], found: re.Match[str]) -> str:
    """Mask each number among digits that stand together: there may be two, or an hour after it."""
    text, masked, done, passed = found[0], [], 0, 0
    groups = list(GROUP.finditer(text))
    for place, group in enumerate(groups):
        day = A_DAY.match(text, group.start())
        if day or group.start() < passed or not BEGINS_AS_PHONE.match(text, group.start()):
            passed = max(passed, day.end() if day else 0)
            continue
        end, number = next(_numbers(text, groups[place : place + LONGEST_NUMBER]), (0, ""))
        if number and number not in shown:
            masked += [text[done : group.start()], masks.phone]
        elif number:
            masked.append(text[done:end])
        done = passed = max(done, end)
    return "".join([*masked, text[done:]])


def _numbers(text: str, groups: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    """Yield where a number may end that begins here, and its digits; the longest first."""
    start, count, ends = groups[0].start(), 0, []
    for group in groups:
        count += sum(map(str.isdigit, group[0]))
        if count > LONGEST_NUMBER:
            break
        ends += [group.end()] if count >= SHORTEST_NUMBER else []
    for end in reversed(ends):
        if number := _digits_of(re.sub(r"(?!^)[^\d()]", "", text[start:end].lstrip("("))):
            yield end, number


_digits_of = lru_cache(maxsize=1000)(digits)
