"""What organisations said of an edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.markets.models import Stand, StandEvaluation
from vrijwilligers.markets.rules.evaluations import ComesAgain, Satisfaction


@dataclass(frozen=True, kw_only=True)
class MarketEvaluation:
    """How many organisations answered, and how many said what to each question."""

    answers: int
    organised: Mapping[Satisfaction, int]
    visitors: Mapping[Satisfaction, int]
    again: Mapping[ComesAgain, int]


def of_stand(stand_id: int) -> StandEvaluation | None:
    """Return what an organisation said."""
    return db.session.get(StandEvaluation, stand_id)


def evaluation(market_id: int) -> MarketEvaluation:
    """Return what the organisations of an edition said together."""
    found = _of_market(market_id)
    return MarketEvaluation(
        answers=len(found),
        organised={one: sum(said.organised == one for said in found) for one in Satisfaction},
        visitors={one: sum(said.visitors == one for said in found) for one in Satisfaction},
        again={one: sum(said.again == one for said in found) for one in ComesAgain},
    )


def remarks(market_id: int) -> list[str]:
    """Return what organisations wrote in words of their own, the last first."""
    return [said.remark for said in _of_market(market_id) if said.remark]


def _of_market(market_id: int) -> Sequence[StandEvaluation]:
    asked = (
        select(StandEvaluation)
        .join(Stand, Stand.id == StandEvaluation.stand_id)
        .where(Stand.market_id == market_id)
        .order_by(StandEvaluation.answered_at.desc(), StandEvaluation.stand_id)
    )
    return db.session.scalars(asked).all()
