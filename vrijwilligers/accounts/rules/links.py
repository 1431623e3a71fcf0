"""One-time links of the team: what they are for and how long they live."""

from datetime import datetime, timedelta
from enum import StrEnum

INVITATION_LIVES = timedelta(days=7)
RESET_LIVES = timedelta(hours=1)


class LinkPurpose(StrEnum):
    """Why we sent a one-time link."""

    INVITATION = "invitation"
    RESET = "reset"


LIFE = {LinkPurpose.INVITATION: INVITATION_LIVES, LinkPurpose.RESET: RESET_LIVES}


def expires_at(purpose: LinkPurpose, made_at: datetime) -> datetime:
    """Return the moment from which a one-time link no longer works."""
    return made_at + LIFE[purpose]
