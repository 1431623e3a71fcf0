"""What time it is: moments in UTC, days as the desk in Brussels counts them."""

from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")
_set: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """Return the present moment, in UTC."""
    return _set.get() or datetime.now(UTC)


def today() -> date:
    """Return the day it is at the desk."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the day of a moment at the desk."""
    return moment.astimezone(BRUSSELS).date()


def start_of(day: date) -> datetime:
    """Return the moment at which a day begins at the desk."""
    return datetime.combine(day, time(), BRUSSELS)


def end_of(day: date) -> datetime:
    """Return the last second of a day at the desk."""
    return datetime.combine(day, time(23, 59, 59), BRUSSELS)


def months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or the last day of that month when it has none."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def start_of_its_day(moment: datetime) -> datetime:
    """Return the moment at which the day of a moment begins at the desk."""
    return start_of(day_of(moment))


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Let it be another moment meanwhile: the demo makes up what happened before today."""
    token = _set.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set.reset(token)
