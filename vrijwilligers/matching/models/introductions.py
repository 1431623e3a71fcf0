"""The tables of matching: introductions with their steps, and what has to be followed up."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import Model
from vrijwilligers.matching.rules.callees import Callee, FollowUpPrompt, FollowUpTask
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome
from vrijwilligers.matching.rules.states import (
    OVER,
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
)
from vrijwilligers.records.db import Dated, Key, Moment, Versioned, choice_of, part_of, refers_to
from vrijwilligers.records.indexes import index_among, unique_among
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Holding,
    ProcessingPurpose,
    Words,
    ends,
    forgets,
    goes_with,
    personal,
)
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.link_holders import LinkHolder
from vrijwilligers.vocabulary.terms import RetentionTerm

if TYPE_CHECKING:
    from vrijwilligers.matching.models.appointments import Appointment
    from vrijwilligers.matching.models.disclosures import Disclosure
    from vrijwilligers.matching.models.outcomes import IntroductionFit

IS_RUNNING = f"state NOT IN ({', '.join(sorted(repr(state.value) for state in OVER))})"


class Introduction(Versioned, Dated, Model):
    """A candidate and a vacancy brought together, and how far they have come."""

    __tablename__ = "introduction"
    __kept__ = (goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.INTRODUCTION),)
    __table_args__ = (
        CheckConstraint(
            "(state IN ('ended', 'stopped')) = (end_side IS NOT NULL)", "an_end_has_a_side"
        ),
        unique_among("uq_introduction_running", "candidate_id", "vacancy_id", where=IS_RUNNING),
        Index("ix_introduction_changed_at", "changed_at"),
        Index("ix_introduction_state_since_on", "state", "since_on"),
    )

    id: Mapped[Key]
    candidate_id: Mapped[int] = part_of("candidate")
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    state: Mapped[IntroductionState] = mapped_column(
        choice_of(IntroductionState), default=IntroductionState.PROPOSED
    )
    since_on: Mapped[date | None] = mapped_column(default=today)  # the day of the last step
    end_side: Mapped[EndedBy | None] = mapped_column(choice_of(EndedBy))
    end_reason: Mapped[IntroductionEndReason | None] = mapped_column(
        choice_of(IntroductionEndReason)
    )
    project: Mapped[Code | None] = mapped_column(ForeignKey("project.code"))  # who pays for it

    candidate: Mapped[Candidate] = relationship()
    vacancy: Mapped[Vacancy] = relationship()
    steps: Mapped[list["IntroductionStep"]] = relationship(
        back_populates="introduction",
        cascade="all, delete-orphan",
        order_by="IntroductionStep.id",
    )
    disclosure: Mapped["Disclosure | None"] = relationship(
        back_populates="introduction", cascade="all, delete-orphan"
    )
    fit: Mapped["IntroductionFit | None"] = relationship(
        back_populates="introduction", cascade="all, delete-orphan"
    )
    appointment: Mapped["Appointment | None"] = relationship(
        back_populates="introduction", cascade="all, delete-orphan"
    )

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<Introduction {self.id}>"


class IntroductionStep(Model):
    """A step in an introduction: when, by whom, with a note."""

    __tablename__ = "introduction_step"
    __kept__ = (
        goes_with(
            DataSubject.CANDIDATE, "introduction_id.candidate_id", ProcessingPurpose.INTRODUCTION
        ),
        forgets("staff_id"),
    )

    id: Mapped[Key]
    introduction_id: Mapped[int] = part_of("introduction")
    state: Mapped[IntroductionState] = mapped_column(choice_of(IntroductionState))
    happened_on: Mapped[date]
    recorded_at: Mapped[Moment] = mapped_column(default=now)
    staff_id: Mapped[int | None] = refers_to("staff_member")
    link_holder: Mapped[LinkHolder | None] = mapped_column(choice_of(LinkHolder))  # who said it
    note: Mapped[Words | None]
    counted: Mapped[Code | None]  # as ``facts.record`` says it, to take it back

    introduction: Mapped[Introduction] = relationship(back_populates="steps")
    staff_member: Mapped[StaffMember | None] = relationship()


class FollowUp(Versioned, Dated, Model):
    """Something to do on a day: by one of the team, by who has a role, or by whoever is there.

    Who asked somebody else to do it stands beside it, with a word. Once it is done it holds what
    came of it.
    """

    __tablename__ = "follow_up"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id"),
        goes_with(DataSubject.CANDIDATE, "introduction_id.candidate_id"),
        forgets("for_staff_id"),
        forgets("made_by_id"),
        forgets("done_by_id"),
        forgets("asked_by_id"),
        ends(
            RetentionTerm.TASK,
            "done_at",
            "due_on",
            purpose=ProcessingPurpose.FICHE,
            while_empty="candidate_id",
        ),
    )
    __table_args__ = (
        Index("ix_follow_up_changed_at", "changed_at"),
        index_among("ix_follow_up_open", "due_on", where="done_at IS NULL"),
        index_among("ix_follow_up_done_at", "done_at", where="done_at IS NOT NULL"),
        CheckConstraint("for_role IS NULL OR for_staff_id IS NULL", "it_is_for_one_or_for_a_role"),
        CheckConstraint("what IS NOT NULL OR task IS NOT NULL", "there_is_something_to_do"),
        CheckConstraint("outcome IS NULL OR done_at IS NOT NULL", "what_is_done_has_an_outcome"),
    )

    id: Mapped[Key]
    what: Mapped[Words | None]  # in the words of who planned it
    task: Mapped[FollowUpTask | None] = mapped_column(choice_of(FollowUpTask))
    answered: Mapped[Code | None]  # JSON: what an organisation said, for somebody to look at
    due_on: Mapped[date] = mapped_column(index=True)
    candidate_id: Mapped[int | None] = part_of("candidate")
    introduction_id: Mapped[int | None] = part_of("introduction")
    for_staff_id: Mapped[int | None] = refers_to("staff_member")
    for_role: Mapped[Role | None] = mapped_column(choice_of(Role))
    asked_by_id: Mapped[int | None] = refers_to("staff_member")
    asked_words: Mapped[Words | None]
    callee: Mapped[Callee | None] = mapped_column(choice_of(Callee))
    prompt: Mapped[FollowUpPrompt | None] = mapped_column(choice_of(FollowUpPrompt))
    made_by_id: Mapped[int | None] = refers_to("staff_member")
    done_at: Mapped[Moment | None]
    done_by_id: Mapped[int | None] = refers_to("staff_member")
    counted: Mapped[Code | None]  # as ``facts.record`` says it, to take it back
    looks_at: Mapped[Code | None]  # JSON: the table and number of each record to look at
    outcome: Mapped[FollowUpOutcome | None] = mapped_column(choice_of(FollowUpOutcome))
    link_holder: Mapped[LinkHolder | None] = mapped_column(choice_of(LinkHolder))  # who said it
    outcome_words: Mapped[Words | None]
    outcome_made: Mapped[str | None] = personal(  # JSON: what it brought about, to take it back
        holds=Holding.TEXT, is_exported=False
    )

    candidate: Mapped[Candidate | None] = relationship()
    introduction: Mapped[Introduction | None] = relationship()
    for_staff: Mapped[StaffMember | None] = relationship(foreign_keys=for_staff_id)
    made_by: Mapped[StaffMember | None] = relationship(foreign_keys=made_by_id)
    asked_by: Mapped[StaffMember | None] = relationship(foreign_keys=asked_by_id)
    done_by: Mapped[StaffMember | None] = relationship(foreign_keys=done_by_id)

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<FollowUp {self.id}>"
