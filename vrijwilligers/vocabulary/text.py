"""Words as people write them: folding for comparing, cleaning what comes in."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

import nh3

SPECIAL = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
ERASED = "[erased]"  # in a text, in the place of somebody
JOINERS = "\u200c\u200d"  # they shape letters of Arabic and Indic scripts, and join pictures
NOT_JOINED = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN")
BY_ITS_PARTS = r"\d{2} {0,3}\d{2} {0,3}\d{2} {0,3}\d{3} {0,3}\d{2}"
IN_GROUPS = r"\d(?: {1,3}\d){10}|(?:\d{3} {1,3}){3}\d{2}|(?:\d{4} {1,3}){2}\d{3}"
NATIONAL_NUMBER, GROUPED_NUMBER = (
    re.compile(rf"(?<![\d+])(?:19|20)?(?=({digits})(?!\d))") for digits in (BY_ITS_PARTS, IN_GROUPS)
)
ENOUGH_DIGITS = re.compile(r"\d" + r"\D{0,3}\d" * 10)
ENOUGH_PLAIN_DIGITS = re.compile(r"[0-9]" + r"[^0-9]{0,3}[0-9]" * 10)  # the same, for speed
PLANE, PLANES = 0x10000, range(17)
LAST_OF_PLANES = "".join(chr(PLANE * one - last) for one in PLANES[1:] for last in (1, 2))
UNSEEN = re.compile(  # controls but tab and line ends, half characters, and what is none
    f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef{LAST_OF_PLANES}\U0010fffe\U0010ffff]"
)
LINE_ENDS = re.compile(r"\s*[\t\v\f\r\n\x85\u2028\u2029]\s*")
BLOCKS = re.compile(  # where a line ends and another begins
    r"(?:</?(?:p|div|li|h[1-6]|table|tr|ul|ol)(?:\s[^<>]{0,500})?>)+|<br\s*/?>", re.IGNORECASE
)
CELL_ENDS = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
EMPTY_LINES = re.compile(r"\n{3,}")


def fold(text: str) -> str:
    """Write a text small, without accents and with single spaces, for comparing and finding."""
    if text.isascii():  # for speed: the rest changes nothing of it
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold().translate(SPECIAL))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.replace("’", "'").split())


def holds_national_number(text: str) -> bool:
    """Tell whether a text contains a valid Belgian national register number (P-07).

    Eleven digits, of which the last two are 97 minus the rest modulo 97; for people born from 2000
    a 2 goes before the first nine (law of 8 August 1983). Between its parts may stand up to three
    signs of any script: spaces, points, dashes, line breaks, signs that nobody sees. Written in
    groups of one, three or four, as people read digits aloud, it also has to begin with a day.
    """
    if not has_enough_digits(text):
        return False
    plain = "".join(map(_digit_or_gap, text))
    if any(map(_is_national_number, _digits_of(NATIONAL_NUMBER, plain))):
        return True
    grouped = filter(_begins_with_a_day, _digits_of(GROUPED_NUMBER, plain))
    return any(map(_is_national_number, grouped))


def has_enough_digits(text: str) -> bool:
    """Tell whether a text has eleven digits close enough together to be such a number."""
    return bool((ENOUGH_PLAIN_DIGITS if text.isascii() else ENOUGH_DIGITS).search(text))


def _digit_or_gap(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return " " if unicodedata.category(sign)[0] in "ZPCSM" and sign != "+" else sign


def _digits_of(written: re.Pattern[str], plain: str) -> Iterator[str]:
    return (found.replace(" ", "") for found in written.findall(plain))


def _begins_with_a_day(digits: str) -> bool:
    """Tell whether it begins with year, month and day; 20 or 40 is added to some months."""
    month, day = int(digits[2:4]), int(digits[4:6])
    return month % 20 <= 12 and month < 60 and day <= 31


def _is_national_number(digits: str) -> bool:
    base, check = digits[:9], int(digits[9:])
    return check in {97 - int(base) % 97, 97 - int("2" + base) % 97}


def plain_text(source: str) -> str:
    """Make plain text of what a source calls text: no tags, no entities, no control characters."""
    text = _printable(source)
    if "<" in text or "&" in text:
        text = CELL_ENDS.sub(" ", BLOCKS.sub("\n", text))
        text = nh3.clean(text, tags=set(), clean_content_tags={"script", "style"})
        text = _printable(unescape(text))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def without_controls(text: str) -> str:
    """Drop the signs that nobody typed or sees, which no page and no database takes."""
    return text if text.isprintable() else UNSEEN.sub("", text)


def joined_lines(text: str) -> str:
    """Write a text of several lines as one, with all its signs."""
    return LINE_ENDS.sub(" ", text)


def unmistakable(text: str) -> str:
    """Write a text so that ``plain_text`` reads it back: with entities where it would see a tag."""
    if "<" not in text and "&" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return text if plain_text(text) == plain_text(escaped) else escaped


def _printable(text: str) -> str:
    """Keep lines and words apart, and drop what no reader sees (controls, half characters)."""
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    spaced = (" " if c.isspace() and c != "\n" else c for c in lines)
    return without_unseen("".join(c for c in spaced if c in "\n" + JOINERS or c.isprintable()))


def without_unseen(text: str) -> str:
    """Drop the signs that no reader sees: soft hyphens, marks of direction, zero widths.

    A joiner stays after a letter or a picture that it shapes.
    """
    if text.isascii() or text.isprintable():
        return text
    kept: list[str] = []
    for sign in text:
        if unicodedata.category(sign) != "Cf" or (sign in JOINERS and kept and _joins(kept[-1])):
            kept.append(sign)
    return "".join(kept)


def _joins(sign: str) -> bool:
    is_letter = unicodedata.category(sign)[0] in "LMS"
    return is_letter and not (sign.isascii() or unicodedata.name(sign, "").startswith(NOT_JOINED))


def one_line(text: str) -> str:
    """Write what somebody else wrote as one line that a page can repeat, without control signs."""
    return " ".join(_printable(text).split())


def safe_link(link: str | None) -> str | None:
    """Return a web address that may stand on a page, or ``None`` (``javascript:`` and the like)."""
    link = (link or "").strip()
    return link if re.fullmatch(r"https?://[^\s\x00-\x1f\x7f<>\"']+", link, re.IGNORECASE) else None
