"""The tables of who is in the pool, and what they wish of it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import Model
from vrijwilligers.pool.rules.bands import Notice
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.records.db import Dated, Key, Moment, Versioned, choice_of, part_of
from vrijwilligers.records.personal import DataSubject, Personal, ProcessingPurpose, goes_with
from vrijwilligers.talents.models import Category


class PoolMembership(Versioned, Dated, Model):
    """Somebody who wants to be asked for short assignments, as long as they consent to it.

    ``days`` are the parts of the week in which they are free (0: not said), ``notice`` the
    shortest they can do with, ``most_a_month`` how often at most they want to be asked.
    """

    __tablename__ = "pool_membership"
    __kept__ = (goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.INTRODUCTION),)
    __table_args__ = (
        CheckConstraint("days BETWEEN 0 AND 2097151", "days_fit_the_week"),
        CheckConstraint("most_a_month IS NULL OR most_a_month > 0", "who_is_asked_is_asked_once"),
        UniqueConstraint("candidate_id"),
    )

    id: Mapped[Key]
    candidate_id: Mapped[int] = part_of("candidate")
    days: Mapped[int] = mapped_column(default=0)
    notice: Mapped[Notice] = mapped_column(choice_of(Notice), default=Notice.DAY)
    most_a_month: Mapped[int | None]
    channel: Mapped[PoolChannel] = mapped_column(choice_of(PoolChannel))
    joined_on: Mapped[date]
    paused_until: Mapped[date | None]
    left_out: Mapped[int] = mapped_column(default=0)  # said yes in vain since they had a place
    sure_on: Mapped[date]  # the last day on which they said or showed that they are in it
    asked_still_at: Mapped[Moment | None]  # whether they still want to: since then no answer

    still_asked: Mapped[int] = mapped_column(default=0, server_default="0")  # times since then

    candidate: Mapped[Candidate] = relationship()
    categories: Mapped[list["PoolCategory"]] = relationship(
        back_populates="membership", cascade="all, delete-orphan", order_by="PoolCategory.code"
    )
    places: Mapped[list["PoolPlace"]] = relationship(
        back_populates="membership", cascade="all, delete-orphan", order_by="PoolPlace.municipality"
    )

    def is_paused(self, day: date) -> bool:
        """Tell whether they are not to be asked on a day."""
        return self.paused_until is not None and day < self.paused_until

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<PoolMembership {self.id}>"


class PoolCategory(Model):
    """A kind of work for which somebody of the pool wants to be asked; without any: all."""

    __tablename__ = "pool_category"
    __kept__ = (
        goes_with(
            DataSubject.CANDIDATE, "membership_id.candidate_id", ProcessingPurpose.INTRODUCTION
        ),
    )

    membership_id: Mapped[int] = part_of("pool_membership", is_key=True)
    code: Mapped[Personal] = mapped_column(ForeignKey(Category.code), primary_key=True)

    membership: Mapped[PoolMembership] = relationship(back_populates="categories")


class PoolPlace(Model):
    """A municipality (NIS code) where somebody of the pool comes; without any: everywhere."""

    __tablename__ = "pool_place"
    __kept__ = (
        goes_with(
            DataSubject.CANDIDATE, "membership_id.candidate_id", ProcessingPurpose.INTRODUCTION
        ),
    )

    membership_id: Mapped[int] = part_of("pool_membership", is_key=True)
    municipality: Mapped[Personal] = mapped_column(primary_key=True)

    membership: Mapped[PoolMembership] = relationship(back_populates="places")
