"""The tables of an edition of the market, and of the steps that lead to it."""

from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.markets.rules.states import MarketStepKind
from vrijwilligers.records.db import Dated, Key, Versioned, choice_of, part_of, refers_to
from vrijwilligers.records.personal import Code, Words, forgets, nobody

if TYPE_CHECKING:
    from vrijwilligers.markets.models.stands import Stand


class Market(Versioned, Dated, Model):
    """An edition of the volunteer market: one day, one hall, one floor plan."""

    __tablename__ = "market"
    __kept__ = nobody("when and where a market is held")
    __table_args__ = (
        CheckConstraint("opens_at < closes_at", "it_opens_before_it_closes"),
        CheckConstraint("capacity IS NULL OR capacity > 0", "somebody_fits_in"),
        CheckConstraint("slot_minutes BETWEEN 5 AND 60", "a_talk_takes_some_minutes"),
        CheckConstraint("places BETWEEN 1 AND 20", "a_stand_talks_with_some"),
    )

    id: Mapped[Key]
    name_nl: Mapped[Words]
    name_fr: Mapped[Words | None]
    name_en: Mapped[Words | None]
    held_on: Mapped[date] = mapped_column(index=True)
    opens_at: Mapped[time]
    closes_at: Mapped[time]
    place: Mapped[Words]
    street: Mapped[Words | None]
    postcode: Mapped[Code | None]
    town: Mapped[Words | None]
    languages: Mapped[Code | None]  # of its booklets: ``nl fr en``
    capacity: Mapped[int | None]  # visitors at once
    slot_minutes: Mapped[int] = mapped_column(default=15)
    places: Mapped[int] = mapped_column(default=3, server_default="3")  # at a stand at once
    plan: Mapped[Words | None]  # a line for each row of tables, see rules.plans

    steps: Mapped[list["MarketStep"]] = relationship(
        back_populates="market", cascade="all, delete-orphan", order_by="MarketStep.place"
    )
    stands: Mapped[list["Stand"]] = relationship(
        back_populates="market", cascade="all, delete-orphan", order_by="Stand.id"
    )

    def name_in(self, language: str) -> str:
        """Return its name in a language, or else in Dutch."""
        return getattr(self, f"name_{language}") or self.name_nl

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<Market {self.id}>"


class MarketStep(Versioned, Model):
    """A step of an edition: by when, by whom, done or not."""

    __tablename__ = "market_step"
    __kept__ = (*nobody("what is to be done for a market"), forgets("staff_id"))
    __table_args__ = (UniqueConstraint("market_id", "kind"),)

    id: Mapped[Key]
    market_id: Mapped[int] = part_of("market")
    place: Mapped[int]
    kind: Mapped[MarketStepKind] = mapped_column(choice_of(MarketStepKind))
    due_on: Mapped[date | None]
    staff_id: Mapped[int | None] = refers_to("staff_member")
    done_on: Mapped[date | None]

    market: Mapped[Market] = relationship(back_populates="steps")
