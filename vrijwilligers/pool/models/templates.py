"""The table of calls that were kept with a name, to begin the next one from."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.pool.models.calls import Call
from vrijwilligers.records.db import Dated, Key, Moment, Versioned, part_of
from vrijwilligers.records.indexes import unique_among
from vrijwilligers.records.personal import Words, nobody


class CallTemplate(Versioned, Dated, Model):
    """A call with a name: the next one begins with its work, hours and places.

    ``name_before`` is what it was called until it was last renamed. One that was removed is kept
    for a while, so that it can be put back.
    """

    __tablename__ = "call_template"
    __kept__ = nobody("what is asked, of nobody in particular")
    __table_args__ = (
        unique_among("uq_call_template_name", "name", where="removed_at IS NULL"),
        CheckConstraint("name <> ''", "a_template_has_a_name"),
    )

    id: Mapped[Key]
    name: Mapped[Words]
    name_before: Mapped[Words | None]
    call_id: Mapped[int] = part_of("call")
    removed_at: Mapped[Moment | None]

    call: Mapped[Call] = relationship()

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<CallTemplate {self.id}>"
