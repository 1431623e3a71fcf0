"""When a call is over, and what is known of who came."""

from collections.abc import Sequence
from datetime import datetime, timedelta

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WAITS = timedelta(days=3)  # for the organisation to say who came


def what_came(said: Sequence[bool | None]) -> bool | None:
    """Tell whether somebody came to one of their shifts; ``None`` while nobody says so of one."""
    if any(said):
        return True
    return False if said and None not in said else None


def is_over(ends: datetime, said: Sequence[bool | None], *, at: datetime) -> bool:
    """Tell whether a call ends by itself: the last shift is over, and who came is known.

    What nobody said three days later, a colleague asks without the call.
    """
    return at >= ends and (None not in said or at >= ends + WAITS)


def how_fast(asked_at: datetime | None, filled_at: datetime | None) -> str:
    """Say as a code within what time every place was taken for the first time."""
    if asked_at is None or filled_at is None:
        return "not"
    took = filled_at - asked_at
    if took <= HOUR:
        return "hour"
    return "day" if took <= DAY else "later"
