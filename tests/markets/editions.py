"""Editions of the market that tests begin with."""

from datetime import time, timedelta
from secrets import token_hex

from vrijwilligers.markets.actions import editions, stands, tasks
from vrijwilligers.markets.models import MarketAppointment, MarketStop, MarketVisitor
from vrijwilligers.markets.rules.details import (
    MarketDetails,
    StandPlaceDetails,
    StandTaskDetails,
)
from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.vocabulary.clock import now, today

SOUP = {"title_nl": "Soep koken", "what_nl": "Je kookt soep.", "talents": ("cooking",)}


def a_market(make, days=20, **details):
    """Plan an edition so many days from now."""
    said = {
        "name_nl": "Vrijwilligersmarkt",
        "held_on": today() + timedelta(days=days),
        "opens_at": time(13),
        "closes_at": time(17),
        "place": "Zaal De Ketel",
        "languages": ("nl", "fr", "en"),
        "slot_minutes": 15,
        "places": 3,
        "plan": "1 2 3\n4 * 5",
    }
    market = editions.plan(MarketDetails(**said | details), by=None)
    make.session.commit()
    return market


def a_stand(make, market=None, **place):
    """Give an organisation a stand that comes, with one task that nobody checked yet."""
    market = market or a_market(make)
    stand = stands.invite(market, make.organisation(), by=None)
    said = StandPlaceDetails(state=StandState.COMES, **place)
    stands.place(stand, said, by=None, at=now())
    tasks.add(stand, StandTaskDetails(**SOUP), by=None)
    make.session.commit()
    return stand


def at_a_market(make, person, introduction):
    """Make what a market may know of somebody: a visit with a code, and an appointment."""
    stand = a_stand(make)
    visitor = MarketVisitor(
        market_id=stand.market_id,
        candidate_id=person.id,
        number=7,
        language="nl",
        came_at=now(),
        rerouted_at=now(),
    )
    visitor.stops = [MarketStop(stand_id=stand.id, quarter=2)]
    visitor.appointments = [
        MarketAppointment(
            uid=token_hex(16),
            stand_id=stand.id,
            visitor_code="G007",
            task_id=stand.tasks[0].id,
            on=today(),
            at=time(10),
            language="nl",
            noted_at=now(),
            received_at=now(),
            introduction_id=introduction.id if introduction else None,
        )
    ]
    return visitor
