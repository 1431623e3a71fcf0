"""What time it is: moments in UTC, days as the desk in Brussels counts them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")


def now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day it is at the desk."""
    return datetime.now(BRUSSELS).date()


def day_of(moment: datetime) -> date:
    """Return the day of a moment at the desk."""
    return moment.astimezone(BRUSSELS).date()


def start_of(day: date) -> datetime:
    """Return the moment at which a day begins at the desk."""
    return datetime.combine(day, time(), BRUSSELS)
