"""Passwords: how they are kept, and which are too easy.

Length and a guess of the strength are all that is asked; no capitals or digits (OWASP ASVS 5.0,
6.2). What counts as easy is judged offline, in ``password_strength``.
"""

import secrets
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from vrijwilligers.accounts.rules import password_strength
from vrijwilligers.accounts.rules.password_strength import Guessable

SHORTEST = 12
LONGEST = 200
HOUSE_WORDS = (
    *("infopunt", "steunpunt", "kenniscentrum", "muntpunt", "brussel", "bruxelles", "brussels"),
    *("vrijwilliger", "vrijwilligers", "vrijwilligerswerk", "volontaire", "volunteer", "onthaal"),
)
# OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class Weakness(StrEnum):
    """What makes a password easy to guess."""

    OWN_WORDS = "own words"
    COMMON = "common"
    ROW = "row"
    DATE = "date"
    SIMPLE = "simple"


WEAKNESSES = {  # the first of these that a password has is told
    Guessable.OWN: Weakness.OWN_WORDS,
    Guessable.FEW: Weakness.COMMON,
    Guessable.COMMON: Weakness.COMMON,
    Guessable.NUMBER: Weakness.DATE,
    Guessable.UNKNOWN: Weakness.ROW,
}


def hashed(password: str) -> str:
    """Return an argon2id hash, which holds its own salt and settings."""
    return _hasher.hash(_one_spelling(password))


def is_right(password: str, password_hash: str | None) -> bool:
    """Tell whether this is the password; without a hash the same work is done for nothing."""
    try:
        return _hasher.verify(password_hash or NOBODY, _one_spelling(password)) and bool(
            password_hash
        )
    except VerifyMismatchError:
        return False


def weakness(password: str, own_words: Iterable[str]) -> Weakness | None:
    """Tell why a password is too easy, or ``None`` when it will do.

    ``own_words`` are the name and the address of the person: they may not carry the password.
    """
    own = {*_parts(own_words), *HOUSE_WORDS}
    found = password_strength.pieces(password, own)
    if password_strength.strength(found) >= password_strength.ENOUGH:
        return None
    kinds = {kind for _, kind in found}
    return next((WEAKNESSES[kind] for kind in WEAKNESSES if kind in kinds), Weakness.SIMPLE)


def _parts(texts: Iterable[str]) -> set[str]:
    apart = {part for text in texts for part in text.replace("@", " ").replace(".", " ").split()}
    return {part for part in apart if len(part) > 2} | set(texts)


def _one_spelling(password: str) -> str:
    """Let é be é, however the keyboard composed it (NIST SP 800-63B, 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


NOBODY = hashed(secrets.token_urlsafe())
