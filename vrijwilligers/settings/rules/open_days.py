"""On which days the desk is open: what it proposes lies on one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from vrijwilligers.settings.rules.answers import Closure, Opening
from vrijwilligers.vocabulary.week import WEEKDAYS

DAY = timedelta(days=1)
WORKDAYS = frozenset(range(5))  # of a desk that said no hours
FAR = 366  # days: a desk that is closed for so long proposes the day itself


@dataclass(frozen=True)
class OpenDays:
    """The weekdays on which a desk is open (Monday is 0), and when it is closed all the same."""

    weekdays: frozenset[int] = WORKDAYS
    closures: tuple[Closure, ...] = ()

    @classmethod
    def of(cls, hours: Iterable[Opening], closures: Iterable[Closure]) -> "OpenDays":
        """Read them from the hours that a desk gave; without any it is open on weekdays."""
        said = frozenset(WEEKDAYS.index(opening.weekday) for opening in hours)
        return cls(said or WORKDAYS, tuple(closures))

    def is_open(self, day: date) -> bool:
        """Tell whether somebody is at the desk on a day."""
        is_closed = any(one.first <= day <= one.last for one in self.closures)
        return day.weekday() in self.weekdays and not is_closed

    def first_from(self, day: date) -> date:
        """Return the first open day from a day on, that day itself if it is one."""
        days = (day + number * DAY for number in range(FAR))
        return next((one for one in days if self.is_open(one)), day)

    def next_after(self, day: date) -> date:
        """Return the first open day after a day."""
        return self.first_from(day + DAY)

    def is_fresh(self, day: date, today: date) -> bool:
        """Tell whether what was counted on a day may still be put right: until the next open day.

        Later the figures of that day stand.
        """
        return today <= self.next_after(day)
