"""A visitor and a market: the stands that fit, and the way past them from a quarter on."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from vrijwilligers.markets.rules.choosing import ChosenStand, Visitor, choose_stands
from vrijwilligers.markets.rules.one_route import route_of_one, steps_on
from vrijwilligers.markets.rules.prints import PrintedMarket, PrintedStand
from vrijwilligers.markets.rules.routes import Day, IsThere, Stop

NOBODY: Mapping[tuple[int, int], int] = {}


@dataclass(frozen=True, kw_only=True)
class MarketVisit:
    """The stands that fit a visitor, and the way past them; between markets there is no way."""

    chosen: tuple[ChosenStand, ...]
    route: tuple[Stop, ...] | None


def day_of_market(market: PrintedMarket) -> Day:
    """Return how many quarters a market has, and how many visitors a stand hears in each."""
    minutes = _minutes(market.closes_at) - _minutes(market.opens_at)
    return Day(quarters=max(1, minutes // market.slot_minutes), places=market.places)


def next_quarter(market: PrintedMarket, at: datetime) -> int:
    """Return the quarter that begins next at a moment in Brussels; the first on another day."""
    if at.date() != market.on:
        return 0
    return max(0, -(-(_minutes(at.time()) - _minutes(market.opens_at)) // market.slot_minutes))


def is_over(market: PrintedMarket, at: datetime) -> bool:
    """Tell whether a market was before a moment in Brussels."""
    closes = datetime.combine(market.on, market.closes_at, at.tzinfo)
    return at >= closes - timedelta(minutes=market.slot_minutes)


def plan_visit(
    market: PrintedMarket,
    visitor: Visitor,
    *,
    at: datetime,
    taken: Mapping[tuple[int, int], int] = NOBODY,
) -> MarketVisit:
    """Choose the stands of a visitor who comes at a moment, and the way past them."""
    chosen = choose_stands(market.stands, visitor)
    if is_over(market, at):
        return MarketVisit(chosen=chosen, route=None)
    route = route_of_one(
        [one.stand.number for one in chosen],
        day_of_market(market),
        begins=next_quarter(market, at),
        taken=taken,
        is_there=presence(market),
        steps=steps_on(market.plan, {one.number: one.table or 0 for one in market.stands}),
    )
    return MarketVisit(chosen=chosen, route=route)


def stands_like(market: PrintedMarket, talents: Set[str]) -> list[PrintedStand]:
    """Return the stands with a checked task that asks some of these talents, those with most first.

    Between equals the order is that of the tables.
    """
    alike = {stand.number: len(talents & _asked(stand)) for stand in market.stands}
    found = [stand for stand in market.stands if alike[stand.number]]
    return sorted(found, key=lambda one: (-alike[one.number], one.table or 10**6, one.number))


def _asked(stand: PrintedStand) -> set[str]:
    return {code for task in stand.tasks if task.is_checked for code in task.talents}


def presence(market: PrintedMarket) -> IsThere:
    """Return whether a stand is there in a quarter, by its number."""
    stands = {stand.number: stand for stand in market.stands}
    return lambda number, quarter: _is_there(market, stands[number], quarter)


def _is_there(market: PrintedMarket, stand: PrintedStand, quarter: int) -> bool:
    if stand.hours is None:
        return True
    begins = _minutes(market.opens_at) + market.slot_minutes * quarter
    opens, closes = _minutes(stand.hours.opens_at), _minutes(stand.hours.closes_at)
    return opens <= begins and begins + market.slot_minutes <= closes


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
