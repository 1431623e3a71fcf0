"""What signed links are for, how they are made, and what became of them.

Only the hash of a token is kept, so that nobody who reads the database can use a link.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from vrijwilligers.vocabulary.link_holders import LinkHolder

TOKEN_BYTES = 32  # 256 bits of chance
TOKEN_LETTERS = 43  # of base64 without padding: six bits each
ALPHABET = "23456789BCDFGHJKMNPQRTVWXY"  # nothing that looks alike, no vowels: no words
CODE_LENGTH = 8
AddressOf = Callable[[str], str]  # from a token to the whole address of its link


class LinkUse(StrEnum):
    """How often a link works."""

    ONCE = "once"
    MANY = "many"  # until it ends
    READ = "read"  # it is only looked at
    CHANGEABLE = "changeable"  # one answer, which may be changed until the link ends


class LinkState(StrEnum):
    """What became of a link."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    ENDED = "ended"

    @property
    def is_used(self) -> bool:
        """Tell whether it was used, and works no more because of that."""
        return self == LinkState.USED

    @property
    def is_expired(self) -> bool:
        """Tell whether its time is over."""
        return self == LinkState.EXPIRED


class LinkEndReason(StrEnum):
    """Why a link ended before its time."""

    REPLACED = "replaced"  # a newer one took its place
    REVOKED = "revoked"
    CLOSED = "closed"  # what it opens is over


@dataclass(frozen=True, kw_only=True)
class LinkPurpose:
    """A kind of link. Its feature declares it once, with ``declare``."""

    name: str
    endpoint: str  # the page it opens
    lasts: timedelta
    holder: LinkHolder | None = None  # who has no account here
    use: LinkUse = LinkUse.ONCE
    replaces: bool = False  # a new one ends the former ones about the same record
    renewable: frozenset[LinkState] = frozenset()  # when who holds it may get a new one
    is_typed: bool = False  # a short code, to be typed
    thanks: bool = False  # once it is used, its page says what was answered
    dead_page: str = "links/dead.html"
    limit: str = "60 per hour"  # what is sent from one place
    limit_of_link: str | None = None  # what is sent through one link


class Recipient(NamedTuple):
    """Where a mail goes, and in which language."""

    address: str
    language: str


PURPOSES: dict[str, LinkPurpose] = {}


def declare(purpose: LinkPurpose) -> LinkPurpose:
    """Make a purpose known; each has a name of its own."""
    if PURPOSES.setdefault(purpose.name, purpose) != purpose:
        raise ValueError(f"Two purposes of links are called {purpose.name}.")
    return purpose


def state_of(
    use: LinkUse,
    *,
    used_at: datetime | None,
    ended_at: datetime | None,
    expires_at: datetime,
    at: datetime,
) -> LinkState:
    """Tell what became of a link by the moment ``at``."""
    if used_at and use == LinkUse.ONCE:
        return LinkState.USED
    if ended_at:
        return LinkState.ENDED
    return LinkState.EXPIRED if at >= expires_at else LinkState.OPEN


def new_token() -> str:
    """Make a token that nobody can guess; it stands in the link and nowhere else."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_code() -> str:
    """Make a short code, in two halves that can be read aloud."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def plain_code(typed: str) -> str:
    """Return a code without what people do to it: small letters, blanks, other dashes."""
    return "".join(letter for letter in typed.upper() if letter in ALPHABET)


def hash_of(token: str) -> str:
    """Return what we keep of a token: it has too much chance in it for a slow hash to matter."""
    return sha256(token.encode()).hexdigest()
