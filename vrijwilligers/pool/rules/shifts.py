"""When a shift begins and ends: in hours of the clock in Brussels, kept as moments.

A shift that ends at an hour before it begins goes on after midnight. On the night when the clock
changes a shift is an hour shorter or longer than its hours say.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from vrijwilligers.vocabulary.clock import BRUSSELS, day_of
from vrijwilligers.vocabulary.week import PARTS, WEEKDAYS, mask_of

LONGEST = timedelta(hours=16)
USUAL_TIME = timedelta(hours=3)  # between the last answer and the first shift
A_LITTLE, SECOND = timedelta(hours=1), timedelta(seconds=1)
# Where a part of the day ends, in hours of the clock; the evening ends with the night.
PART_ENDS = (time(12), time(18))


@dataclass(frozen=True, kw_only=True)
class ShiftHours:
    """A day, and the hours of the clock at which a shift begins and ends."""

    on: date
    begins_at: time
    ends_at: time

    @property
    def is_over_midnight(self) -> bool:
        """Tell whether it ends on the day after."""
        return self.ends_at <= self.begins_at

    @property
    def begins(self) -> datetime:
        """Return the moment at which it begins."""
        return datetime.combine(self.on, self.begins_at, BRUSSELS)

    @property
    def ends_on(self) -> date:
        """Return the day on which it ends."""
        return self.on + timedelta(days=self.is_over_midnight)

    @property
    def ends(self) -> datetime:
        """Return the moment at which it ends."""
        return datetime.combine(self.ends_on, self.ends_at, BRUSSELS)

    @property
    def lasts(self) -> timedelta:
        """Return how long it is in truth, whatever the clock does meanwhile."""
        return self.ends.astimezone(UTC) - self.begins.astimezone(UTC)


def overlaps(one: ShiftHours, other: ShiftHours) -> bool:
    """Tell whether nobody can do both; one that begins when the other ends can be done."""
    return one.begins < other.ends and other.begins < one.ends


def blocks(shift: ShiftHours) -> int:
    """Return the parts of the week that a shift takes, as a mask of ``vocabulary.week``.

    A part of which it takes no more than an hour is left out, unless that is all there is: who is
    free on mornings can stay until one.
    """
    hours = {
        f"{WEEKDAYS[day.weekday()]}-{part}": min(ends, shift.ends) - max(begins, shift.begins)
        for day in (shift.on, shift.ends_on)
        for part, begins, ends in _parts(day)
    }
    most = max(hours.values())
    return mask_of(part for part, taken in hours.items() if taken > min(A_LITTLE, most - SECOND))


def _parts(day: date) -> list[tuple[str, datetime, datetime]]:
    hours = [time(0), *PART_ENDS]
    begins = [datetime.combine(day, hour, BRUSSELS) for hour in hours]
    midnight = datetime.combine(day + timedelta(days=1), time(0), BRUSSELS)
    return list(zip(PARTS, begins, [*begins[1:], midnight], strict=True))


def usual_end(begins: datetime, at: datetime) -> datetime:
    """Return until when one may answer where nobody says so: in time to tell who comes.

    Of a shift that begins so soon that nothing is left of it, until it begins.
    """
    usual = begins - USUAL_TIME
    return usual if usual > at else begins


def days_on(first: date, at: datetime) -> int:
    """Return after how many days, in whole weeks, a day of the past comes on its weekday again."""
    behind = (day_of(at) - first).days
    return 7 * (behind // 7 + 1) if behind >= 0 else 0
