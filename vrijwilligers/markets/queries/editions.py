"""Finding editions of the market."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from vrijwilligers.extensions import db
from vrijwilligers.markets.models import Market, MarketStep, Stand, StandTask
from vrijwilligers.markets.rules.states import StandState

SHOWN_TO_REFERRERS = timedelta(days=183)  # as long after the day as their link works


@dataclass(frozen=True)
class MarketCount:
    """How much there is of an edition."""

    stands: int = 0
    tasks: int = 0


def editions() -> Select[Market]:
    """Ask for the editions, the last day first."""
    return select(Market).order_by(Market.held_on.desc(), Market.id.desc())


def get(market_id: int) -> Market:
    """Return an edition with its steps and stands; raise ``NoResultFound``."""
    return db.session.scalars(_one(market_id)).one()


def hold(market_id: int) -> Market:
    """Return an edition that nobody else changes meanwhile; raise ``NoResultFound``."""
    return db.session.scalars(_one(market_id).with_for_update()).one()


def step(market_id: int, step_id: int) -> MarketStep:
    """Return a step of an edition; raise ``NoResultFound``."""
    asked = select(MarketStep).where(MarketStep.id == step_id, MarketStep.market_id == market_id)
    return db.session.scalars(asked).one()


def hold_step(market_id: int, step_id: int) -> MarketStep:
    """Return a step that nobody else changes meanwhile; raise ``NoResultFound``."""
    asked = select(MarketStep).where(MarketStep.id == step_id, MarketStep.market_id == market_id)
    return db.session.scalars(asked.with_for_update()).one()


def last_held(today: date) -> Market | None:
    """Return the last edition of which the day is here or past, else the next one."""
    past = editions().where(Market.held_on <= today).limit(1)
    coming = select(Market).order_by(Market.held_on, Market.id).limit(1)
    return db.session.scalars(past).first() or db.session.scalars(coming).first()


def last_over(today: date) -> Market | None:
    """Return the last edition of which the day is over."""
    return db.session.scalars(editions().where(Market.held_on < today).limit(1)).first()


def shown_to_referrers(today: date) -> Sequence[Market]:
    """Return the editions that referrers see by their link, the last day first."""
    shown = editions().where(Market.held_on >= today - SHOWN_TO_REFERRERS)
    return db.session.scalars(shown).all()


def next_edition(today: date) -> Market | None:
    """Return the edition that is held next, today at the earliest."""
    coming = select(Market).where(Market.held_on >= today)
    return db.session.scalars(coming.order_by(Market.held_on, Market.id).limit(1)).first()


def counts(markets: Sequence[Market]) -> dict[int, MarketCount]:
    """Return by number how many stands that come, and tasks of these, each edition has."""
    numbers = [market.id for market in markets]
    there = (Stand.market_id.in_(numbers), Stand.state == StandState.COMES)
    stands = select(Stand.market_id, func.count()).where(*there).group_by(Stand.market_id)
    tasks = (
        select(Stand.market_id, func.count(StandTask.id))
        .join(StandTask, StandTask.stand_id == Stand.id)
        .where(*there)
        .group_by(Stand.market_id)
    )
    of_stands = {row[0]: row[1] for row in db.session.execute(stands)}
    of_tasks = {row[0]: row[1] for row in db.session.execute(tasks)}
    return {key: MarketCount(of_stands.get(key, 0), of_tasks.get(key, 0)) for key in numbers}


def _one(market_id: int) -> Select[Market]:
    loading = (selectinload(Market.steps), selectinload(Market.stands))
    return select(Market).where(Market.id == market_id).options(*loading)
