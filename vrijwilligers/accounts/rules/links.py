"""One-time links: what they are for, how long they live, what became of them."""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

INVITATION_LIVES = timedelta(days=7)
RESET_LIVES = timedelta(hours=1)
TOKEN_BYTES = 32  # 256 bits of chance


class LinkPurpose(StrEnum):
    """Why we sent a one-time link."""

    INVITATION = "invitation"
    RESET = "reset"


class Fate(StrEnum):
    """What became of a one-time link."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"


LIFE = {LinkPurpose.INVITATION: INVITATION_LIVES, LinkPurpose.RESET: RESET_LIVES}


def expires_at(purpose: LinkPurpose, made_at: datetime) -> datetime:
    """Return the moment from which a one-time link no longer works."""
    return made_at + LIFE[purpose]


def fate(*, used_at: datetime | None, expires_at: datetime, at: datetime) -> Fate:
    """Tell what became of a link by the moment ``at``."""
    if used_at:
        return Fate.USED
    return Fate.EXPIRED if at >= expires_at else Fate.OPEN


def new_token() -> str:
    """Make a token that nobody can guess; it stands in the link and nowhere else."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """Return what we keep of a token: it has too much chance in it for a slow hash to matter."""
    return sha256(token.encode()).hexdigest()
