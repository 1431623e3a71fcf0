"""How a contact person who was erased is known again: what a source may say of them."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from itertools import product
from typing import Any, NamedTuple

from vrijwilligers.vocabulary.contact_data import BETWEEN_NAMES
from vrijwilligers.vocabulary.text import fold

WORD = re.compile(r"[^\W_]+")
GAP = re.compile(BETWEEN_NAMES)
LONGEST = 6  # words of a name


class Contact(NamedTuple):
    """Whom to phone or write."""

    name: str | None
    email: str | None
    phone: str | None


class Window(NamedTuple):
    """Words that stand together in a text, and may be a name."""

    start: int
    end: int
    key: str


def name_key(name: str) -> str:
    """Return a name as it is compared: its words, small and without accents."""
    return " ".join(map(fold, WORD.findall(unicodedata.normalize("NFC", name))))


def orders_of(name: str) -> list[str]:
    """Return the keys of a name as it is written, and with its last names first."""
    words = name_key(name).split()
    orders = (words, [*words[1:], *words[:1]], [*words[-1:], *words[:-1]])
    return [*dict.fromkeys(" ".join(order) for order in orders if order)]


def windows(text: str) -> Iterator[Window]:
    """Yield all that may be a whole name in a text, the longest of each place first.

    Two of its words begin as names do, the last one too; a script without capitals says nothing.
    """
    words = list(WORD.finditer(text))
    big = [one[0][0] == one[0][0].upper() for one in words]
    for first, word in enumerate(words):
        if not any(big[first : first + LONGEST]):
            continue
        for end in range(_last_near(text, words, first), first, -1):
            if big[end] and any(big[first:end]):
                key = " ".join(fold(one[0]) for one in words[first : end + 1])
                yield Window(word.start(), words[end].end(), key)


def _last_near(text: str, words: list[re.Match[str]], first: int) -> int:
    """Return the last word that may belong to a name which begins here."""
    last = first
    while last + 1 < min(len(words), first + LONGEST) and _is_near(text, words, last):
        last += 1
    return last


def _is_near(text: str, words: list[re.Match[str]], place: int) -> bool:
    return bool(GAP.fullmatch(text, words[place].end(), words[place + 1].start()))


def said_of_contact(contact: Contact, homes: set[str]) -> list[str]:
    """Return what names a contact of an organisation that goes by these names and numbers."""
    names = orders_of(contact.name or "")
    said = [f"{name} of {home}" for name, home in product(names, sorted(homes))]
    return said + [reach.lower() for reach in (contact.email, contact.phone) if reach]


def with_texts(value: Any, change: Callable[[str], str]) -> Any:
    """Return a value with all texts in it changed, however deep they stand."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: with_texts(one, change) for key, one in value.items()}
    if isinstance(value, tuple):
        parts = [with_texts(one, change) for one in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if hasattr(value, "__dataclass_fields__"):
        said = {one.name: with_texts(getattr(value, one.name), change) for one in fields(value)}
        return replace(value, **said)
    return value
