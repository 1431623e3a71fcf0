"""Passwords: how they are kept, and which are too easy.

Length and a guess of the strength are all that is asked; no capitals or digits (OWASP ASVS 5.0,
6.2). What counts as easy is zxcvbn's judgement: its lists of common passwords work offline.
"""

import secrets
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from zxcvbn import zxcvbn

SHORTEST = 12
LONGEST = 200
WEAKEST_SCORE = 3  # of zxcvbn's 0..4: more than 10^8 guesses
WEIGHED = 72  # characters that zxcvbn looks at: its work grows with the square
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


KINDS = {
    "repeat": Weakness.ROW,
    "sequence": Weakness.ROW,
    "spatial": Weakness.ROW,
    "date": Weakness.DATE,
    "regex": Weakness.DATE,
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
    result = zxcvbn(password[:WEIGHED], user_inputs=[*_parts(own_words), *HOUSE_WORDS])
    if result["score"] >= WEAKEST_SCORE:
        return None
    return _kind(max(result["sequence"], key=lambda match: len(str(match["token"]))))


def _kind(match: dict[str, object]) -> Weakness:
    if match.get("dictionary_name") == "user_inputs":
        return Weakness.OWN_WORDS
    if match.get("pattern") == "dictionary":
        return Weakness.COMMON
    return KINDS.get(str(match.get("pattern")), Weakness.SIMPLE)


def _parts(texts: Iterable[str]) -> set[str]:
    apart = {part for text in texts for part in text.replace("@", " ").replace(".", " ").split()}
    return {part for part in apart if len(part) > 2} | set(texts)


def _one_spelling(password: str) -> str:
    """Let é be é, however the keyboard composed it (NIST SP 800-63B, 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


NOBODY = hashed(secrets.token_urlsafe())
