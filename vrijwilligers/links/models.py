"""The table of signed links."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped

from vrijwilligers.extensions import Model
from vrijwilligers.links.rules import PURPOSES, LinkEndReason, LinkState, state_of
from vrijwilligers.records.db import Key, Moment, choice_of
from vrijwilligers.records.personal import ProcessingPurpose, RetentionTerm, impersonal, personal
from vrijwilligers.records.references import point_by_name


class SignedLink(Model):
    """A link that opens a record, or what stands in ``payload``, for who holds it.

    ``used_at`` is the first use of a link that works once, the latest of any other.
    """

    __tablename__ = "signed_link"
    __people__ = True
    __table_args__ = (
        CheckConstraint("(thing IS NULL) = (record_id IS NULL)", "a_record_has_a_table"),
        CheckConstraint("(ended_at IS NULL) = (ended_because IS NULL)", "an_end_has_a_reason"),
        CheckConstraint("answer IS NULL OR used_at IS NOT NULL", "an_answer_is_a_use"),
        Index("ix_signed_link_record", "thing", "record_id", "purpose", "made_at"),
    )

    id: Mapped[Key]
    purpose: Mapped[str] = impersonal()
    token_hash: Mapped[str] = impersonal(unique=True)
    thing: Mapped[str | None] = impersonal()  # the table of what it opens
    record_id: Mapped[int | None] = personal(ProcessingPurpose.CONTACT, RetentionTerm.LINK)
    payload: Mapped[str | None] = personal(ProcessingPurpose.CONTACT, RetentionTerm.LINK)
    address: Mapped[str | None] = personal(
        ProcessingPurpose.CONTACT, RetentionTerm.LINK
    )  # it was mailed to
    language: Mapped[str | None] = impersonal()
    made_at: Mapped[Moment] = impersonal()
    expires_at: Mapped[Moment] = impersonal()
    used_at: Mapped[Moment | None] = impersonal()
    answer: Mapped[str | None] = impersonal()  # what was said through it: a word of its purpose
    ended_at: Mapped[Moment | None] = impersonal()
    ended_because: Mapped[LinkEndReason | None] = impersonal(choice_of(LinkEndReason))
    renewed_from_id: Mapped[int | None] = impersonal(
        ForeignKey("signed_link.id", ondelete="SET NULL")
    )

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
