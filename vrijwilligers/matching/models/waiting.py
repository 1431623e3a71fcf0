"""The tables of who waits until something comes, and of what came for them."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import Model
from vrijwilligers.matching.rules.codes import ArrivalAnswer, Fit, MissedCondition
from vrijwilligers.records.db import Moment, choice_of, part_of, refers_to
from vrijwilligers.records.indexes import index_among
from vrijwilligers.records.personal import (
    DataSubject,
    Personal,
    ProcessingPurpose,
    Words,
    forgets,
    goes_with,
)
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now


class VacancyWait(Model):
    """Somebody for whom nothing fitted, and who wants to hear when something comes.

    ``missed`` ruled out most on that day, ``least`` says how well something must fit to be told.
    It counts only while consent to be approached stands (``queries.waiting``).
    """

    __tablename__ = "vacancy_wait"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.INTRODUCTION),
        forgets("staff_id"),
    )

    candidate_id: Mapped[int] = part_of("candidate", is_key=True)
    missed: Mapped[MissedCondition | None] = mapped_column(choice_of(MissedCondition))
    note: Mapped[Words | None]
    least: Mapped[Fit] = mapped_column(choice_of(Fit))
    asked_at: Mapped[Moment] = mapped_column(default=now)
    looked_on: Mapped[date] = mapped_column(index=True)  # what changed before was looked at
    staff_id: Mapped[int | None] = refers_to("staff_member")

    candidate: Mapped[Candidate] = relationship()


class VacancyArrival(Model):
    """A vacancy that came for somebody who waits, once for each; ``criteria`` speak for it."""

    __tablename__ = "vacancy_arrival"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.INTRODUCTION),
        forgets("staff_id"),
    )
    __table_args__ = (
        CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)", "an_answer_has_a_moment_and_no_other"
        ),
        Index("ix_vacancy_arrival_vacancy_id", "vacancy_id"),
        index_among("ix_vacancy_arrival_untold", "candidate_id", where="answer IS NULL"),
    )

    candidate_id: Mapped[int] = part_of("candidate", is_key=True)
    vacancy_id: Mapped[int] = part_of("vacancy", is_key=True)
    criteria: Mapped[Personal]  # codes, with blanks between
    came_on: Mapped[date]
    answer: Mapped[ArrivalAnswer | None] = mapped_column(choice_of(ArrivalAnswer))
    answered_at: Mapped[Moment | None]
    staff_id: Mapped[int | None] = refers_to("staff_member")

    candidate: Mapped[Candidate] = relationship()
    vacancy: Mapped[Vacancy] = relationship()
