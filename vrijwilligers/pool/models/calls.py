"""The tables of a call: short work for which the pool is asked, and its shifts."""

from datetime import date, time

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.pool.rules.shifts import ShiftHours
from vrijwilligers.pool.rules.states import CallState, Speed
from vrijwilligers.records.db import Dated, Key, Moment, Versioned, choice_of, part_of, refers_to
from vrijwilligers.records.indexes import index_among
from vrijwilligers.records.personal import Words, forgets, nobody
from vrijwilligers.vacancies.models import Vacancy


class Call(Versioned, Dated, Model):
    """A question to the pool: come and help with a vacancy, in one or more shifts.

    Answers are taken from the first question (``asked_at``) until ``answer_until``.
    """

    __tablename__ = "call"
    __kept__ = (*nobody("what is asked, of nobody in particular"), forgets("made_by_id"))
    __table_args__ = (
        Index("ix_call_state", "state", "answer_until"),
        CheckConstraint("(state = 'draft') = (asked_at IS NULL)", "what_is_asked_has_a_moment"),
        index_among("ix_call_asking", "next_wave_at", where="state = 'asking'"),
    )

    id: Mapped[Key]
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    state: Mapped[CallState] = mapped_column(choice_of(CallState), default=CallState.DRAFT)
    speed: Mapped[Speed | None] = mapped_column(choice_of(Speed))
    answer_until: Mapped[Moment]
    asked_at: Mapped[Moment | None]
    next_wave_at: Mapped[Moment | None]
    ended_at: Mapped[Moment | None]  # closed, cancelled or done
    filled_at: Mapped[Moment | None]  # the first time that every place was taken
    made_by_id: Mapped[int | None] = refers_to("staff_member")

    vacancy: Mapped[Vacancy] = relationship()
    shifts: Mapped[list["CallShift"]] = relationship(
        back_populates="call", cascade="all, delete-orphan", order_by="CallShift.place"
    )

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<Call {self.id}>"


class CallShift(Model):
    """A shift of a call: its hours, how many places there are, and from how many it goes on.

    ``own_people`` are places that the organisation fills itself.
    """

    __tablename__ = "call_shift"
    __kept__ = nobody("what is asked, of nobody in particular")
    __table_args__ = (
        CheckConstraint("places > 0", "a_shift_has_a_place"),
        CheckConstraint("minimum BETWEEN 0 AND places", "a_shift_can_go_on"),
        CheckConstraint("own_people BETWEEN 0 AND places", "own_people_have_places"),
    )

    id: Mapped[Key]
    call_id: Mapped[int] = part_of("call")
    place: Mapped[int]  # in the order of the call, from 0: its bit in a mask of shifts
    on: Mapped[date]
    begins_at: Mapped[time]
    ends_at: Mapped[time]
    places: Mapped[int]
    minimum: Mapped[int] = mapped_column(default=0)
    own_people: Mapped[int] = mapped_column(default=0)
    what_nl: Mapped[Words | None]
    what_fr: Mapped[Words | None]
    what_en: Mapped[Words | None]

    call: Mapped[Call] = relationship(back_populates="shifts")

    @property
    def hours(self) -> ShiftHours:
        """Return when it begins and ends."""
        return ShiftHours(on=self.on, begins_at=self.begins_at, ends_at=self.ends_at)

    @property
    def asked_places(self) -> int:
        """Return for how many places the pool is asked."""
        return self.places - self.own_people

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<CallShift {self.id}>"
