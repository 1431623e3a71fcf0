"""The table of the weights that this desk chose: a change is a new row, and none is changed."""

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.extensions import Model
from vrijwilligers.matching.rules.weight_sets import WeightOrigin
from vrijwilligers.records.db import Key, Moment, choice_of, refers_to
from vrijwilligers.records.personal import Holding, forgets, impersonal, remains
from vrijwilligers.vocabulary.clock import now


class WeightSet(Model):
    """How much each criterion counted from a moment on, until the next set."""

    __tablename__ = "weight_set"
    __kept__ = (
        remains("how suggestions were put in order, to judge them by what came of it"),
        forgets("staff_id"),
    )

    id: Mapped[Key]
    values: Mapped[dict[str, Any]] = impersonal(Holding.HOUSE, JSON)  # by criterion
    made_how: Mapped[WeightOrigin] = mapped_column(choice_of(WeightOrigin))
    why: Mapped[str | None] = impersonal(Holding.HOUSE)
    made_at: Mapped[Moment] = mapped_column(default=now)
    staff_id: Mapped[int | None] = refers_to("staff_member")

    staff_member: Mapped[StaffMember | None] = relationship()
