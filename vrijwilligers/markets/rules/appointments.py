"""Appointments that a stand notes on a phone: when they were made, by clocks that differ."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

UID = re.compile(r"[0-9a-f]{32}\Z")
LONGEST_AHEAD = timedelta(days=366)
LONGEST_WAIT = timedelta(days=31)  # on a phone; a clock that says more is no clock
LEAST_SHIFT = timedelta(minutes=2)  # a clock that is less than this off is right


@dataclass(frozen=True, kw_only=True)
class MarketAppointmentDetails:
    """An appointment as it is noted: who (a code), with which task, when, in which language.

    ``uid`` is made where it is noted: sent twice it is one. ``noted_at`` and ``sent_at`` are what
    the clock of the phone says; without a phone they are not there.
    """

    uid: str
    visitor: str
    on: date
    at: time
    task_id: int | None = None
    language: str | None = None
    noted_at: datetime | None = None
    sent_at: datetime | None = None


def noted_at(details: MarketAppointmentDetails, *, received_at: datetime) -> datetime:
    """Return when something was noted, by our own clock: that of the phone may be off."""
    if details.noted_at is None or details.sent_at is None:
        return received_at
    waited = details.sent_at - details.noted_at
    if not timedelta() <= waited <= LONGEST_WAIT:
        return received_at
    if abs(received_at - details.sent_at) < LEAST_SHIFT:
        return min(details.noted_at, received_at)
    return received_at - waited


def is_possible(on: date, *, today: date) -> bool:
    """Tell whether an appointment can be on a day: today at the earliest, at most a year ahead."""
    return today <= on <= today + LONGEST_AHEAD
