"""Keeping the route of a visitor, so that those who come later are sent where there is room."""

from collections.abc import Mapping, Set
from datetime import datetime

from sqlalchemy import delete, insert, or_, select, update

from vrijwilligers.extensions import db
from vrijwilligers.markets.models import MarketStop, MarketVisitor, Stand
from vrijwilligers.markets.queries import editions
from vrijwilligers.markets.queries import routes as queries
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.markets.rules.choosing import Visitor
from vrijwilligers.markets.rules.codes import codes_in
from vrijwilligers.markets.rules.routes import Stop, without_stand
from vrijwilligers.markets.rules.visits import (
    MarketVisit,
    day_of_market,
    next_quarter,
    plan_visit,
    presence,
    stands_like,
)
from vrijwilligers.vocabulary.clock import BRUSSELS, day_of


def keep_route(visitor: MarketVisitor, wishes: Visitor, *, at: datetime) -> MarketVisit:
    """Plan the way of a visitor beside all others, keep it, and return it.

    One that was kept before is planned anew. After the market there is no way, and nothing is kept.
    """
    market = editions.hold(visitor.market_id)  # nobody else takes the same place meanwhile
    shown = printed_market(market, today=day_of(at))
    visit = plan_visit(
        shown,
        wishes,
        at=at.astimezone(BRUSSELS),
        taken=queries.taken(market.id, but=visitor.id),
    )
    if visit.route is None:
        return visit
    visitor.rerouted_at = None  # this one is printed
    db.session.execute(delete(MarketStop).where(MarketStop.visitor_id == visitor.id))
    quarters = {stop.stand: stop.quarter for stop in visit.route}
    chosen = [one.stand.number for one in visit.chosen]
    db.session.add_all(
        MarketStop(visitor_id=visitor.id, stand_id=number, quarter=quarters.get(number))
        for number in chosen
    )
    db.session.flush()
    return visit


def leave_out(stand: Stand, *, at: datetime) -> frozenset[int]:
    """Send who was still to come to a stand that dropped out to another one that is like it.

    All other stops stay as they stand on paper. Return the visitors whose route is another now;
    it is kept that their booklet says otherwise.
    """
    market = editions.hold(stand.market_id)
    shown = printed_market(market, today=day_of(at))
    begins = next_quarter(shown, at.astimezone(BRUSSELS))
    before = queries.routes_from(market.id, begins)
    talents = {code for task in stand.tasks for code in codes_in(task.talents)}
    like_it = [one.number for one in stands_like(shown, talents) if one.number != stand.id]
    is_there = presence(shown)
    after = without_stand(
        before,
        stand.id,
        dict.fromkeys(before.stops, like_it),
        day_of_market(shown),
        is_there=lambda number, quarter: quarter >= begins and is_there(number, quarter),
    )
    _take_away(stand.id, begins)
    changed = frozenset(key for key, stops in after.stops.items() if stops != before.stops[key])
    _note_rerouted(changed, at=at)
    _keep_new({key: set(after.stops[key]) - set(before.stops[key]) for key in changed})
    return changed


def _note_rerouted(visitors: Set[int], *, at: datetime) -> None:
    """Keep from when the way of some visitors is another one than on their booklet."""
    theirs = MarketVisitor.id.in_(visitors)
    db.session.execute(update(MarketVisitor).where(theirs).values(rerouted_at=at))


def _take_away(stand_id: int, quarter: int) -> None:
    """Forget who was to come to a stand from a quarter on, or was to look whether there is room."""
    to_come = or_(MarketStop.quarter.is_(None), MarketStop.quarter >= quarter)
    db.session.execute(delete(MarketStop).where(MarketStop.stand_id == stand_id, to_come))


def _keep_new(stops: Mapping[int, Set[Stop]]) -> None:
    """Keep the stops that came instead of another: some of those stands stood there without one."""
    new = {(key, stop.stand): stop.quarter for key, planned in stops.items() for stop in planned}
    waiting = select(MarketStop.id, MarketStop.visitor_id, MarketStop.stand_id).where(
        MarketStop.visitor_id.in_(stops), MarketStop.quarter.is_(None)
    )
    found = [key for key, *line in db.session.execute(waiting) if tuple(line) in new]
    db.session.execute(delete(MarketStop).where(MarketStop.id.in_(found)))
    rows = [
        {"visitor_id": visitor_id, "stand_id": stand_id, "quarter": quarter}
        for (visitor_id, stand_id), quarter in new.items()
    ]
    if rows:
        db.session.execute(insert(MarketStop), rows)
