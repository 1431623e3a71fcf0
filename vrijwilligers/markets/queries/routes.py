"""The routes of the visitors of an edition, as they stand in their booklets."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from vrijwilligers.extensions import db
from vrijwilligers.markets.models import MarketStop, MarketVisitor
from vrijwilligers.markets.rules.routes import Routes, Stop
from vrijwilligers.markets.rules.visitor_codes import code_of


def taken(market_id: int, *, but: int | None = None) -> Counter[tuple[int, int]]:
    """Count who is expected, by stand and quarter, leaving one visitor out."""
    asked = (
        select(MarketStop.stand_id, MarketStop.quarter, func.count())
        .join(MarketVisitor, MarketVisitor.id == MarketStop.visitor_id)
        .where(MarketVisitor.market_id == market_id)
        .group_by(MarketStop.stand_id, MarketStop.quarter)
    )
    if but is not None:
        asked = asked.where(MarketVisitor.id != but)
    counts: Counter[tuple[int, int]] = Counter()
    for stand, quarter, count in db.session.execute(asked):
        if quarter is not None:
            counts[stand, quarter] = count
    return counts


def stops_of(visitor_id: int) -> Sequence[MarketStop]:
    """Return the stands in the booklet of a visitor, by quarter; those without one last."""
    asked = select(MarketStop).where(MarketStop.visitor_id == visitor_id)
    in_order = asked.order_by(MarketStop.quarter.is_(None), MarketStop.quarter, MarketStop.id)
    return db.session.scalars(in_order).all()


def rerouted_codes(market_id: int) -> list[str]:
    """Return the codes of whose way is another one than on their booklet."""
    asked = select(MarketVisitor.number).where(
        MarketVisitor.market_id == market_id, MarketVisitor.rerouted_at.is_not(None)
    )
    return [code_of(number) for number in db.session.scalars(asked.order_by(MarketVisitor.number))]


def rerouted(market_id: int) -> Sequence[MarketVisitor]:
    """Return the visitors whose way is another one than on their booklet, by number."""
    asked = select(MarketVisitor).where(
        MarketVisitor.market_id == market_id, MarketVisitor.rerouted_at.is_not(None)
    )
    stops = selectinload(MarketVisitor.stops)
    return db.session.scalars(asked.options(stops).order_by(MarketVisitor.number)).all()


def routes_from(market_id: int, quarter: int) -> Routes:
    """Return what is planned in an edition from a quarter on, whoever came first first."""
    asked = (
        select(MarketStop.visitor_id, MarketStop.stand_id, MarketStop.quarter)
        .join(MarketVisitor, MarketVisitor.id == MarketStop.visitor_id)
        .where(MarketVisitor.market_id == market_id)
        .order_by(MarketStop.visitor_id, MarketStop.quarter, MarketStop.id)
    )
    stops: dict[int, list[Stop]] = {}
    over = set()
    for visitor, stand, at in db.session.execute(asked):
        if at is None:
            over.add((visitor, stand))
        elif at >= quarter:
            stops.setdefault(visitor, []).append(Stop(quarter=at, stand=stand))
    planned = {visitor: tuple(all) for visitor, all in stops.items()}
    return Routes(stops=planned, left_over=frozenset(over))
