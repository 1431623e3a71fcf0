"""The keys under which somebody can be found: what one may type of a name, a phone, an address."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from vrijwilligers.candidates.rules import CandidateDetails, whole_name
from vrijwilligers.vocabulary.names.keys import name_keys
from vrijwilligers.vocabulary.text import fold

PHONE = "#"  # the rest of a phone number, in digits with the country code
EMAIL = "@"  # an address, from its beginning and from each of its parts
PHONE_DIGITS = 4  # from here a number in the search field is looked up as a phone number
SHORTEST_EMAIL = 3


def keys_of(
    given_name: str, family_name: str, phone: str | None, email: str | None
) -> frozenset[str]:
    """Return every key of somebody; ``phone`` is in E.164."""
    digits = (phone or "").lstrip("+")
    return name_keys((given_name, family_name)) | {
        *(PHONE + digits[place:] for place in range(len(digits) - PHONE_DIGITS + 1)),
        *(EMAIL + rest for rest in _parts(email or "")),
    }


# What follows from the details of a candidate: what is compared with what somebody types.
DERIVED: dict[str, Callable[[CandidateDetails], Any]] = {
    "name_folded": lambda details: fold(whole_name(details.given_name, details.family_name)),
    "keys": lambda details: keys_of(
        details.given_name, details.family_name, details.phone, details.email
    ),
}


def _parts(email: str) -> Iterator[str]:
    """Yield an address, what follows each sign of its first half, and its domain."""
    name, _, domain = email.partition("@")
    starts = [0, *(sign.end() for sign in re.finditer(r"[._+-]", name))]
    rests = (*(email[start:] for start in starts), "@" + domain, domain)
    yield from (rest for rest in rests if len(rest) >= SHORTEST_EMAIL)
