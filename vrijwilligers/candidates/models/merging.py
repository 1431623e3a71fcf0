"""The tables of fiches of one person: likely pairs, and what undoing needs where two became one."""

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.candidates.rules.merging import MergeReason
from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, choice_of, new_uid, part_of, refers_to
from vrijwilligers.records.field_encryption import FieldCiphertext
from vrijwilligers.records.indexes import index_among
from vrijwilligers.records.personal import (
    DataSubject,
    Disposition,
    Hash,
    Holding,
    Personal,
    ProcessingPurpose,
    ends,
    forgets,
    goes_with,
    impersonal,
    numbered,
    personal,
)
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.terms import RetentionTerm


class CandidatePair(Model):
    """Two fiches that look like one person's, and whether somebody said that they are two people.

    A night finds them (``weight`` says how much speaks for it); the pair goes with either fiche.
    """

    __tablename__ = "candidate_pair"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "one_id"),
        goes_with(DataSubject.CANDIDATE, "other_id"),
        forgets("apart_by_id"),
    )
    __table_args__ = (
        CheckConstraint("one_id < other_id", "the_older_comes_first"),
        index_among(
            "ix_candidate_pair_open", "weight", "one_id", "other_id", where="apart_at IS NULL"
        ),
        Index("ix_candidate_pair_other_id", "other_id"),
    )

    one_id: Mapped[int] = part_of("candidate", is_key=True)
    other_id: Mapped[int] = part_of("candidate", is_key=True)
    weight: Mapped[int] = impersonal(Holding.HOUSE)  # in hundredths
    found_at: Mapped[Moment] = impersonal(Holding.HOUSE, default=now)
    apart_at: Mapped[Moment | None] = impersonal(Holding.HOUSE)
    apart_by_id: Mapped[int | None] = refers_to("staff_member")


class CandidateMerge(Model):
    """A fiche that became part of another: its number leads there, as it may stand on paper.

    ``sealed`` is what undoing needs: all that the move changed. It goes after thirty days.
    """

    __tablename__ = "candidate_merge"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "stays_id"),
        goes_with(DataSubject.CANDIDATE, "goes_id"),  # a number of theirs, of no row of its own
        ends(
            RetentionTerm.MERGE,
            "merged_at",
            purpose=ProcessingPurpose.FICHE,
            disposition=Disposition.EMPTY,
            empties=("sealed",),
        ),
        forgets("merged_by_id"),
    )

    id: Mapped[Key]
    uid: Mapped[Hash] = mapped_column(default=new_uid, unique=True)  # for which it is sealed
    stays_id: Mapped[int] = part_of("candidate")
    goes_id: Mapped[int] = numbered("candidate", unique=True)
    number: Mapped[Personal]  # as it stands on paper: ``rules.number_of``
    reason: Mapped[MergeReason] = mapped_column(choice_of(MergeReason))
    merged_at: Mapped[Moment] = mapped_column(default=now, index=True)
    merged_by_id: Mapped[int | None] = refers_to("staff_member")
    sealed: Mapped[str | None] = personal(FieldCiphertext, holds=Holding.SEALED, deferred=True)

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<CandidateMerge {self.id}>"
