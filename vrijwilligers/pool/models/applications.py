"""The table of who wants to join the pool by the public page, until that is confirmed."""

from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.pool.rules.applications import from_text
from vrijwilligers.pool.rules.details import ApplicationDetails
from vrijwilligers.records.db import Key, Moment, Versioned, refers_to
from vrijwilligers.records.encryption import UNOPENED, Encrypted
from vrijwilligers.records.personal import EncryptedText, ends
from vrijwilligers.vocabulary.terms import RetentionTerm


class PoolApplication(Versioned, Model):
    """Somebody who asks to join: no fiche is made before they, or the desk, confirm it.

    All that they filled in is sealed. Who confirmed and may be somebody whom we know waits for the
    desk (``confirmed_at``). ``message_id`` is the mail with their link: it goes along.
    """

    __tablename__ = "pool_application"
    __kept__ = (ends(RetentionTerm.APPLICATION, "confirmed_at", "sent_at"),)

    id: Mapped[Key]
    sealed: Mapped[EncryptedText] = mapped_column(Encrypted)
    sent_at: Mapped[Moment] = mapped_column(index=True)
    confirmed_at: Mapped[Moment | None]
    message_id: Mapped[int | None] = refers_to("message")

    @property
    def details(self) -> ApplicationDetails | None:
        """Return what was filled in; ``None`` where our keys do not open it."""
        return None if self.sealed is UNOPENED else from_text(self.sealed)

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<PoolApplication {self.id}>"
