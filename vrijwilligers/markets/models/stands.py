"""The tables of the stands of a market, and of their tasks in plain language."""

from datetime import date, time

from sqlalchemy import CheckConstraint, Enum, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.markets.models.editions import Market
from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.db import (
    Dated,
    Key,
    Moment,
    Versioned,
    choice_of,
    part_of,
    refers_to,
)
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Disposition,
    Email,
    Name,
    Phone,
    Words,
    ends,
    forgets,
    nobody,
)
from vrijwilligers.talents.models import Category
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.terms import RetentionTerm


def _level(name: str) -> Enum:
    """Store a level beside another one: the check in the database has a name of its own."""
    kind = choice_of(Level)
    kind.name = name
    return kind


class Stand(Versioned, Dated, Model):
    """An organisation at a market: asked by a link, and what it says of its stand."""

    __tablename__ = "stand"
    __kept__ = (
        ends(
            RetentionTerm.MARKET,
            "market_id.held_on",
            subject=DataSubject.CONTACT_PERSON,
            disposition=Disposition.EMPTY,
            empties=("coming", "contact_name", "contact_phone", "contact_email"),
        ),
    )
    __table_args__ = (
        UniqueConstraint("market_id", "table_number"),
        CheckConstraint("table_number IS NULL OR table_number > 0", "a_table_has_a_number"),
        CheckConstraint("opens_at IS NULL OR opens_at < closes_at", "it_opens_first"),
    )

    id: Mapped[Key]
    market_id: Mapped[int] = part_of("market")
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    state: Mapped[StandState] = mapped_column(choice_of(StandState), default=StandState.INVITED)
    answered_at: Mapped[Moment | None]
    table_number: Mapped[int | None]
    trained_on: Mapped[date | None]  # somebody of it was at the training
    confirmed_on: Mapped[date | None]  # somebody looked: what stands here is right
    ended_on: Mapped[date | None]  # it is right no more: it is shown nowhere after the market
    language: Mapped[Code | None]  # in which it writes
    coming: Mapped[Words | None]  # who comes
    languages: Mapped[Code | None]  # spoken at the stand: ``nl fr ar``
    practises_from: Mapped[Level | None] = mapped_column(choice_of(Level))
    support: Mapped[Words | None]
    is_wheelchair_accessible: Mapped[bool | None]
    opens_at: Mapped[time | None]
    closes_at: Mapped[time | None]
    contact_name: Mapped[Name | None]
    contact_phone: Mapped[Phone | None]
    contact_email: Mapped[Email | None]
    counted: Mapped[Code | None]  # that it was trained, to take it back

    market: Mapped[Market] = relationship(back_populates="stands")
    organisation: Mapped[Organisation] = relationship()
    tasks: Mapped[list["StandTask"]] = relationship(
        back_populates="stand", cascade="all, delete-orphan", order_by="StandTask.id"
    )

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<Stand {self.id}>"


class StandTask(Versioned, Dated, Model):
    """A task of a stand: its essence in plain language, checked by somebody else than who wrote."""

    __tablename__ = "stand_task"
    __kept__ = (
        *nobody("what there is to do, of nobody in particular"),
        forgets("written_by_id"),
        forgets("checked_by_id"),
    )
    __table_args__ = (
        CheckConstraint("days BETWEEN 0 AND 2097151", "days_fit_the_week"),
        CheckConstraint("checked_by_id IS NULL OR checked_at IS NOT NULL", "a_check_has_a_moment"),
    )

    id: Mapped[Key]
    stand_id: Mapped[int] = part_of("stand")
    vacancy_id: Mapped[int | None] = refers_to("vacancy")
    title_nl: Mapped[Words | None]
    title_fr: Mapped[Words | None]
    title_en: Mapped[Words | None]
    what_nl: Mapped[Words | None]
    what_fr: Mapped[Words | None]
    what_en: Mapped[Words | None]
    whom_nl: Mapped[Words | None]
    whom_fr: Mapped[Words | None]
    whom_en: Mapped[Words | None]
    when_nl: Mapped[Words | None]
    when_fr: Mapped[Words | None]
    when_en: Mapped[Words | None]
    talents: Mapped[Code | None]  # the one that it asks most first: ``cooking helping``
    category: Mapped[Code | None] = mapped_column(ForeignKey(Category.code))
    days: Mapped[int] = mapped_column(default=0)
    dutch: Mapped[Level | None] = mapped_column(choice_of(Level))
    practises_from: Mapped[Level | None] = mapped_column(_level("practicelevel"))
    written_by_id: Mapped[int | None] = refers_to("staff_member")
    checked_by_id: Mapped[int | None] = refers_to("staff_member")
    checked_at: Mapped[Moment | None]
    counted: Mapped[Code | None]  # that it was checked, to take it back

    stand: Mapped[Stand] = relationship(back_populates="tasks")

    def words_of(self, part: str) -> dict[str, str]:
        """Return a part (``title``, ``what``, ``whom``, ``when``) by language."""
        said = {code: getattr(self, f"{part}_{code}") for code in ("nl", "fr", "en")}
        return {code: words for code, words in said.items() if words}

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<StandTask {self.id}>"
