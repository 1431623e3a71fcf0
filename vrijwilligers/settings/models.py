"""The one record that says what this desk is."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Dated, Key, Versioned
from vrijwilligers.records.personal import Hash, Holding, impersonal, nobody


class DeskSettingsRecord(Dated, Versioned, Model):
    """The settings of this desk, and its picture."""

    __tablename__ = "desk_settings"
    __kept__ = nobody("what this desk is")
    __table_args__ = (CheckConstraint("id = 1", "there_is_one_desk"),)

    id: Mapped[Key]
    answers: Mapped[dict[str, Any]] = impersonal(Holding.HOUSE, JSON)  # by name of the setting
    logo: Mapped[bytes | None] = impersonal(Holding.HOUSE, deferred=True)  # a PNG
    logo_digest: Mapped[Hash | None]
