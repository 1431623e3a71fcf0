"""The tables of the day: who came, and which appointments were made; codes, no names."""

from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import Model
from vrijwilligers.markets.models.editions import Market
from vrijwilligers.markets.models.stands import Stand, StandTask
from vrijwilligers.records.db import Key, Moment, part_of, refers_to
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Personal,
    ProcessingPurpose,
    ends,
    goes_with,
    nobody,
)
from vrijwilligers.vocabulary.terms import RetentionTerm

if TYPE_CHECKING:
    from vrijwilligers.markets.models.routes import MarketStop


class MarketVisitor(Model):
    """Somebody who came to a market: a code on a booklet, with a fiche or without a name."""

    __tablename__ = "market_visitor"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.INTRODUCTION),
        ends(RetentionTerm.MARKET, "market_id.held_on", subject=DataSubject.VISITOR),
    )
    __table_args__ = (UniqueConstraint("market_id", "number"),)

    id: Mapped[Key]
    market_id: Mapped[int] = part_of("market")
    candidate_id: Mapped[int | None] = part_of("candidate")
    number: Mapped[int]  # its code follows: rules.visitor_codes
    language: Mapped[Code | None]
    came_at: Mapped[Moment]
    counted: Mapped[Code | None]  # to take it back, when it was no visitor
    rerouted_at: Mapped[Moment | None]  # since then the way is another one than on the booklet

    market: Mapped[Market] = relationship()
    candidate: Mapped[Candidate | None] = relationship()
    stops: Mapped[list["MarketStop"]] = relationship(order_by="MarketStop.id", passive_deletes=True)
    appointments: Mapped[list["MarketAppointment"]] = relationship(
        back_populates="visitor", order_by="MarketAppointment.id", passive_deletes=True
    )


class MarketAppointment(Model):
    """An appointment that was made at a stand, with a task, on a day and at an hour.

    ``uid`` is made where it is noted, so that what is sent twice is one. ``visitor_code`` is as it
    was typed; who that is, is known by ``visitor_id`` where there is such a code.
    """

    __tablename__ = "market_appointment"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "visitor_id.candidate_id", ProcessingPurpose.INTRODUCTION),
        ends(RetentionTerm.MARKET, "stand_id.market_id.held_on", subject=DataSubject.VISITOR),
    )
    __table_args__ = (
        UniqueConstraint("uid"),
        CheckConstraint("noted_at <= received_at", "it_is_noted_before_it_comes"),
    )

    id: Mapped[Key]
    uid: Mapped[Code]
    stand_id: Mapped[int] = part_of("stand")
    visitor_id: Mapped[int | None] = part_of("market_visitor")
    visitor_code: Mapped[Personal]
    task_id: Mapped[int | None] = refers_to("stand_task")
    on: Mapped[date]
    at: Mapped[time]
    language: Mapped[Code | None]
    noted_at: Mapped[Moment]
    received_at: Mapped[Moment]
    introduction_id: Mapped[int | None] = refers_to("introduction")

    stand: Mapped[Stand] = relationship()
    task: Mapped[StandTask | None] = relationship()
    visitor: Mapped[MarketVisitor | None] = relationship(back_populates="appointments")


class StandWait(Model):
    """How many minutes one waits at a stand, as somebody of the stand said last."""

    __tablename__ = "stand_wait"
    __kept__ = nobody("how long one waits at a table")
    __table_args__ = (CheckConstraint("minutes BETWEEN 0 AND 240", "one_waits_some_minutes"),)

    stand_id: Mapped[int] = part_of("stand", is_key=True)
    minutes: Mapped[int]
    said_at: Mapped[Moment]
