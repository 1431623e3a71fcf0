"""One day for a whole run: begun shortly before midnight at the desk, its clock is hours slow.

Tests say "today" when they are read and again when they run: that must be the same day.
"""

from datetime import datetime, timedelta

from vrijwilligers.vocabulary import clock

LATE = 23  # from this hour on a run may see midnight
SLOW = timedelta(hours=3)


class SlowClock(datetime):
    """The clock of the desk, some hours slow."""

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) - SLOW


def keep(begun: datetime) -> None:
    """Let a run that begins at a moment at the desk end on the day on which it begins."""
    if begun.hour >= LATE:
        clock.datetime = SlowClock
