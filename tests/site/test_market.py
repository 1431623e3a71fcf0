"""The next market is on the site: for people, for search engines, for calendars."""

import json
from datetime import date, time, timedelta

from icalendar import Calendar

from tests.desk import Desk
from tests.markets.editions import a_market, a_stand
from vrijwilligers.vocabulary.clock import today


def test_everybody_reads_when_and_where_the_next_market_is_and_who_comes(app, make):
    a_market(make, days=-3)
    market = a_market(make, days=30, name_fr="Le marché", street="Ketelstraat 8")
    stand = a_stand(make, market)
    visitor = Desk(app, "fr")
    page = visitor.get("site.home", language="fr")
    page = visitor.open(page.html.select_one('a[href$="/market"]')["href"])
    assert "Le marché" in page.text
    assert stand.organisation.name in page.text
    event = json.loads(page.html.select_one('script[type="application/ld+json"]').string)
    assert event["startDate"].startswith(f"{market.held_on}T13:00")
    assert event["location"]["address"]["streetAddress"] == "Ketelstraat 8"
    assert event["isAccessibleForFree"] is True


def test_the_day_goes_into_a_calendar(app, make):
    market = a_market(make, days=30)
    desk = Desk(app)
    address = desk.url("site.market_calendar", language="nl")
    with desk._request():
        answer = desk.client.get(address)
    (event,) = Calendar.from_ical(answer.text).walk("VEVENT")
    begins = event["dtstart"].dt
    assert (begins.date(), begins.time()) == (market.held_on, time(13))
    assert event["duration"].dt == timedelta(hours=4)
    assert answer.mimetype == "text/calendar"


def test_what_changes_is_on_the_page_at_once_and_without_a_market_there_is_none(
    app, coordinator, make
):
    desk = Desk(app)
    desk.get("site.market", language="nl", status=404)
    assert not desk.get("site.home", language="nl").html.select('a[href$="/market"]')
    market = a_market(make, days=30)
    assert desk.get("site.home", language="nl").html.select('a[href$="/market"]')
    coordinator.submit("markets.change", {"place": "Zaal Noord"}, market_id=market.id)
    assert "Zaal Noord" in desk.get("site.market", language="nl").text
    past = date(today().year - 1, 1, 1)
    coordinator.submit("markets.change", {"held_on": str(past)}, market_id=market.id)
    desk.get("site.market", language="nl", status=404)
