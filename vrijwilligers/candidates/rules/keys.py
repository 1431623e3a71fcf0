"""The keys under which somebody can be found: what one may type of a name, a phone, an address.

Each key begins with a sign that says what it is. A search looks for keys that begin with what was
typed, which an index answers at once; so what may be typed from the middle is a key of its own.
"""

import re
from collections.abc import Callable
from typing import Any

from vrijwilligers.candidates.rules import CandidateDetails, whole_name
from vrijwilligers.vocabulary.text import fold, sound

WORD = "="  # a word of the name, from its beginning
INSIDE = "~"  # the rest of a word, from its second letter on
PHONE = "#"  # the rest of a phone number, in digits with the country code
EMAIL = "@"
SOUND = "*"  # how a word sounds, between two of these
SHORTEST_INSIDE = 3  # letters
PHONE_DIGITS = 4  # from here a number in the search field is looked up as a phone number


def words_of(text: str) -> list[str]:
    """Return the words of a name as they are compared: small, without accents and signs."""
    return re.findall(r"\w+", fold(text))


def keys_of(
    given_name: str, family_name: str, phone: str | None, email: str | None
) -> frozenset[str]:
    """Return every key of somebody; ``phone`` is in E.164."""
    words = words_of(whole_name(given_name, family_name))
    heard = {sound(text) for text in (given_name, family_name, *words)} - {""}
    digits = (phone or "").lstrip("+")
    return frozenset(
        {
            *(WORD + word for word in words),
            *(INSIDE + rest for word in words for rest in _rests(word[1:], SHORTEST_INSIDE)),
            *(PHONE + rest for rest in _rests(digits, PHONE_DIGITS)),
            *({EMAIL + email} if email else ()),
            *(SOUND + one + SOUND for one in heard),
        }
    )


# What follows from the details of a candidate: what is compared with what somebody types.
DERIVED: dict[str, Callable[[CandidateDetails], Any]] = {
    "name_folded": lambda details: fold(whole_name(details.given_name, details.family_name)),
    "given_sound": lambda details: sound(details.given_name),
    "family_sound": lambda details: sound(details.family_name),
    "keys": lambda details: keys_of(
        details.given_name, details.family_name, details.phone, details.email
    ),
}


def _rests(text: str, shortest: int) -> list[str]:
    return [text[place:] for place in range(len(text) - shortest + 1)]
