"""The next market as an event: for search engines (schema.org) and for calendars (iCalendar)."""

from datetime import datetime, timedelta
from typing import Any

from vrijwilligers.markets.models import Market
from vrijwilligers.markets.wording import market_name, market_where
from vrijwilligers.matching.rules.calendar_file import CalendarEntry, calendar_file
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import site_name
from vrijwilligers.vocabulary.clock import BRUSSELS
from vrijwilligers.vocabulary.languages import spoken


def event(market: Market, *, address: str) -> dict[str, Any]:
    """Return the JSON-LD of a market: free, and without signing up."""
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": market_name(market),
        "startDate": datetime.combine(market.held_on, market.opens_at, BRUSSELS).isoformat(),
        "endDate": datetime.combine(market.held_on, market.closes_at, BRUSSELS).isoformat(),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "isAccessibleForFree": True,
        "inLanguage": spoken(),
        "location": {
            "@type": "Place",
            "name": market.place,
            "address": _without_nothing(
                {
                    "@type": "PostalAddress",
                    "streetAddress": market.street,
                    "postalCode": market.postcode,
                    "addressLocality": market.town,
                    "addressCountry": "BE",
                }
            ),
        },
        "organizer": {"@type": "Organization", "name": site_name(desk_settings())},
        "url": address,
    }


def event_file(market: Market, *, address: str, host: str, at: datetime) -> str:
    """Write the calendar file of a market."""
    begins = datetime.combine(market.held_on, market.opens_at)
    lasts: timedelta = datetime.combine(market.held_on, market.closes_at) - begins
    desk = desk_settings()
    entry = CalendarEntry(
        uid=f"market-{market.id}@{host}",
        sequence=market.version,
        on=market.held_on,
        begins_at=market.opens_at,
        summary=market_name(market),
        place=market_where(market),
        description=address,
        desk=site_name(desk),
        desk_email=desk.email or "",
        lasts=lasts,
    )
    return calendar_file(entry, at=at)


def _without_nothing(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
