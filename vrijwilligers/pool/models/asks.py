"""The tables of who is asked for a call, what they said, and who has a seat or waits for one.

All of it goes with the person, and ends with the call: then it is only counted.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import Model
from vrijwilligers.matching.models import Introduction
from vrijwilligers.pool.models.calls import Call, CallShift
from vrijwilligers.pool.rules.bands import AnswerCount, AskedLately, Band, Notice
from vrijwilligers.pool.rules.seats import Seat, SeatState
from vrijwilligers.pool.rules.states import CallAnswer, CallerOutcome, PoolChannel
from vrijwilligers.records.db import Key, Moment, Versioned, choice_of, part_of, refers_to
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    ProcessingPurpose,
    ends,
    forgets,
    goes_with,
    nobody,
)
from vrijwilligers.vocabulary.terms import RetentionTerm


class CallAsk(Versioned, Model):
    """Somebody who is asked for a call, once: in which wave and how, and what they answered.

    ``caller_id`` is who has them on the phone now, since ``taken_at``.
    """

    __tablename__ = "call_ask"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.INTRODUCTION),
        forgets("caller_id"),
        ends(  # what was answered is forgotten with the end of the call
            RetentionTerm.QUESTION,
            "asked_at",
            purpose=ProcessingPurpose.INTRODUCTION,
            while_empty="answered_at",
        ),
    )
    __table_args__ = (
        UniqueConstraint("call_id", "candidate_id"),
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", "an_answer_has_a_moment"),
        Index("ix_call_ask_asked_at", "asked_at"),
    )

    id: Mapped[Key]
    call_id: Mapped[int] = part_of("call")
    candidate_id: Mapped[int] = part_of("candidate")
    wave: Mapped[int]
    notice: Mapped[Notice] = mapped_column(choice_of(Notice))
    asked_lately: Mapped[AskedLately] = mapped_column(choice_of(AskedLately))
    shifts: Mapped[int]  # that they can do, as a mask
    channel: Mapped[PoolChannel] = mapped_column(choice_of(PoolChannel))
    asked_at: Mapped[Moment]
    answer: Mapped[CallAnswer | None] = mapped_column(choice_of(CallAnswer))
    answered_at: Mapped[Moment | None]
    caller_id: Mapped[int | None] = refers_to("staff_member")
    taken_at: Mapped[Moment | None]
    to_tell_since: Mapped[Moment | None]  # something changed, and it has to be said to them
    caller_outcome: Mapped[CallerOutcome | None] = mapped_column(choice_of(CallerOutcome))
    counted: Mapped[Code | None]  # as ``facts.record`` says it, to take it back
    introduction_id: Mapped[int | None] = refers_to("introduction")  # that a yes brought about

    call: Mapped[Call] = relationship()
    candidate: Mapped[Candidate] = relationship()
    introduction: Mapped[Introduction | None] = relationship()
    seats: Mapped[list["CallSeat"]] = relationship(
        back_populates="ask", cascade="all, delete-orphan", order_by="CallSeat.id"
    )

    @property
    def band(self) -> Band:
        """Return among whom their answer counts."""
        return self.notice, self.asked_lately

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<CallAsk {self.id}>"


class CallSeat(Model):
    """A yes to one shift: a seat, or a place in the line for one."""

    __tablename__ = "call_seat"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "ask_id.candidate_id", ProcessingPurpose.INTRODUCTION),
    )
    __table_args__ = (
        UniqueConstraint("ask_id", "shift_id"),
        CheckConstraint(
            "(state = 'offered') = (offered_until IS NOT NULL)", "an_offer_stands_for_a_while"
        ),
    )

    id: Mapped[Key]
    ask_id: Mapped[int] = part_of("call_ask")
    shift_id: Mapped[int] = part_of("call_shift")
    state: Mapped[SeatState] = mapped_column(choice_of(SeatState))
    answered_at: Mapped[Moment]
    offered_until: Mapped[Moment | None]
    came: Mapped[bool | None]  # as the organisation says; only until the end of the call
    reminded_at: Mapped[Moment | None]

    ask: Mapped[CallAsk] = relationship(back_populates="seats")
    shift: Mapped[CallShift] = relationship()

    def as_seat(self) -> Seat:
        """Return it as the rules of moving up see it."""
        until: datetime | None = self.offered_until
        return Seat(id=self.id, answered_at=self.answered_at, state=self.state, offered_until=until)

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<CallSeat {self.id}>"


class PoolAnswerCount(Model):
    """How many of all who were asked said yes, by notice and by how often they were asked before.

    It is added to when a call ends, in one go, and never goes down; nobody can be read from it.
    """

    __tablename__ = "pool_answer_count"
    __kept__ = nobody("sums of answers")

    notice: Mapped[Notice] = mapped_column(choice_of(Notice), primary_key=True)
    asked_lately: Mapped[AskedLately] = mapped_column(choice_of(AskedLately), primary_key=True)
    asked: Mapped[int] = mapped_column(default=0)
    yes: Mapped[int] = mapped_column(default=0)
    within_hour: Mapped[int] = mapped_column(default=0)

    @property
    def count(self) -> AnswerCount:
        """Return it as the rules of expecting see it."""
        return AnswerCount(self.asked, self.yes, self.within_hour)
