"""The calendar file of an appointment, on every kind of day."""

from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar

from vrijwilligers.matching.rules.calendar_file import CalendarEntry, calendar_file

AT = datetime(2027, 1, 4, 9, tzinfo=UTC)
ENTRY = {
    "uid": "a" * 32,
    "sequence": 0,
    "on": date(2027, 3, 9),
    "begins_at": time(10),
    "summary": "Afspraak: De Pollepel; soep, en meer",
    "place": "Lepelstraat 14, 1070 Anderlecht",
    "description": "Tram 81\nEen vraag? Bel ons: 02 555 00 10.",
    "desk": "Infopunt, Brussel",
    "desk_email": "infopunt@example.org",
}


def read(**wanted):
    text = calendar_file(CalendarEntry(**ENTRY | wanted), at=AT)
    calendar = Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    return text, calendar, event


@pytest.mark.parametrize(
    ("on", "at", "in_utc"),
    [
        (date(2027, 3, 27), time(10), time(9)),  # the day before the clock goes forward
        (date(2027, 3, 28), time(1, 30), time(0, 30)),
        (date(2027, 3, 28), time(10), time(8)),
        (date(2027, 10, 30), time(10), time(8)),
        (date(2027, 10, 31), time(2, 30), time(0, 30)),  # it comes twice: the first
        (date(2027, 10, 31), time(10), time(9)),
    ],
)
def test_an_hour_is_the_hour_of_brussels_on_days_the_clock_changes(on, at, in_utc):
    text, calendar, event = read(on=on, begins_at=at)
    assert f"DTSTART;TZID=Europe/Brussels:{on:%Y%m%d}T{at:%H%M%S}\r\n" in text
    assert event["DTSTART"].dt.astimezone(UTC).time() == in_utc
    (zone,) = calendar.walk("VTIMEZONE")
    offset = zone.to_tz().utcoffset(datetime.combine(on, at))  # what the file itself says
    assert datetime.combine(on, at) - offset == datetime.combine(on, in_utc)


def test_a_day_without_an_hour_has_no_zone():
    text, calendar, event = read(begins_at=None)
    assert "DTSTART;VALUE=DATE:20270309\r\n" in text
    assert "DURATION" not in event
    assert not calendar.walk("VTIMEZONE")


def test_nobody_is_asked_to_answer():
    _text, calendar, event = read()
    assert calendar["METHOD"] == "PUBLISH"
    assert "ATTENDEE" not in event
    assert event["ORGANIZER"] == "MAILTO:infopunt@example.org"
    assert event["SUMMARY"] == ENTRY["summary"]
    assert event["LOCATION"] == ENTRY["place"]
    assert event["DESCRIPTION"] == ENTRY["description"]


def test_what_is_off_says_so_under_the_same_name():
    _text, calendar, event = read(is_cancelled=True, sequence=3)
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (event["UID"], event["SEQUENCE"]) == ("a" * 32, 3)
