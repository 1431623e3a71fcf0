"""An edition as prints, routes and the orientation table need it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.markets.models import Market, Stand, StandTask
from vrijwilligers.markets.rules.codes import codes_in
from vrijwilligers.markets.rules.current import is_current
from vrijwilligers.markets.rules.labels import is_accessible
from vrijwilligers.markets.rules.plans import plan_of
from vrijwilligers.markets.rules.prints import (
    PrintedMarket,
    PrintedStand,
    PrintedTask,
    StandHours,
)
from vrijwilligers.markets.rules.states import StandState


def printed_market(market: Market, *, today: date) -> PrintedMarket:
    """Return an edition with the stands that come, by table, and their tasks.

    After its day only the stands that are still current: it goes on all year at the infopunt.
    """
    return PrintedMarket(
        number=market.id,
        name={code: market.name_in(code) for code in ("nl", "fr", "en")},
        on=market.held_on,
        opens_at=market.opens_at,
        closes_at=market.closes_at,
        place=market.place,
        street=market.street or "",
        town=" ".join(part for part in (market.postcode, market.town) if part),
        plan=plan_of(market.plan),
        stands=tuple(_stand(stand) for stand in _stands(market) if _is_current(stand, today)),
        languages=codes_in(market.languages),
        slot_minutes=market.slot_minutes,
        places=market.places,
        visitors=market.capacity,
    )


def _is_current(stand: Stand, today: date) -> bool:
    return is_current(
        stand.market.held_on,
        confirmed_on=stand.confirmed_on,
        ended_on=stand.ended_on,
        today=today,
    )


def _stands(market: Market) -> list[Stand]:
    """Return the stands that come, those without a table last: two queries and one of tasks."""
    asked = (
        select(Stand)
        .where(Stand.market_id == market.id, Stand.state == StandState.COMES)
        .options(joinedload(Stand.organisation), selectinload(Stand.tasks))
    )
    found = db.session.scalars(asked)
    return sorted(found, key=lambda one: (one.table_number or 10**6, one.id))


def _stand(stand: Stand) -> PrintedStand:
    hours = None
    if stand.opens_at and stand.closes_at:
        hours = StandHours(opens_at=stand.opens_at, closes_at=stand.closes_at)
    return PrintedStand(
        number=stand.id,
        organisation=stand.organisation.name,
        table=stand.table_number,
        tasks=tuple(_task(task) for task in stand.tasks),
        languages=codes_in(stand.languages),
        support={stand.language or "nl": stand.support} if stand.support else None,
        contact_name=stand.contact_name,
        contact_phone=stand.contact_phone,
        contact_email=stand.contact_email,
        hours=hours,
        is_wheelchair_accessible=stand.is_wheelchair_accessible,
        is_accessible=is_accessible(stand.trained_on, stand.market.held_on),
    )


def _task(task: StandTask) -> PrintedTask:
    return PrintedTask(
        number=task.id,
        title=task.words_of("title"),
        what=task.words_of("what"),
        whom=task.words_of("whom"),
        when=task.words_of("when"),
        talents=codes_in(task.talents),
        dutch=task.dutch,
        practises_from=task.practises_from or task.stand.practises_from,
        days=task.days,
        is_checked=task.checked_at is not None,
        category=task.category,
    )
