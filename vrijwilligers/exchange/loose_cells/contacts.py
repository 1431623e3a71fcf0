"""Ways to reach somebody in a cell that holds more: two numbers, a remark, a name."""

import re
from collections.abc import Callable, Iterator

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.cell_notes import Remarked
from vrijwilligers.exchange.cells import BadCell, short
from vrijwilligers.vocabulary.text import safe_link

ASIDE = re.compile(r"\([^()]*[^\W\d_][^()]*\)")  # between brackets, with a letter
BETWEEN_PHONES = re.compile(r"[;,|\n]|\s[/–-]\s|(?<![\w])[^\W\d_]{2,}\.?(?!\w)")
BETWEEN_ADDRESSES = re.compile(r"[\s<>()\[\]{},;:\"'/|]+")
AN_ADDRESS = re.compile(r".+@.+\.[^\W\d_]{2,}")
LONGEST_ADDRESS = 320  # characters; in a longer word it would be looked for too long
WITHOUT_SCHEME = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def first_phone(text: str) -> str | Remarked | None:
    """Read a phone number; of several the first."""
    return _first(text, cells.phone, BETWEEN_PHONES.split(ASIDE.sub(" ", text)))


def first_email(text: str) -> str | Remarked | None:
    """Read an e-mail address; of several the first."""
    return _first(text, cells.email, [*_addresses(text)])


def web_address(text: str) -> str | None:
    """Read a web address; one without its beginning gets that."""
    if not text:
        return None
    link = safe_link(f"https://{text}" if WITHOUT_SCHEME.fullmatch(text) else text)
    if link is None:
        raise BadCell(_l("“%(text)s” is not a web address.", text=short(text)))
    return link


def _addresses(text: str) -> Iterator[str]:
    words = (word for word in BETWEEN_ADDRESSES.split(text) if len(word) <= LONGEST_ADDRESS)
    yield from (found[0] for found in map(AN_ADDRESS.search, words) if found)


def _first(text: str, read: Callable[[str], str | None], parts: list[str]) -> str | Remarked | None:
    try:
        return read(text)
    except BadCell:
        for part in map(str.strip, parts):
            if part and (value := _if_good(read, part)):
                return _with_rest(value, text, part)
        raise


def _if_good(read: Callable[[str], str | None], text: str) -> str | None:
    try:
        return read(text)
    except BadCell:
        return None


def _with_rest(value: str, text: str, part: str) -> str | Remarked:
    """Say that more stood there, unless it was only signs."""
    if not LETTER_OR_DIGIT.search(text.replace(part, "", 1)):
        return value
    named = {"text": short(text), "part": short(part)}
    return Remarked(value, _l("of “%(text)s” we keep “%(part)s”.", **named))
