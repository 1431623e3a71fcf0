"""A market as the JSON of an event for UiTdatabank, ready to send (publiq, Entry API).

Its place is given by name and address: who sends it chooses the place that UiTdatabank knows.
"""

from datetime import datetime, time

from flask_babel import gettext as _

from vrijwilligers.markets.documents.parts import Content
from vrijwilligers.markets.models import Market
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import site_name
from vrijwilligers.vocabulary.clock import BRUSSELS
from vrijwilligers.vocabulary.languages import LANGUAGES, speaking

MARKET = {"id": "0.37.0.0.0", "label": "Markt of braderie", "domain": "eventtype"}
FREE = {"nl": "Basistarief", "fr": "Tarif de base", "en": "Base tariff"}
MAIN = "nl"


def uitdatabank_event(market: Market, *, address: str) -> Content:
    """Return the event: its names, its hours in Brussels, its place, free and for all ages."""
    names = {code: name for code in LANGUAGES if (name := getattr(market, f"name_{code}"))}
    desk = desk_settings()
    contact = {
        "phone": [desk.phone] if desk.phone else [],
        "email": [desk.email] if desk.email else [],
        "url": [address],
    }
    return {
        "@type": "Event",
        "mainLanguage": MAIN,
        "languages": sorted(names),
        "completedLanguages": sorted(names),
        "name": names,
        "description": {code: _described(code) for code in sorted(names)},
        "terms": [MARKET],
        "calendarType": "single",
        "startDate": _moment(market, market.opens_at),
        "endDate": _moment(market, market.closes_at),
        "attendanceMode": "offline",
        "status": {"type": "Available"},
        "typicalAgeRange": "-",
        "priceInfo": [{"category": "base", "name": FREE, "price": 0, "priceCurrency": "EUR"}],
        "location": _location(market),
        "organizer": {"name": {MAIN: site_name(desk)}},
        "contactPoint": contact,
        "workflowStatus": "DRAFT",
    }


def _described(language: str) -> str:
    with speaking(language):
        return _(
            "You talk with organisations that look for volunteers, and make an appointment. "
            "You may practise your Dutch. It is free, and you need not sign up."
        )


def _moment(market: Market, at: time) -> str:
    return datetime.combine(market.held_on, at, BRUSSELS).isoformat()


def _location(market: Market) -> Content:
    address = {
        "addressCountry": "BE",
        "streetAddress": market.street,
        "postalCode": market.postcode,
        "addressLocality": market.town,
    }
    known = {name: value for name, value in address.items() if value}
    return {"@type": "Place", "name": {MAIN: market.place}, "address": {MAIN: known}}
