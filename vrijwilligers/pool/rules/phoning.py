"""Who is phoned or texted for a call, in which order; each person by one caller at a time."""

from datetime import datetime, timedelta
from enum import IntEnum

CLAIM_STANDS = timedelta(minutes=15)  # then somebody else may take who is still to be called


class PhoneReason(IntEnum):
    """Why somebody is on the call list, the most pressing first."""

    OFFERED = 0  # a place came free, for a while
    TO_TELL = 1  # something changed that they do not know yet
    ASK = 2  # nobody asked them yet
    AGAIN = 3  # they were not reached, or asked to be called again


def claim_stands(taken_at: datetime | None, at: datetime) -> bool:
    """Tell whether who took somebody at a moment still has them."""
    return taken_at is not None and at - taken_at < CLAIM_STANDS
