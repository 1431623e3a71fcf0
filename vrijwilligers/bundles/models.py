"""The table of the editions: which bundle was printed when."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment
from vrijwilligers.records.personal import ProcessingPurpose, RetentionTerm, personal
from vrijwilligers.vocabulary.clock import now


class Edition(Model):
    """A bundle that was made: the indicators count them."""

    __tablename__ = "edition"

    id: Mapped[Key]
    printed_at: Mapped[Moment] = mapped_column(default=now)
    printed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("staff_member.id", ondelete="SET NULL")
    )
    language: Mapped[str]
    season: Mapped[str | None]
    category: Mapped[str | None]
    vacancies: Mapped[int]
    choice: Mapped[str | None]  # JSON: all that was chosen, see rules.Choice
    content: Mapped[bytes | None] = personal(
        ProcessingPurpose.CONTACT, RetentionTerm.EDITION, LargeBinary, deferred=True
    )  # what it says, JSON packed with zlib
    pdf: Mapped[bytes | None] = personal(
        ProcessingPurpose.CONTACT, RetentionTerm.EDITION, LargeBinary, deferred=True
    )
