"""The table of signed links."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.links.rules import PURPOSES, LinkEndReason, LinkState, state_of
from vrijwilligers.records.db import Key, Moment, choice_of, refers_to
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Hash,
    ProcessingPurpose,
    Words,
    ends,
    goes_with,
)
from vrijwilligers.records.references import point_by_name
from vrijwilligers.vocabulary.terms import RetentionTerm


class SignedLink(Model):
    """A link that opens a record, or what stands in ``payload``, for who holds it.

    ``used_at`` is the first use of a link that works once, the latest of any other.
    """

    __tablename__ = "signed_link"
    __kept__ = (
        goes_with(DataSubject.ANYBODY, "thing+record_id", ProcessingPurpose.CONTACT),
        ends(RetentionTerm.LINK, "ended_at", "expires_at", subject=DataSubject.CONTACT_PERSON),
    )
    __table_args__ = (
        CheckConstraint("(thing IS NULL) = (record_id IS NULL)", "a_record_has_a_table"),
        CheckConstraint("(ended_at IS NULL) = (ended_because IS NULL)", "an_end_has_a_reason"),
        CheckConstraint("answer IS NULL OR used_at IS NOT NULL", "an_answer_is_a_use"),
        Index("ix_signed_link_record", "thing", "record_id", "purpose", "made_at"),
    )

    id: Mapped[Key]
    purpose: Mapped[Code]
    token_hash: Mapped[Hash] = mapped_column(unique=True)
    thing: Mapped[Code | None]  # the table of what it opens
    record_id: Mapped[int | None]
    payload: Mapped[Words | None]
    address: Mapped[Words | None]  # it was mailed to
    language: Mapped[Code | None]
    made_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]
    answer: Mapped[Code | None]  # what was said through it: a word of its purpose
    ended_at: Mapped[Moment | None]
    ended_because: Mapped[LinkEndReason | None] = mapped_column(choice_of(LinkEndReason))
    renewed_from_id: Mapped[int | None] = refers_to("signed_link")

    def state(self, at: datetime) -> LinkState:
        """Tell what became of it by the moment ``at``."""
        return state_of(
            PURPOSES[self.purpose].use,
            used_at=self.used_at,
            ended_at=self.ended_at,
            expires_at=self.expires_at,
            at=at,
        )

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<SignedLink {self.id}>"


point_by_name(SignedLink.__table__.c.thing, SignedLink.__table__.c.record_id)
