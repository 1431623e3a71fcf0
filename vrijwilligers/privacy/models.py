"""What was erased by its term: how many rows, of which table, when; never which."""

from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment
from vrijwilligers.records.personal import Code, nobody

NIGHT = "night"  # in the place of a table: that a night began


class RetentionRun(Model):
    """Rows of one table whose term was over, and that went or were emptied at once; or a night."""

    __tablename__ = "retention_run"
    __kept__ = nobody("how much went, and when")

    id: Mapped[Key]
    at: Mapped[Moment] = mapped_column(index=True)
    table: Mapped[Code]
    how_many: Mapped[int]
