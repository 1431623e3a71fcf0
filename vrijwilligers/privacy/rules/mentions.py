"""A person as texts mention them: the full name, any spelling of a phone number, an address.

What is surely that person is replaced by a sign; what only looks so is for somebody to judge: a
family name alone, or the one name that somebody has, which others have too.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from vrijwilligers.vocabulary.phones import country_and_rest

SIGN = "[erased]"
BETWEEN_NAMES = r"[\s,.'’-]{1,3}"
BETWEEN_DIGITS = r"[\s./()\-\u2010-\u2015\u00a0]{0,3}"
SHORTEST = 3  # letters of a family name that says something by itself


class MentionKind(IntEnum):
    """How sure it is that a text names somebody."""

    NONE = 0
    LIKELY = 1
    EXACT = 2


class BlankedText(NamedTuple):
    """A text without what surely names somebody, and what was seen in it."""

    text: str
    seen: MentionKind


@dataclass(frozen=True)
class PersonalIdentity:
    """What a person is known by: names as they are written one after the other, and contacts."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The names that are there; one that is written whole is its first word and the rest."""
        written = [
            unicodedata.normalize("NFC", name) for name in self.names if re.search(r"\w", name)
        ]
        return tuple(written[0].split(maxsplit=1) if len(written) == 1 else written)

    @cached_property
    def exact(self) -> re.Pattern[str] | None:
        """What is surely this person, in a text made plain."""
        ways = [*_full_names(self.parts), *map(_mail, self.emails), *_numbers(self.phones)]
        return re.compile("|".join(ways)) if ways else None

    @cached_property
    def likely(self) -> re.Pattern[str] | None:
        """What may be this person: the family name alone, or the only name."""
        family = plain(self.parts[-1]).strip() if self.parts else ""
        if len(family) < SHORTEST:
            return None
        return re.compile(_whole(_spaced(family)))

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """Patterns of SQL (LIKE) without one of which a text mentions nobody of this name."""
        names = [_loose(self.parts[-1])] if self.parts else []
        numbers = ["%".join(digits[-6:]) for digits in map(_digits, self.phones)]
        return tuple(f"%{one}%" for one in (*names, *numbers, *map(_loose, self.emails)))


def blank(text: str, identity: PersonalIdentity, *, sign: str = SIGN) -> BlankedText:
    """Replace in a text what surely names somebody, and say what was seen."""
    text = unicodedata.normalize("NFC", text)
    if identity.exact is None:
        return BlankedText(text, MentionKind.NONE)
    seen = plain(text)
    spans = [match.span() for match in identity.exact.finditer(seen)]
    for start, end in reversed(spans):
        text = text[:start] + sign + text[end:]
    if spans:
        return BlankedText(text, MentionKind.EXACT)
    is_likely = identity.likely is not None and identity.likely.search(seen)
    return BlankedText(text, MentionKind.LIKELY if is_likely else MentionKind.NONE)


def plain(text: str) -> str:
    """Write a text small and without accents, letter for letter, so that places stay the same."""
    return text.lower() if text.isascii() else "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    apart = unicodedata.normalize("NFD", letter)[0].lower()
    return apart[0]


def _full_names(names: tuple[str, ...]) -> Iterable[str]:
    words = [_spaced(plain(name)) for name in names]
    if len(words) > 1:
        yield _whole(BETWEEN_NAMES.join(words))
        yield _whole(BETWEEN_NAMES.join([words[-1], *words[:-1]]))


def _spaced(name: str) -> str:
    return BETWEEN_NAMES.join(map(re.escape, re.findall(r"\w+", name)))


def _whole(pattern: str) -> str:
    return rf"(?<!\w){pattern}(?!\w)"


def _mail(address: str) -> str:
    return rf"(?<![\w.+-]){re.escape(plain(address))}(?![\w-])"


def _numbers(phones: Iterable[str]) -> Iterable[str]:
    for phone in phones:
        country, rest = country_and_rest(phone)
        digits = BETWEEN_DIGITS.join(rest)
        abroad = rf"(?:\+|00)?{BETWEEN_DIGITS.join(country)}{BETWEEN_DIGITS}(?:0{BETWEEN_DIGITS})?"
        yield rf"(?<![\d+])(?:{abroad}|0{BETWEEN_DIGITS})?{digits}(?!\d)"


def _digits(phone: str) -> str:
    return "".join(re.findall(r"\d", phone))


def _loose(text: str) -> str:
    """Let anything stand where an accent may be written or not, or a blank otherwise."""
    return re.sub(r"[^bdfghjkmpqrtvwx0-9@]+", "%", text.lower()).strip("%") or "%"
