"""The table of the desk contacts: one conversation each, mostly without a name."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped

from vrijwilligers.desk.rules import Asker, Channel, Subject, Visit
from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, Versioned, choice_of
from vrijwilligers.records.personal import ProcessingPurpose, RetentionTerm, impersonal, personal
from vrijwilligers.vocabulary.clock import now


class DeskContact(Versioned, Model):
    """One conversation; it remembers what it counted, and the figures know nothing of it."""

    __tablename__ = "desk_contact"
    __people__ = True

    id: Mapped[Key]
    at: Mapped[Moment] = impersonal(default=now, index=True)
    staff_id: Mapped[int | None] = personal(
        ProcessingPurpose.LOG, RetentionTerm.LOG, ForeignKey("staff_member.id", ondelete="SET NULL")
    )
    candidate_id: Mapped[int | None] = impersonal(
        ForeignKey("candidate.id", ondelete="CASCADE"), index=True
    )
    channel: Mapped[Channel] = impersonal(choice_of(Channel))
    language: Mapped[str | None] = personal(ProcessingPurpose.FICHE)
    municipality: Mapped[str | None] = personal(ProcessingPurpose.FICHE)
    age_band: Mapped[str | None] = personal(ProcessingPurpose.FICHE)
    visit: Mapped[Visit | None] = impersonal(choice_of(Visit))
    asker: Mapped[Asker | None] = impersonal(choice_of(Asker))
    subject: Mapped[Subject | None] = impersonal(choice_of(Subject))
    counted: Mapped[str | None] = impersonal()  # as ``facts.record`` says it, to take it back

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<DeskContact {self.id}>"
