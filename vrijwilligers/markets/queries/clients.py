"""Who made an appointment at a market and was sent to us by a referrer that may hear of it.

No more is told than the word that the consent names (docs/adr/0023).
"""

from sqlalchemy import Select, select

from vrijwilligers.extensions import db
from vrijwilligers.markets.models import MarketAppointment, MarketVisitor
from vrijwilligers.referrers.feature import WhoHasAnAppointment
from vrijwilligers.referrers.queries.clients import Client, clients_among


def who_has_an_appointment(question: WhoHasAnAppointment) -> set[int]:
    """Answer who of some people has an appointment of a market that is no introduction yet."""
    waiting = _with_appointment().where(
        MarketVisitor.candidate_id.in_(question.candidate_ids),
        MarketAppointment.introduction_id.is_(None),
    )
    return _keys(waiting)


def clients_at(market_id: int) -> dict[int, list[Client]]:
    """Return by referrer who made an appointment at an edition, and has a word that is told."""
    there = _with_appointment().where(MarketVisitor.market_id == market_id)
    found = clients_among(_keys(there))
    told = {key: [one for one in theirs if one.progress] for key, theirs in found.items()}
    return {key: theirs for key, theirs in told.items() if theirs}


def _with_appointment() -> Select[int | None]:
    made = select(MarketVisitor.candidate_id).join(MarketVisitor.appointments)
    return made.where(MarketVisitor.candidate_id.is_not(None)).distinct()


def _keys(asked: Select[int | None]) -> set[int]:
    return {key for key in db.session.scalars(asked) if key is not None}
