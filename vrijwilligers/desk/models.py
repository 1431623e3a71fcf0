"""The tables of the desk: conversations, mostly without a name, and what was said in them."""

from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.desk.rules import Asker, Channel, Subject, Visit
from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, Versioned, choice_of, part_of, refers_to
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Disposition,
    Personal,
    ProcessingPurpose,
    Words,
    ends,
    forgets,
    goes_with,
    personal,
)
from vrijwilligers.vocabulary.clock import now, start_of_its_day
from vrijwilligers.vocabulary.terms import RetentionTerm


class DeskContact(Versioned, Model):
    """One conversation; it remembers what it counted, and the figures know nothing of it."""

    __tablename__ = "desk_contact"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "candidate_id"),
        forgets("staff_id"),
        ends(
            RetentionTerm.VISIT,
            "at",
            subject=DataSubject.VISITOR,
            purpose=ProcessingPurpose.FICHE,
            while_empty="candidate_id",
        ),
        ends(
            RetentionTerm.SECOND,
            "at",
            subject=DataSubject.VISITOR,
            purpose=ProcessingPurpose.FICHE,
            while_empty="candidate_id",
            disposition=Disposition.FOLD,
            folds={"at": start_of_its_day},
        ),
    )

    id: Mapped[Key]
    at: Mapped[Moment] = mapped_column(default=now, index=True)
    staff_id: Mapped[int | None] = refers_to("staff_member")
    candidate_id: Mapped[int | None] = part_of("candidate")
    channel: Mapped[Channel] = mapped_column(choice_of(Channel))
    language: Mapped[Personal | None]
    municipality: Mapped[Personal | None]
    age_band: Mapped[Personal | None]
    visit: Mapped[Visit | None] = mapped_column(choice_of(Visit))
    asker: Mapped[Asker | None] = mapped_column(choice_of(Asker))
    subject: Mapped[Subject | None] = mapped_column(choice_of(Subject))
    counted: Mapped[Code | None]  # as ``facts.record`` says it, to take it back
    referred: Mapped[Code | None]  # likewise, of the onward referral to where one practises Dutch
    explained: Mapped[str | None] = personal(is_exported=False)  # ``welcome:fr dutch:nl``; no name

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<DeskContact {self.id}>"


class ConversationNote(Model):
    """What was said in a conversation, or noted about somebody: dated, signed, never overwritten.

    ``said_at`` is when its writer began it; they may write on until they leave it.
    """

    __tablename__ = "conversation_note"
    __kept__ = (goes_with(DataSubject.CANDIDATE, "candidate_id"), forgets("staff_id"))

    id: Mapped[Key]
    candidate_id: Mapped[int] = part_of("candidate")
    desk_contact_id: Mapped[int | None] = refers_to("desk_contact")
    staff_id: Mapped[int | None] = refers_to("staff_member")
    said_at: Mapped[Moment] = mapped_column(default=now)
    text: Mapped[Words]

    desk_contact: Mapped[DeskContact | None] = relationship()
    staff_member: Mapped[StaffMember | None] = relationship()

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<ConversationNote {self.id}>"
