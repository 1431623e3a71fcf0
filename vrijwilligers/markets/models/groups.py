"""The tables of groups: workshops and guided tours, with how many people and no names."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.markets.rules.groups import GroupKind
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.db import Dated, Key, Versioned, choice_of, part_of, refers_to
from vrijwilligers.records.personal import Code, Words, nobody


class MarketGroup(Versioned, Dated, Model):
    """A group that had a workshop or a guided tour on a day."""

    __tablename__ = "market_group"
    __kept__ = nobody("which groups came, and how many people were in each")
    __table_args__ = (CheckConstraint("people > 0", "somebody_was_in_it"),)

    id: Mapped[Key]
    kind: Mapped[GroupKind] = mapped_column(choice_of(GroupKind))
    held_on: Mapped[date] = mapped_column(index=True)
    place: Mapped[Words | None]
    people: Mapped[int]
    languages: Mapped[Code | None]  # spoken in the group: ``nl fr ar``
    referrer_id: Mapped[int | None] = refers_to("organisation")
    counted: Mapped[Code | None]  # to take it back
    people_counted: Mapped[Code | None]

    referrer: Mapped[Organisation | None] = relationship()
    visits: Mapped[list["GroupVisit"]] = relationship(
        cascade="all, delete-orphan", order_by="GroupVisit.organisation_id"
    )

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<MarketGroup {self.id}>"


class GroupVisit(Model):
    """An organisation that a group went to see."""

    __tablename__ = "group_visit"
    __kept__ = nobody("which organisations a group went to see")

    group_id: Mapped[int] = part_of("market_group", is_key=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True, index=True
    )

    organisation: Mapped[Organisation] = relationship()
