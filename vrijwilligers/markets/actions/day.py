"""The day of the market: counting who comes, noting appointments, saying how long one waits."""

from datetime import datetime

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.markets.actions import problems
from vrijwilligers.markets.feature import MarketFact, StandDeed
from vrijwilligers.markets.models import (
    Market,
    MarketAppointment,
    MarketVisitor,
    Stand,
    StandWait,
)
from vrijwilligers.markets.queries import day as queries
from vrijwilligers.markets.queries import editions, stands
from vrijwilligers.markets.rules import appointments, visitor_codes
from vrijwilligers.markets.rules.appointments import MarketAppointmentDetails
from vrijwilligers.markets.rules.links import STAND_DAY
from vrijwilligers.records import audit, facts
from vrijwilligers.vocabulary.clock import day_of


def welcome(
    market: Market, *, language: str | None, candidate: Candidate | None, at: datetime
) -> MarketVisitor:
    """Count somebody who comes, with a fiche or without a name, and give a code.

    Somebody who has one already gets the same again.
    """
    editions.hold(market.id)  # two desks do not give one person two codes
    if candidate and (known := queries.visitor_with(market.id, candidate.id)):
        return known
    visitor = MarketVisitor(
        market_id=market.id,
        candidate_id=candidate.id if candidate else None,
        number=0,
        language=language,
        came_at=at,
        counted=facts.record(MarketFact.VISITOR, on=day_of(at), language=language),
    )
    db.session.add(visitor)
    db.session.flush()
    visitor.number = visitor.id  # never given again: a booklet leads to nobody else
    db.session.flush()
    return visitor


def uncount(visitor: MarketVisitor) -> None:
    """Take back a visitor who was counted by mistake, as long as nothing was made with the code."""
    if visitor.appointments:
        raise problems.VisitorHasAppointments
    facts.take_back(visitor.counted)
    db.session.delete(visitor)


def make_day_link(stand: Stand, *, by: int | None, at: datetime) -> str:
    """Make a link for the phone at a stand and return its token; former ones stop working."""
    _link, token = links.make(STAND_DAY, stand, at=at)
    audit.record(StandDeed.LINK_MADE, stand, by=by)
    return token


def note(
    stand: Stand,
    details: MarketAppointmentDetails,
    *,
    at: datetime,
    link: SignedLink | None = None,
) -> MarketAppointment:
    """Note an appointment; one that was sent before is not noted again.

    An appointment for a stand that left is kept as well: who made it counts on it.
    """
    if link is not None:
        links.use(link, at=at)
    if known := queries.appointment_with(details.uid):
        return known
    if not visitor_codes.is_code(details.visitor):
        raise problems.NoSuchVisitorCode
    if not appointments.is_possible(details.on, today=day_of(at)):
        raise problems.DayIsImpossible
    code = visitor_codes.plain_code(details.visitor)
    task_id = details.task_id if any(t.id == details.task_id for t in stand.tasks) else None
    visitor = queries.visitor_of(stand.market_id, code)
    made = MarketAppointment(
        uid=details.uid,
        stand_id=stand.id,
        visitor_id=visitor.id if visitor else None,
        visitor_code=code,
        task_id=task_id,
        on=details.on,
        at=details.at,
        language=details.language,
        noted_at=appointments.noted_at(details, received_at=at),
        received_at=at,
    )
    db.session.add(made)
    db.session.flush()
    facts.record(MarketFact.APPOINTMENT, on=day_of(at), language=details.language)
    return made


def say_wait(stand: Stand, minutes: int, *, at: datetime) -> None:
    """Say how many minutes one waits at a stand."""
    stands.hold_stand(stand.id)  # two taps at once are not two answers
    wait = db.session.get(StandWait, stand.id) or StandWait(stand_id=stand.id)
    wait.minutes, wait.said_at = minutes, at
    db.session.add(wait)
    db.session.flush()
