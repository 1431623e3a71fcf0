"""The table of appointments: when and where somebody is expected, and by whom."""

from datetime import date, time

from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.matching.models.introductions import Introduction
from vrijwilligers.records.db import Dated, Versioned, part_of
from vrijwilligers.records.personal import (
    DataSubject,
    Hash,
    Personal,
    ProcessingPurpose,
    Words,
    goes_with,
)


class Appointment(Versioned, Dated, Model):
    """When and where somebody goes to an organisation: the last that was made of an introduction.

    Day and hour are those of a clock in Brussels. What is empty is what we know of the vacancy.
    """

    __tablename__ = "appointment"
    __kept__ = (
        goes_with(
            DataSubject.CANDIDATE, "introduction_id.candidate_id", ProcessingPurpose.INTRODUCTION
        ),
    )

    introduction_id: Mapped[int] = part_of("introduction", is_key=True)
    on: Mapped[date] = mapped_column(index=True)
    begins_at: Mapped[time | None]
    place: Mapped[Words | None]  # street and number, postcode and town
    with_whom: Mapped[Words | None]
    phone: Mapped[Personal | None]  # whom one rings who cannot come
    travel: Mapped[Words | None]
    uid: Mapped[Hash | None]  # by which a calendar knows it, since the first mail
    sequence: Mapped[int | None]  # how often it was mailed since
    mailed_hash: Mapped[Hash | None]  # of what the last mail said; empty: nothing that stands

    introduction: Mapped[Introduction] = relationship(back_populates="appointment")
