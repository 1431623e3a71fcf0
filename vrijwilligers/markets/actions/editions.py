"""Planning an edition of the market, and its steps."""

from datetime import date, timedelta

from vrijwilligers.extensions import db
from vrijwilligers.markets.actions import problems
from vrijwilligers.markets.feature import MarketDeed
from vrijwilligers.markets.fields import MARKET, STEP
from vrijwilligers.markets.models import Market, MarketStep
from vrijwilligers.markets.queries import day as queries
from vrijwilligers.markets.rules import plans
from vrijwilligers.markets.rules.details import MarketDetails, MarketStepDetails
from vrijwilligers.markets.rules.states import BEGUN_BEFORE, MarketStepKind
from vrijwilligers.records import audit, facts


def plan(details: MarketDetails, *, by: int | None) -> Market:
    """Plan an edition, with the steps that lead to it and a day for each."""
    _refuse(details)
    market = Market()
    MARKET.fill(market, details)
    market.steps = [
        MarketStep(place=place, kind=kind, due_on=_due(kind, details.held_on))
        for place, kind in enumerate(MarketStepKind)
    ]
    db.session.add(market)
    db.session.flush()
    audit.record(MarketDeed.PLANNED, market, by=by)
    return market


def change(market: Market, details: MarketDetails, *, by: int | None) -> None:
    """Correct an edition; steps that nobody gave another day move along with it."""
    _refuse(details)
    before = market.held_on
    MARKET.fill(market, details)
    for step in market.steps:
        if step.done_on is None and step.due_on == _due(step.kind, before):
            step.due_on = _due(step.kind, details.held_on)
    audit.record(MarketDeed.CHANGED, market, by=by)


def change_step(step: MarketStep, details: MarketStepDetails, *, by: int | None) -> None:
    """Say by when a step is to be done, by whom, or that it is."""
    STEP.fill(step, details)
    audit.record(MarketDeed.STEP_CHANGED, step.market, by=by)


def remove(market: Market, *, by: int | None) -> None:
    """Throw an edition away that was planned by mistake; who was counted at it came to none."""
    if market.stands:
        raise problems.MarketHasStands
    for counted in queries.counted_visitors(market.id):
        facts.take_back(counted)
    audit.record(MarketDeed.REMOVED, market, by=by)
    db.session.delete(market)


def _due(kind: MarketStepKind, held_on: date) -> date:
    return held_on - timedelta(days=BEGUN_BEFORE[kind])


def _refuse(details: MarketDetails) -> None:
    if details.closes_at <= details.opens_at:
        raise problems.ClosesTooEarly
    try:
        plans.plan_of(details.plan)
    except plans.TableIsTwice as unclear:
        raise problems.PlanNamesATableTwice from unclear
    except plans.PlanIsTooLarge as unclear:
        raise problems.PlanDoesNotFit from unclear
    except plans.PlanIsUnclear as unclear:
        raise problems.PlanHasOtherSigns from unclear
