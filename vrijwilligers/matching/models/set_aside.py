"""The table of suggestions that somebody does not want, so that they do not come up again."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.records.db import Moment, choice_of, part_of, refers_to
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    ProcessingPurpose,
    Words,
    forgets,
    goes_with,
)
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now


class SetAside(Model):
    """A vacancy that is not for this person, and why: it is not suggested again."""

    __tablename__ = "set_aside"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.INTRODUCTION),
        forgets("staff_id"),
    )
    __table_args__ = (Index("ix_set_aside_vacancy_id", "vacancy_id"),)

    candidate_id: Mapped[int] = part_of("candidate", is_key=True)
    vacancy_id: Mapped[int] = part_of("vacancy", is_key=True)
    reason: Mapped[SetAsideReason] = mapped_column(choice_of(SetAsideReason))
    note: Mapped[Words | None]
    set_aside_at: Mapped[Moment] = mapped_column(default=now)
    staff_id: Mapped[int | None] = refers_to("staff_member")
    counted: Mapped[Code | None]  # as ``facts.record`` says it, to take it back

    vacancy: Mapped[Vacancy] = relationship()
