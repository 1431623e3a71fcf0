"""The tables of who was told what: each yes with what was told, and who must hear of its end."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, relationship

from vrijwilligers.candidates.rules import ConsentWay
from vrijwilligers.extensions import Model
from vrijwilligers.matching.models.introductions import Introduction
from vrijwilligers.matching.rules.disclosure import DisclosedField, DisclosureChannel, RecallKind
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.db import Dated, Key, Moment, Versioned, choice_of
from vrijwilligers.records.personal import ProcessingPurpose, RetentionTerm, impersonal, personal
from vrijwilligers.records.proof import proves
from vrijwilligers.vacancies.models import Vacancy


class Recall(Versioned, Dated, Model):
    """An organisation that must still hear that what it was told is taken back, or is not so now.

    It outlives the fiche: whom it is about stands in ``sealed`` alone, until somebody told them,
    and at most until ``sealed_until``. The codes are those of the disclosures.
    """

    __tablename__ = "recall"
    __people__ = True

    id: Mapped[Key]
    kind: Mapped[RecallKind] = impersonal(choice_of(RecallKind))
    organisation_id: Mapped[int | None] = impersonal(
        ForeignKey("organisation.id", ondelete="SET NULL"), index=True
    )
    organisation_name: Mapped[str] = personal(ProcessingPurpose.INTRODUCTION)
    vacancy_id: Mapped[int | None] = impersonal(ForeignKey("vacancy.id", ondelete="SET NULL"))
    codes: Mapped[str] = personal(ProcessingPurpose.INTRODUCTION)
    sealed: Mapped[str | None] = personal(ProcessingPurpose.INTRODUCTION)
    sealed_until: Mapped[Moment] = impersonal(index=True)
    begins_at: Mapped[Moment] = impersonal(index=True)
    due_on: Mapped[date] = impersonal()
    made_by_id: Mapped[int | None] = personal(
        ProcessingPurpose.LOG,
        RetentionTerm.FICHE,
        ForeignKey("staff_member.id", ondelete="SET NULL"),
    )
    done_at: Mapped[Moment | None] = impersonal(index=True)
    done_how: Mapped[DisclosureChannel | None] = impersonal(choice_of(DisclosureChannel))
    done_by_id: Mapped[int | None] = personal(
        ProcessingPurpose.LOG,
        RetentionTerm.FICHE,
        ForeignKey("staff_member.id", ondelete="SET NULL"),
    )

    vacancy: Mapped[Vacancy | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<Recall {self.id}>"


class Disclosure(Model):
    """What somebody agreed that one organisation hears, and what it was told: proof (P-16)."""

    __tablename__ = "disclosure"
    __people__ = True
    __table_args__ = (
        CheckConstraint("told_how IS NULL OR told_on IS NOT NULL", "a_way_of_telling_has_a_day"),
        CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_at >= agreed_at", "withdrawn_after_agreed"
        ),
    )

    id: Mapped[Key]
    reference: Mapped[str] = personal(ProcessingPurpose.INTRODUCTION, unique=True)
    introduction_id: Mapped[int] = impersonal(
        ForeignKey("introduction.id", ondelete="CASCADE"), unique=True
    )
    candidate_id: Mapped[int] = impersonal(
        ForeignKey("candidate.id", ondelete="CASCADE"), index=True
    )
    organisation_id: Mapped[int | None] = impersonal(
        ForeignKey("organisation.id", ondelete="SET NULL"), index=True
    )
    organisation_name: Mapped[str] = personal(ProcessingPurpose.INTRODUCTION)
    contact_person_id: Mapped[int | None] = personal(
        ProcessingPurpose.INTRODUCTION,
        RetentionTerm.FICHE,
        ForeignKey("contact_person.id", ondelete="SET NULL"),
    )
    fields: Mapped[str] = personal(ProcessingPurpose.INTRODUCTION)  # codes, with blanks between
    text: Mapped[str] = personal(ProcessingPurpose.CONSENT)  # the question that was answered yes
    language: Mapped[str] = personal(ProcessingPurpose.CONSENT)
    way: Mapped[ConsentWay] = personal(
        ProcessingPurpose.CONSENT, RetentionTerm.FICHE, choice_of(ConsentWay)
    )
    agreed_at: Mapped[Moment] = personal(ProcessingPurpose.CONSENT)
    witness_id: Mapped[int | None] = personal(
        ProcessingPurpose.CONSENT,
        RetentionTerm.FICHE,
        ForeignKey("staff_member.id", ondelete="SET NULL"),
    )
    told_on: Mapped[date | None] = personal(ProcessingPurpose.INTRODUCTION)
    told_how: Mapped[DisclosureChannel | None] = personal(
        ProcessingPurpose.INTRODUCTION, RetentionTerm.FICHE, choice_of(DisclosureChannel)
    )
    told_by_id: Mapped[int | None] = personal(
        ProcessingPurpose.LOG,
        RetentionTerm.FICHE,
        ForeignKey("staff_member.id", ondelete="SET NULL"),
    )
    withdrawn_at: Mapped[Moment | None] = personal(ProcessingPurpose.CONSENT)
    withdrawn_by_id: Mapped[int | None] = personal(
        ProcessingPurpose.CONSENT,
        RetentionTerm.FICHE,
        ForeignKey("staff_member.id", ondelete="SET NULL"),
    )
    recall_id: Mapped[int | None] = impersonal(
        ForeignKey("recall.id", ondelete="SET NULL"), index=True
    )

    introduction: Mapped[Introduction] = relationship(back_populates="disclosure")
    recall: Mapped[Recall | None] = relationship()

    @property
    def told_fields(self) -> tuple[DisclosedField, ...]:
        """Return what the organisation may hear, in its order."""
        return tuple(DisclosedField(code) for code in self.fields.split())

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<Disclosure {self.id}>"


proves(
    Disclosure.__table__,  # type: ignore[arg-type]
    fixed=(
        *("id", "reference", "introduction_id", "organisation_name", "fields"),
        *("text", "language", "way", "agreed_at"),
    ),
    emptied=("witness_id",),
    set_once=("told_on", "told_how", "told_by_id", "withdrawn_at", "withdrawn_by_id"),
)
