"""The table of what nobody is reminded of for a while."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, part_of, refers_to
from vrijwilligers.records.indexes import unique_among
from vrijwilligers.records.personal import DataSubject, ProcessingPurpose, forgets, goes_with


class ReminderPause(Model):
    """The day until which the inbox does not remind of somebody, or of one introduction alone."""

    __tablename__ = "reminder_pause"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.FICHE),
        goes_with(DataSubject.CANDIDATE, "introduction_id.candidate_id", ProcessingPurpose.FICHE),
        forgets("staff_id"),
    )
    __table_args__ = (
        UniqueConstraint("candidate_id", "introduction_id"),
        unique_among("uq_reminder_pause_whole", "candidate_id", where="introduction_id IS NULL"),
    )

    id: Mapped[Key]
    candidate_id: Mapped[int] = part_of("candidate")
    introduction_id: Mapped[int | None] = part_of("introduction")
    until: Mapped[date]
    staff_id: Mapped[int | None] = refers_to("staff_member")

    candidate: Mapped[Candidate] = relationship()
