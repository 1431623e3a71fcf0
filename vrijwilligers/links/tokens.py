"""Links with a secret: made, hashed, and what became of them.

Only the hash of a token is kept, so that nobody who reads the database can use a link.
"""

import secrets
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

TOKEN_BYTES = 32  # 256 bits of chance


class LinkState(StrEnum):
    """What became of a link."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"


def fate(*, used_at: datetime | None, expires_at: datetime, at: datetime) -> LinkState:
    """Tell what became of a link by the moment ``at``."""
    if used_at:
        return LinkState.USED
    return LinkState.EXPIRED if at >= expires_at else LinkState.OPEN


def new_token() -> str:
    """Make a token that nobody can guess; it stands in the link and nowhere else."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """Return what we keep of a token: it has too much chance in it for a slow hash to matter."""
    return sha256(token.encode()).hexdigest()
