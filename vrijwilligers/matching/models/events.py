"""The table of what happened with somebody at the desk, for the one time line of a fiche."""

from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import Model
from vrijwilligers.matching.models.introductions import Introduction
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.records.db import Key, Moment, choice_of, part_of, refers_to
from vrijwilligers.records.personal import (
    DataSubject,
    Personal,
    ProcessingPurpose,
    forgets,
    goes_with,
)
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now


class FicheEvent(Model):
    """Something that happened with somebody: who of us saw to it, and about which vacancy."""

    __tablename__ = "fiche_event"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.INTRODUCTION),
        forgets("staff_id"),
    )

    id: Mapped[Key]
    candidate_id: Mapped[int] = part_of("candidate")
    kind: Mapped[FicheEventKind] = mapped_column(choice_of(FicheEventKind))
    at: Mapped[Moment] = mapped_column(default=now)
    staff_id: Mapped[int | None] = refers_to("staff_member")
    vacancy_id: Mapped[int | None] = refers_to("vacancy")
    introduction_id: Mapped[int | None] = refers_to("introduction")
    language: Mapped[Personal | None]  # in which something was explained

    candidate: Mapped[Candidate] = relationship()
    staff_member: Mapped[StaffMember | None] = relationship()
    vacancy: Mapped[Vacancy | None] = relationship()
    introduction: Mapped[Introduction | None] = relationship()
