"""The tables of who was told what: each yes with what was told, and who must hear of its end."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.extensions import Model
from vrijwilligers.matching.models.introductions import Introduction
from vrijwilligers.matching.rules.disclosure import DisclosedField, DisclosureChannel, RecallKind
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.db import Dated, Key, Moment, Versioned, choice_of, part_of, refers_to
from vrijwilligers.records.personal import (
    DataSubject,
    Disposition,
    EncryptedText,
    Personal,
    ProcessingPurpose,
    Words,
    ends,
    forgets,
    goes_with,
)
from vrijwilligers.records.proof import Fixity, proves
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.terms import RetentionTerm


class Recall(Versioned, Dated, Model):
    """An organisation that must still hear that what it was told is taken back, or is not so now.

    It outlives the fiche: whom it is about stands in ``sealed`` alone, until somebody told them,
    and at most until ``sealed_until``. The codes are those of the disclosures.
    """

    __tablename__ = "recall"
    __kept__ = (
        ends(
            RetentionTerm.RECALL,
            "begins_at",
            purpose=ProcessingPurpose.INTRODUCTION,
            ends_on="sealed_until",
            disposition=Disposition.EMPTY,
            empties=("sealed",),
        ),
        ends(RetentionTerm.TASK, "done_at", "due_on", purpose=ProcessingPurpose.INTRODUCTION),
        forgets("made_by_id"),
        forgets("done_by_id"),
    )

    id: Mapped[Key]
    kind: Mapped[RecallKind] = mapped_column(choice_of(RecallKind))
    organisation_id: Mapped[int | None] = refers_to("organisation")
    organisation_name: Mapped[Personal]
    vacancy_id: Mapped[int | None] = refers_to("vacancy")
    codes: Mapped[Personal]
    sealed: Mapped[EncryptedText | None]
    sealed_until: Mapped[Moment] = mapped_column(index=True)
    begins_at: Mapped[Moment] = mapped_column(index=True)
    due_on: Mapped[date]
    made_by_id: Mapped[int | None] = refers_to("staff_member")
    done_at: Mapped[Moment | None] = mapped_column(index=True)
    done_how: Mapped[DisclosureChannel | None] = mapped_column(choice_of(DisclosureChannel))
    done_by_id: Mapped[int | None] = refers_to("staff_member")

    vacancy: Mapped[Vacancy | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<Recall {self.id}>"


class Disclosure(Model):
    """What somebody agreed that one organisation hears, and what it was told: proof (P-16).

    It ends with the consent that it ``rests_on``.
    """

    __tablename__ = "disclosure"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id", ProcessingPurpose.INTRODUCTION),
        goes_with(
            DataSubject.CANDIDATE, "introduction_id.candidate_id", ProcessingPurpose.INTRODUCTION
        ),
        forgets("contact_person_id", DataSubject.CONTACT_PERSON),
        forgets("witness_id"),
        forgets("told_by_id"),
        forgets("withdrawn_by_id"),
    )
    __table_args__ = (
        CheckConstraint("told_how IS NULL OR told_on IS NOT NULL", "a_way_of_telling_has_a_day"),
    )

    id: Mapped[Key]
    reference: Mapped[Personal] = mapped_column(unique=True)
    introduction_id: Mapped[int] = mapped_column(
        ForeignKey("introduction.id", ondelete="CASCADE"), unique=True
    )
    candidate_id: Mapped[int] = part_of("candidate")
    organisation_id: Mapped[int | None] = refers_to("organisation")
    organisation_name: Mapped[Personal]
    contact_person_id: Mapped[int | None] = refers_to("contact_person")
    fields: Mapped[Personal]  # codes, with blanks between
    text: Mapped[Words]  # the question that was answered yes
    language: Mapped[Personal]
    way: Mapped[ConsentWay] = mapped_column(choice_of(ConsentWay))
    agreed_at: Mapped[Moment]
    rests_on: Mapped[ConsentPurpose] = mapped_column(
        choice_of(ConsentPurpose),
        default=ConsentPurpose.SHARING,
        server_default=ConsentPurpose.SHARING.value,
    )
    witness_id: Mapped[int | None] = refers_to("staff_member")
    told_on: Mapped[date | None]
    told_how: Mapped[DisclosureChannel | None] = mapped_column(choice_of(DisclosureChannel))
    told_by_id: Mapped[int | None] = refers_to("staff_member")
    withdrawn_at: Mapped[Moment | None]
    withdrawn_by_id: Mapped[int | None] = refers_to("staff_member")
    recall_id: Mapped[int | None] = refers_to("recall")

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
    Fixity(
        fixed=(
            *("id", "reference", "introduction_id", "organisation_name", "fields"),
            *("text", "language", "way", "agreed_at", "rests_on"),
        ),
        emptied=("witness_id",),
        filled=("told_on", "told_how"),
        undone=("withdrawn_at",),
        filled_with=(("told_by_id", "told_on"), ("withdrawn_by_id", "withdrawn_at")),
    ),
)
