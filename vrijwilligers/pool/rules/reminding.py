"""When somebody who has a place is reminded: the day before, at an hour at which one reads."""

from datetime import datetime, time, timedelta

from vrijwilligers.pool.rules.shifts import ShiftHours
from vrijwilligers.vocabulary.clock import BRUSSELS

HOUR = time(10)
TOO_LATE = timedelta(hours=2)  # before it begins: who said yes so late knows


def is_reminded(shift: ShiftHours, *, at: datetime) -> bool:
    """Tell whether it is time to remind somebody of a shift."""
    day_before = datetime.combine(shift.on - timedelta(days=1), HOUR, BRUSSELS)
    return day_before <= at < shift.begins - TOO_LATE
