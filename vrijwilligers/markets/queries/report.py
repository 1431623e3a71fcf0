"""The figures of an edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select

from vrijwilligers.extensions import db
from vrijwilligers.markets.models import (
    Market,
    MarketAppointment,
    MarketVisitor,
    Stand,
    StandTask,
)
from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.matching.models import Introduction, IntroductionStep
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vocabulary.clock import months_after
from vrijwilligers.vocabulary.few import OTHER, nested_without_few, without_few

STARTED = (IntroductionState.STARTED, IntroductionState.COMPLETED, IntroductionState.STAYED)
AFTER = (1, 3)  # months after the market (plan WP 14.1)


@dataclass(frozen=True, kw_only=True)
class MarketReport:
    """What an edition brought, in numbers; what tells of few people is nothing (P-28).

    ``started`` says by months after the day how many introductions of the market had begun by
    then; a month is missing as long as it is not over.
    """

    held_on: date
    stands: int
    trained: int
    tasks: int
    checked: int
    visitors: int | None
    languages: Mapping[str, int]  # of visitors; small ones are put together
    appointments: int | None
    organisations: Sequence[tuple[str | None, int]]  # with appointments; no name: all others
    stands_with_appointments: int
    introduced: int | None
    started: Mapping[int, int | None]


def report(market: Market, *, today: date) -> MarketReport:
    """Return the figures of an edition as they are on a day."""
    there = (Stand.market_id == market.id, Stand.state == StandState.COMES)
    tasks = select(func.count(StandTask.id)).join(Stand, Stand.id == StandTask.stand_id)
    visitors = select(func.count(MarketVisitor.id)).where(MarketVisitor.market_id == market.id)
    made = _made(market.id)
    over = [month for month in AFTER if months_after(market.held_on, month) <= today]
    started = [_started(market, month) for month in reversed(over)]
    whole = (_count(made), _count(made.where(MarketAppointment.introduction_id.is_not(None))))
    appointments, introduced, *since = nested_without_few([*whole, *started])
    return MarketReport(
        held_on=market.held_on,
        stands=_count(select(func.count(Stand.id)).where(*there)),
        trained=_count(select(func.count(Stand.id)).where(*there, Stand.trained_on.is_not(None))),
        tasks=_count(tasks.where(*there)),
        checked=_count(tasks.where(*there, StandTask.checked_at.is_not(None))),
        visitors=nested_without_few([_count(visitors)])[0],
        languages=without_few(_languages(market.id)),
        appointments=appointments,
        organisations=_organisations(market.id),
        stands_with_appointments=_count(
            made.with_only_columns(func.count(MarketAppointment.stand_id.distinct()))
        ),
        introduced=introduced,
        started=dict(zip(over, reversed(since), strict=True)),
    )


def _made(market_id: int) -> Select[int]:
    made = select(func.count(MarketAppointment.id))
    stands = made.join(Stand, Stand.id == MarketAppointment.stand_id)
    return stands.where(Stand.market_id == market_id)


def _started(market: Market, months: int) -> int:
    """Count the introductions of an edition that had begun so many months later."""
    begun = select(IntroductionStep.introduction_id).where(
        IntroductionStep.state.in_(STARTED),
        IntroductionStep.happened_on <= months_after(market.held_on, months),
    )
    made = _made(market.id).join(Introduction, Introduction.id == MarketAppointment.introduction_id)
    return _count(made.where(Introduction.id.in_(begun)))


def _organisations(market_id: int) -> list[tuple[str | None, int]]:
    """Return the organisations with their appointments, most first; small ones are together."""
    asked = (
        select(Stand.id, Organisation.name, func.count(MarketAppointment.id))
        .join(Organisation, Organisation.id == Stand.organisation_id)
        .join(MarketAppointment, MarketAppointment.stand_id == Stand.id)
        .where(Stand.market_id == market_id)
        .group_by(Stand.id, Organisation.name)
    )
    found = db.session.execute(asked).all()
    names = {str(key): name for key, name, _amount in found}
    counts = without_few({str(key): amount for key, _name, amount in found})
    return [(names.get(key), amount) for key, amount in counts.items()]


def _languages(market_id: int) -> dict[str, int]:
    """Count who is unknown too: a difference with the total tells of nobody."""
    language = MarketVisitor.language
    asked = select(language, func.count()).where(MarketVisitor.market_id == market_id)
    found = db.session.execute(asked.group_by(language))
    return {code or OTHER: amount for code, amount in found}


def _count(question: Select[int]) -> int:
    return db.session.scalar(question) or 0
