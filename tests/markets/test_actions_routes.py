"""A visitor who was counted has a booklet of their own; later visitors are sent where room is."""

from collections import Counter
from datetime import time

import pytest
from sqlalchemy import select

from tests.exchange.pdfs import faults, pages_of
from tests.markets.stands import TASKS, a_full_market
from vrijwilligers.markets.actions import day, routes, stands
from vrijwilligers.markets.models import MarketStop, Stand, StandTask
from vrijwilligers.markets.queries.day import visitor_count
from vrijwilligers.markets.queries.routes import rerouted_codes, taken
from vrijwilligers.markets.rules.choosing import Visitor
from vrijwilligers.markets.rules.details import StandPlaceDetails
from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.markets.rules.visitor_codes import code_of
from vrijwilligers.vocabulary.clock import now

COOK = Visitor(code="soup", talents=("cooking",))
SOUP, COFFEE, PLANTS, BOOKS = (title for title, _talents, _dutch in TASKS)


@pytest.fixture
def market(make):
    return a_full_market(make, places=1)


def arrived(market, wishes=COOK):
    """Count a visitor and keep their way."""
    visitor = day.welcome(market, language="nl", candidate=None, at=now())
    routes.keep_route(visitor, wishes, at=now())
    return visitor


def ways(database):
    """Return the kept stops of each visitor, as quarter and stand."""
    database.commit()
    found = {}
    for stop in database.scalars(select(MarketStop).order_by(MarketStop.quarter)):
        found.setdefault(stop.visitor_id, []).append((stop.quarter, stop.stand_id))
    return found


def stand_with(database, title):
    asked = select(Stand).join(StandTask).where(StandTask.title_nl == title)
    return database.scalars(asked).one()


def stand_asking(make, market, talents, **also):
    """Add a stand with one checked task."""
    stand = Stand(
        market_id=market.id, organisation_id=make.organisation().id, state=StandState.COMES, **also
    )
    stand.tasks.append(StandTask(title_nl=talents, talents=talents, checked_at=now()))
    make.session.add(stand)
    make.session.commit()
    return stand


def test_two_visitors_are_never_sent_to_one_place_at_once(market, database):
    visitors = [arrived(market) for _nth in range(5)]
    kept = ways(database)
    assert len(kept) == len(visitors)
    there = Counter(stop for stops in kept.values() for stop in stops if stop[0] is not None)
    assert set(there.values()) == {1}
    assert taken(market.id) == Counter({(stand, quarter): 1 for quarter, stand in there})


def test_a_stand_where_nobody_is_expected_yet_comes_first(make, database):
    market = a_full_market(make, places=5)
    begun = []
    for _nth in range(3):
        visitor = arrived(
            market, Visitor(code="same", talents=("cooking", "gardening", "listening"))
        )
        begun.append(ways(database)[visitor.id][0])
    assert len({stand for _quarter, stand in begun}) == len(begun)


def test_a_booklet_that_is_printed_again_is_planned_again_in_its_own_place(market, database):
    visitor = arrived(market)
    before = ways(database)
    routes.keep_route(visitor, COOK, at=now())
    assert ways(database) == before


def test_after_the_day_no_way_is_kept(make, database):
    arrived(a_full_market(make, days=-3))
    assert ways(database) == {}


@pytest.mark.parametrize("deed", ["leaves", "is removed"])
def test_who_was_to_come_to_a_stand_that_dropped_out_goes_to_one_like_it(
    deed, make, market, database
):
    visitor = arrived(market)
    soup = stand_with(database, SOUP)
    stay = {stop for stop in ways(database)[visitor.id] if stop[1] != soup.id}
    other = stand_asking(make, market, "cooking", table_number=9)
    if deed == "leaves":
        left = StandPlaceDetails(state=StandState.LEFT)
        stands.place(soup, left, by=None, at=now())
    else:
        stands.remove(soup, by=None, at=now())
    after = set(ways(database)[visitor.id])
    assert stay < after
    assert {stand for _quarter, stand in after - stay} == {other.id}


def test_where_no_stand_is_like_it_the_stop_goes_and_the_others_stay(market, database):
    gardener = Visitor(code="green", talents=("gardening", "cooking"))
    visitor = arrived(market, gardener)
    plants = stand_with(database, PLANTS)
    before = ways(database)[visitor.id]
    assert routes.leave_out(plants, at=now()) == {visitor.id}
    assert ways(database)[visitor.id] == [stop for stop in before if stop[1] != plants.id]


def test_counting_leads_to_the_booklet_with_the_code_on_it(reception, make, database):
    market = a_full_market(make, days=1)
    about = {"market_id": market.id}
    page = reception.open(reception.submit("markets.welcome", {"language": "fr"}, **about).location)
    (link,) = page.html.select("a[href$='/booklet']")
    asked = reception.open(link["href"])
    assert asked.html.select_one("[name=language][checked]")["value"] == "fr"
    answers = {"talents": ["cooking"]}
    refused = reception.send(asked, {"talents": []}, status=422)
    assert refused.problems
    printed = reception.send(asked, answers, status=200).response
    assert faults(printed.data) == []
    (visitor_id,) = ways(database)
    pages = pages_of(printed.data)
    assert "Mon carnet" in pages[0]
    assert code_of(visitor_id) in pages[0]
    again = reception.open(link["href"])
    first = again.html.select_one("#way ~ ol > li").get_text(" ", strip=True)
    assert "Buurthuis" in first
    assert "13:00" in first


def test_a_fiche_fills_in_the_booklet_of_who_was_counted_with_it(reception, make, database):
    market = a_full_market(make, days=1)
    zohra = make.candidate(given_name="Zohra", talents=frozenset({"gardening"}))
    day.welcome(market, language="nl", candidate=zohra, at=now())
    database.commit()
    page = reception.get("markets.welcome", market_id=market.id)
    asked = reception.open(page.html.select_one("a[href$='/booklet']")["href"])
    assert asked.html.select_one("[name=talents][checked]")["value"] == "gardening"
    assert "Zohra" not in asked.html.get_text()


def test_a_visitor_who_is_taken_back_is_expected_nowhere(market, database):
    visitor = arrived(market)
    day.uncount(visitor)
    database.commit()
    assert ways(database) == {}
    assert visitor_count(market.id) == 0


def test_who_has_another_way_stands_by_code_where_the_team_and_visitors_look(
    reception, make, database
):
    market = a_full_market(make, days=0, opens_at=time(0), closes_at=time(23, 59), places=1)
    visitor = arrived(market)
    code, about = code_of(visitor.number), {"market_id": market.id}
    soup = stand_with(database, SOUP)
    database.commit()
    called = "another way than on the booklet"
    assert called not in reception.get("markets.welcome", **about).text
    assert code not in reception.get("markets.waiting", **about).text
    routes.leave_out(soup, at=now())
    database.commit()
    assert called in reception.get("markets.welcome", **about).text
    for page in ("markets.waiting", "markets.show", "markets.ways"):
        assert code in reception.get(page, **about).text
    printed = reception.get("markets.print_ways", **about).response.data
    assert faults(printed) == []
    assert code in pages_of(printed)[0]


def test_a_way_that_is_printed_again_is_no_change_any_more(reception, market, database):
    visitor = arrived(market)
    routes.leave_out(stand_with(database, SOUP), at=now())
    assert rerouted_codes(market.id) == [code_of(visitor.number)]
    routes.keep_route(visitor, COOK, at=now())
    database.commit()
    assert rerouted_codes(market.id) == []
    assert "as on the booklet" in reception.get("markets.ways", market_id=market.id).text


def test_whose_way_stays_as_it_was_is_not_called(market, database):
    arrived(market)
    routes.leave_out(stand_with(database, BOOKS), at=now())
    assert rerouted_codes(market.id) == []


def test_a_code_of_no_scan_is_said_where_it_is_typed(reception, market, database):
    visitor = arrived(market)
    database.commit()
    page = reception.get("markets.visitor_booklet", market_id=market.id, visitor_id=visitor.id)
    refused = reception.send(page, {"scan": "TULP-00000"}, status=422, at=page.address)
    assert refused.html.select_one("main a[href='#scan-group']").get_text() == refused.problems[0]
