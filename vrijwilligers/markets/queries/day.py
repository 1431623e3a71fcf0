"""Who came to a market, which appointments were made, and how long one waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.extensions import db
from vrijwilligers.markets.models import (
    MarketAppointment,
    MarketVisitor,
    Stand,
    StandWait,
)
from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.markets.rules.visitor_codes import CODE

FORGOTTEN = timedelta(minutes=30)  # after which nobody knows any more how long one waits


@dataclass(frozen=True)
class Waiting:
    """How long one waits at a stand; ``None`` where nobody said so lately."""

    stand: Stand
    minutes: int | None


def visitor_with(market_id: int, candidate_id: int) -> MarketVisitor | None:
    """Return the visitor that a fiche is at an edition."""
    asked = select(MarketVisitor).where(
        MarketVisitor.market_id == market_id, MarketVisitor.candidate_id == candidate_id
    )
    return db.session.scalars(asked.order_by(MarketVisitor.id).limit(1)).first()


def visitor_of(market_id: int, code: str) -> MarketVisitor | None:
    """Return the visitor of a code that is spelled as we do."""
    found = CODE.fullmatch(code)
    if found is None:
        return None
    asked = select(MarketVisitor).where(
        MarketVisitor.market_id == market_id, MarketVisitor.number == int(found[2])
    )
    return db.session.scalars(asked).first()


def visitor(market_id: int, visitor_id: int) -> MarketVisitor:
    """Return a visitor of an edition; raise ``NoResultFound``."""
    asked = select(MarketVisitor).where(
        MarketVisitor.id == visitor_id, MarketVisitor.market_id == market_id
    )
    return db.session.scalars(asked.options(joinedload(MarketVisitor.market))).one()


def hold_visitor(market_id: int, visitor_id: int) -> MarketVisitor:
    """Return a visitor of an edition that nobody else changes meanwhile; raise ``NoResultFound``.

    Whoever has a fiche is held by it first.
    """
    theirs = (MarketVisitor.id == visitor_id, MarketVisitor.market_id == market_id)
    candidates.hold_whose(select(MarketVisitor.candidate_id).where(*theirs))
    return db.session.scalars(select(MarketVisitor).where(*theirs).with_for_update()).one()


def visitor_count(market_id: int) -> int:
    """Return how many came to an edition."""
    asked = select(func.count()).select_from(MarketVisitor)
    return db.session.scalar(asked.where(MarketVisitor.market_id == market_id)) or 0


def counted_visitors(market_id: int) -> Sequence[str]:
    """Return of each visitor of an edition what was counted, to take it back."""
    asked = select(MarketVisitor.counted).where(MarketVisitor.market_id == market_id)
    return [one for one in db.session.scalars(asked.order_by(MarketVisitor.id)) if one]


def last_visitors(market_id: int, most: int) -> Sequence[MarketVisitor]:
    """Return who came last."""
    asked = select(MarketVisitor).where(MarketVisitor.market_id == market_id)
    return db.session.scalars(asked.order_by(MarketVisitor.number.desc()).limit(most)).all()


def appointment_with(uid: str) -> MarketAppointment | None:
    """Return the appointment of an id that was made where it was noted."""
    asked = select(MarketAppointment).where(MarketAppointment.uid == uid)
    return db.session.scalars(asked).first()


def hold_appointment(market_id: int, appointment_id: int) -> MarketAppointment:
    """Return an appointment of an edition that nobody else changes meanwhile.

    Whoever has a fiche is held by it first. Raise ``NoResultFound``.
    """
    visitors = select(MarketVisitor.candidate_id).join(MarketVisitor.appointments)
    candidates.hold_whose(visitors.where(MarketAppointment.id == appointment_id))
    asked = (
        select(MarketAppointment)
        .join(Stand, Stand.id == MarketAppointment.stand_id)
        .where(MarketAppointment.id == appointment_id, Stand.market_id == market_id)
        .with_for_update(of=MarketAppointment)
    )
    return db.session.scalars(asked).one()


def appointments_of(stand_id: int) -> Sequence[MarketAppointment]:
    """Return the appointments of a stand, the last noted first."""
    asked = (
        select(MarketAppointment)
        .where(MarketAppointment.stand_id == stand_id)
        .options(joinedload(MarketAppointment.task))
    )
    order = (MarketAppointment.noted_at.desc(), MarketAppointment.id.desc())
    return db.session.scalars(asked.order_by(*order)).all()


def all_appointments(market_id: int) -> Sequence[MarketAppointment]:
    """Return every appointment of an edition, by stand and moment."""
    asked = (
        select(MarketAppointment)
        .join(Stand, Stand.id == MarketAppointment.stand_id)
        .where(Stand.market_id == market_id)
        .options(
            joinedload(MarketAppointment.task),
            joinedload(MarketAppointment.visitor),
            joinedload(MarketAppointment.stand).joinedload(Stand.organisation),
        )
    )
    order = (Stand.table_number, Stand.id, MarketAppointment.on, MarketAppointment.at)
    return db.session.scalars(asked.order_by(*order, MarketAppointment.id)).all()


def appointment_counts(market_ids: Sequence[int]) -> dict[int, int]:
    """Return by number how many appointments were made at each edition."""
    asked = (
        select(Stand.market_id, func.count(MarketAppointment.id))
        .join(MarketAppointment, MarketAppointment.stand_id == Stand.id)
        .where(Stand.market_id.in_(market_ids))
        .group_by(Stand.market_id)
    )
    return {row[0]: row[1] for row in db.session.execute(asked)}


def waiting_times(market_id: int, *, at: datetime) -> list[Waiting]:
    """Return how long one waits at each stand that is there, by table."""
    asked = (
        select(Stand, StandWait)
        .outerjoin(StandWait, StandWait.stand_id == Stand.id)
        .where(Stand.market_id == market_id, Stand.state == StandState.COMES)
        .options(joinedload(Stand.organisation))
        .order_by(Stand.table_number, Stand.id)
    )
    return [
        Waiting(stand, wait.minutes if wait and at - wait.said_at < FORGOTTEN else None)
        for stand, wait in db.session.execute(asked)
    ]
