"""When and where somebody is expected at an organisation, and which hours there are."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from vrijwilligers.vocabulary.clock import BRUSSELS


@dataclass(frozen=True, kw_only=True)
class AppointmentDetails:
    """An appointment as it was made; what is empty is what we know of the vacancy.

    Without an hour it is a day on which somebody may come.
    """

    on: date
    begins_at: time | None = None
    place: str | None = None  # street and number, postcode and town
    with_whom: str | None = None
    phone: str | None = None
    travel: str | None = None


def hour_exists(on: date, at: time) -> bool:
    """Tell whether a clock in Brussels shows an hour on a day: in spring it skips one."""
    local = datetime.combine(on, at, BRUSSELS)
    return local.astimezone(UTC).astimezone(BRUSSELS).time() == at


def begins(on: date, at: time) -> datetime:
    """Return the moment of an hour in Brussels; of one that comes twice in autumn, the first."""
    return datetime.combine(on, at, BRUSSELS)


def split_place(place: str) -> tuple[str, ...]:
    """Split an address into street and town; what is no address of two parts stays one."""
    street, _, town = place.rpartition(", ")
    return tuple(part for part in (street, town) if part)
