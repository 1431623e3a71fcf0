"""What a session is on the server: how long it lasts, and when its screen is locked."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

TOKEN_BYTES = 32  # 256 bits, so that a fast hash is enough
NOTE_EVERY = timedelta(minutes=1)  # between two notes of activity
ENROLMENT_LASTS = timedelta(minutes=10)  # between the password and the first code of an app
CLOCKS_DIFFER = timedelta(minutes=2)  # at most, between two servers
MARK = 12  # characters of the hash by which a page tells one session from another


@dataclass(frozen=True, kw_only=True)
class SessionState:
    """A session as it was when the request began."""

    token_hash: str
    signed_in_at: datetime
    active_at: datetime
    locked_at: datetime | None

    @property
    def mark(self) -> str:
        """Return what a page may know of it: enough to see that another session began."""
        return self.token_hash[:MARK]

    def is_over(self, at: datetime, *, lasts: timedelta) -> bool:
        """Tell whether the day at the desk is over, and one has to sign in anew."""
        return not _is_within(self.signed_in_at, at, lasts)

    def is_locked(self, at: datetime, *, idle: timedelta) -> bool:
        """Tell whether somebody locked the screen, or did nothing for so long that it locks."""
        return self.locked_at is not None or not _is_within(self.active_at, at, idle)

    def is_worth_noting(self, at: datetime, *, idle: timedelta) -> bool:
        """Tell whether the last note of activity is old enough to write a new one."""
        return at - self.active_at > min(NOTE_EVERY, idle / 10)


def _is_within(since: datetime, at: datetime, length: timedelta) -> bool:
    """Tell whether a moment is not longer ago; one that is to come was noted by a wrong clock."""
    return -CLOCKS_DIFFER <= at - since <= length


def new_token() -> str:
    """Make what a browser shows to prove which session it is in."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """Return what we keep of a token."""
    return sha256(token.encode()).hexdigest()
