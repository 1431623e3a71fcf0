"""Where a vacancy stands: what we did with it, and what follows from its dates and places."""

from datetime import date
from enum import StrEnum

from vrijwilligers.vacancies.rules.details import FULL


class Status(StrEnum):
    """Where a vacancy stands; that it is expired follows from its dates."""

    DRAFT = "draft"
    TO_CHECK = "to_check"
    PUBLISHED = "published"
    PAUSED = "paused"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"

    @property
    def is_published(self) -> bool:
        """Tell whether it is shown, unless its time is over."""
        return self == Status.PUBLISHED

    @property
    def is_under_way(self) -> bool:
        """Tell whether the organisation may say something of it: published, or paused for now."""
        return self in (Status.PUBLISHED, Status.PAUSED)


class StatusReport(StrEnum):
    """What an organisation told us of a vacancy; it waits until a coordinator has looked."""

    FILLED = "filled"
    CHANGED = "changed"

    @property
    def is_filled(self) -> bool:
        """Tell whether nobody is sought any more."""
        return self == StatusReport.FILLED


def last_day(publish_until: date | None, end_on: date | None) -> date | None:
    """Return the day after which it is over: the first of the two that end it."""
    return min(filter(None, (publish_until, end_on)), default=None)


def is_expired(publish_until: date | None, end_on: date | None, today: date) -> bool:
    """Tell whether the last day to show it, or the last day of the work, is over."""
    return any(day is not None and day < today for day in (publish_until, end_on))


def is_open(
    status: Status,
    publish_until: date | None,
    end_on: date | None,
    places: int | None,
    today: date,
) -> bool:
    """Tell whether somebody can still be sent: published, not expired and not full."""
    is_shown = status == Status.PUBLISHED and places != FULL
    return is_shown and not is_expired(publish_until, end_on, today)
