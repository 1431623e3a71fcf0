"""The calendar file of an appointment: what a calendar on a phone reads (RFC 5545).

``icalendar`` takes a while to load: only what writes such a file imports this.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from vrijwilligers.matching.rules.appointments import begins

LASTS = timedelta(hours=1)
BRUSSELS_RULES = """BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """What a calendar is told of an appointment: no person is named."""

    uid: str
    sequence: int
    on: date
    begins_at: time | None
    summary: str
    place: str
    description: str
    desk: str
    desk_email: str
    lasts: timedelta = LASTS
    is_cancelled: bool = False


def calendar_file(entry: CalendarEntry, *, at: datetime) -> str:
    """Write the file; nobody is asked to answer it, a later one takes its place."""
    calendar = Calendar()
    calendar.add("prodid", "-//vrijwilligers//desk//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.is_cancelled else "PUBLISH")
    if entry.begins_at:
        calendar.add_component(Timezone.from_ical(BRUSSELS_RULES))
    calendar.add_component(_event(entry, at))
    return calendar.to_ical().decode()


def _event(entry: CalendarEntry, at: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", at)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("summary", entry.summary)
    if entry.begins_at:
        event.add("dtstart", begins(entry.on, entry.begins_at))
        event.add("duration", entry.lasts)
    else:
        event.add("dtstart", entry.on)
    event.add("organizer", _organizer(entry))
    for name in ("place", "description"):
        if text := getattr(entry, name):
            event.add("location" if name == "place" else name, text)
    return event


def _organizer(entry: CalendarEntry) -> vCalAddress:
    organizer = vCalAddress(f"MAILTO:{entry.desk_email}")
    organizer.params["cn"] = vText(entry.desk)
    return organizer
