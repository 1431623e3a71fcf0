"""A person as texts mention them: the full name, any spelling of a phone number, an address.

What is surely that person is replaced by a sign; what only looks so is for somebody to judge: a
single word, and words that a short name may be by chance.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from vrijwilligers.vocabulary.contact_data import AT
from vrijwilligers.vocabulary.phones import country_and_rest
from vrijwilligers.vocabulary.text import ERASED, SPECIAL

BETWEEN_NAMES = r"[\s,.'’_-]{1,3}"
BETWEEN_DIGITS = r"[\s./()|,_·\-\u2010-\u2015\u2212]{0,4}"
AT_SIGN = rf"(?:{AT}|%40)"
SHORTEST = 3  # letters of a name that says something by itself
CHANCE = 8  # fewer letters than this may be words by chance: "er is", "an de"
FEWEST_DIGITS = 6
UNSEEN = {"Cf", "Mn", "Me", "Mc"}  # kinds of signs that nobody sees, or that stand on a letter


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
    def name(self) -> re.Pattern[str] | None:
        """The whole name, in a text made plain; one word alone is nobody for sure."""
        return _any_of(map(_whole, self.orders)) if len(self._parts) > 1 else None

    @property
    def orders(self) -> tuple[tuple[str, ...], ...]:
        """The whole name as it is written: the given name first, or the family name."""
        parts = self._parts
        return ((*parts,), (*parts[-1:], *parts[:-1]))

    @cached_property
    def contact(self) -> re.Pattern[str] | None:
        """Their phone numbers and addresses, in a text made plain."""
        return _any_of([*map(_mail, self.emails), *_numbers(self.phones)])

    @cached_property
    def likely(self) -> re.Pattern[str] | None:
        """What may be this person: the family name alone, or the only one."""
        family = self._parts[-1] if self._parts else ""
        return re.compile(_whole([family])) if len(family) >= SHORTEST else None

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of which one stands in any plain text that names them; an empty one always."""
        written = (*self._parts[-1:], *(plain(email).split("@")[0] for email in self.emails))
        return frozenset(max(words_of(one), key=len, default="") for one in written)

    @cached_property
    def last_digits(self) -> frozenset[str]:
        """The last digits of their phone numbers, as far as texts are searched for them."""
        rests = (country_and_rest(phone)[1] for phone in self.phones)
        return frozenset(rest[-FEWEST_DIGITS:] for rest in rests if len(rest) >= FEWEST_DIGITS)

    @cached_property
    def may_be_words(self) -> bool:
        """Tell whether a name is so short that words of a sentence may be the same."""
        return len("".join(self._parts)) < CHANCE

    @cached_property
    def _parts(self) -> tuple[str, ...]:
        """The names that are there, plain; a whole one is its first word and the rest."""
        written = [" ".join(words) for name in self.names if (words := words_of(plain(name)))]
        return tuple(written[0].split(maxsplit=1) if len(written) == 1 else written)


def blank(text: str, identity: PersonalIdentity, *, sign: str = ERASED) -> BlankedText:
    """Replace in a text what surely names somebody, and say what was seen."""
    text = unicodedata.normalize("NFC", text)
    seen, places = _seen(text)
    spans = [(places[start], places[end]) for start, end in _spans(seen, identity.contact)]
    named = [(places[start], places[end]) for start, end in _spans(seen, identity.name)]
    sure = [span for span in named if not identity.may_be_words or _is_written_big(text, span)]
    for start, end in _apart([*spans, *sure]):
        text = text[:start] + sign + text[end:]
    if spans or sure:
        return BlankedText(text, MentionKind.EXACT)
    is_likely = named or (identity.likely and identity.likely.search(seen))
    return BlankedText(text, MentionKind.LIKELY if is_likely else MentionKind.NONE)


def _spans(seen: str, pattern: re.Pattern[str] | None) -> Iterable[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(seen)) if pattern else ()


def _apart(spans: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Return places in a text, the last first; those that overlap are one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            first, last = apart.pop()
            start, end = first, max(last, end)
        apart.append((start, end))
    return reversed(apart)


def _is_written_big(text: str, span: tuple[int, int]) -> bool:
    """Tell whether words begin as names do; a script without capitals says nothing of it."""
    return all(word[0] == word[0].upper() for word in words_of(text[slice(*span)]))


def plain(text: str) -> str:
    """Write a text as it is compared: small, without accents and what nobody sees."""
    return text.lower() if text.isascii() else text.translate(PLAIN)


def _seen(text: str) -> tuple[str, Sequence[int]]:
    """Return a plain text, and where each of its letters (and its end) stands in the text."""
    if text.isascii():
        return plain(text), range(len(text) + 1)
    places = [n for n, sign in enumerate(text) for _letter in PLAIN[ord(sign)] or ""]
    return plain(text), [*places, len(text)]


def _letter(letter: str) -> str:
    plain_letter = letter.lower().translate(SPECIAL)
    if plain_letter.isascii():
        return plain_letter
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if letter.isalpha():
        return unicodedata.normalize("NFKD", letter)[0].lower()[0]
    return unicodedata.normalize("NFD", letter)[0]


class _PlainLetters(dict[int, str | None]):
    """What stands for a letter in a plain text: one letter, two or nothing; learnt as it is met."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        self[code] = None if unicodedata.category(letter) in UNSEEN else _letter(letter)
        return self[code]


PLAIN = _PlainLetters()


def words_of(text: str) -> list[str]:
    """Return the words of a plain text."""
    return re.findall(r"[^\W_]+", text)


def _whole(names: Iterable[str]) -> str:
    words = (re.escape(word) for name in names for word in words_of(name))
    return rf"(?<![^\W_]){BETWEEN_NAMES.join(words)}(?![^\W_])"


def _any_of(ways: Iterable[str]) -> re.Pattern[str] | None:
    pattern = "|".join(ways)
    return re.compile(pattern) if pattern else None


def _mail(address: str) -> str:
    written = AT_SIGN.join(map(re.escape, plain(address).split("@")))
    return rf"(?<![\w.+-]){written}(?![\w-])"


def _numbers(phones: Iterable[str]) -> Iterable[str]:
    for phone in phones:
        country, rest = country_and_rest(phone)
        if len(rest) < FEWEST_DIGITS:
            continue  # such a number may be anything
        digits = BETWEEN_DIGITS.join(rest)
        abroad = rf"(?:\+|00)?{BETWEEN_DIGITS.join(country)}{BETWEEN_DIGITS}(?:0{BETWEEN_DIGITS})?"
        yield rf"(?<![\d+])(?:{abroad}|0{BETWEEN_DIGITS})?{digits}(?!\d)"
