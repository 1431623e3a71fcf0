"""Many people looked for in one text at once, however many they are."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from vrijwilligers.privacy.rules.mentions import (
    BETWEEN_DIGITS,
    FEWEST_DIGITS,
    PersonalIdentity,
    plain,
    words_of,
)

WRITTEN_DIGITS = re.compile(rf"(?:[0-9]{BETWEEN_DIGITS}){{{FEWEST_DIGITS},}}")
NO_DIGIT = re.compile(r"[^0-9]")

Who = TypeVar("Who")


class PeopleIndex(Generic[Who]):
    """Who may be named in a text: by one word of each name and address, and the end of each number.

    Whom it leaves out is surely not named; whom it gives may be.
    """

    def __init__(self, people: Mapping[Who, PersonalIdentity]) -> None:
        self.people = people
        self._by_sign: dict[str, list[Who]] = {}
        for who, identity in people.items():
            for sign in identity.words | identity.last_digits:
                self._by_sign.setdefault(sign, []).append(who)
        self._has_numbers = any(identity.last_digits for identity in people.values())

    def possible_in(self, text: str) -> Iterator[Who]:
        """Yield who may be named in a text, some of them more than once."""
        seen = plain(unicodedata.normalize("NFC", text))
        signs = {"", *words_of(seen), *self._last_digits_in(seen)}
        for sign in self._by_sign.keys() & signs:
            yield from self._by_sign[sign]

    def _last_digits_in(self, seen: str) -> Iterator[str]:
        for written in WRITTEN_DIGITS.findall(seen) if self._has_numbers else ():
            digits = NO_DIGIT.sub("", written)
            for start in range(len(digits) - FEWEST_DIGITS + 1):
                yield digits[start : start + FEWEST_DIGITS]
