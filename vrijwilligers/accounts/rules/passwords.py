"""Passwords: how they are kept, and which are too easy.

Length and a guess of the strength are all that is asked; no capitals or digits (OWASP ASVS 5.0,
6.2). What counts as easy is judged offline, in ``password_strength``.
"""

import secrets
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar, cast

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
_remembered: ContextVar[dict[Hashable, Any] | None] = ContextVar("judged", default=None)
Work = TypeVar("Work", bound=Callable[..., Any])
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


@contextmanager
def remembering() -> Iterator[None]:
    """Do the slow work on a password once in here: what was judged before is looked up after."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def _once(work: Work) -> Work:
    @wraps(work)
    def looked_up(*asked: Hashable) -> Any:
        done = _remembered.get()
        if done is None:
            return work(*asked)
        key = (work.__name__, *asked)
        if key not in done:
            done[key] = work(*asked)
        return done[key]

    return cast(Work, looked_up)


@_once
def hashed(password: str) -> str:
    """Return an argon2id hash, which holds its own salt and settings."""
    return _hasher.hash(_one_spelling(password))


@_once
def is_right(password: str, password_hash: str | None) -> bool:
    """Tell whether this is the password; without a hash the same work is done for nothing."""
    try:
        return _hasher.verify(password_hash or NOBODY, _one_spelling(password)) and bool(
            password_hash
        )
    except VerifyMismatchError:
        return False


@_once
def weakness(password: str, own_words: tuple[str, ...]) -> Weakness | None:
    """Tell why a password is too easy, or ``None`` when it will do.

    ``own_words`` are the name and the address of the person, and what the desk is called: they may
    not carry the password.
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
