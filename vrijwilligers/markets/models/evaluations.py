"""The table of what organisations say of an edition afterwards."""

from sqlalchemy import Enum
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.markets.models.stands import Stand
from vrijwilligers.markets.rules.evaluations import ComesAgain, Satisfaction
from vrijwilligers.records.db import Moment, choice_of, part_of
from vrijwilligers.records.personal import DataSubject, Disposition, Words, ends
from vrijwilligers.vocabulary.terms import RetentionTerm


def _satisfaction(name: str) -> Enum:
    """Store how good something was: each check in the database has a name of its own."""
    kind = choice_of(Satisfaction)
    kind.name = name
    return kind


class StandEvaluation(Model):
    """What an organisation says of the edition at which it had a stand; the last answer counts."""

    __tablename__ = "stand_evaluation"
    __kept__ = (
        ends(
            RetentionTerm.MARKET,
            "stand_id.market_id.held_on",
            subject=DataSubject.CONTACT_PERSON,
            disposition=Disposition.EMPTY,
            empties=("remark",),
        ),
    )

    stand_id: Mapped[int] = part_of("stand", is_key=True)
    organised: Mapped[Satisfaction | None] = mapped_column(_satisfaction("organisedsatisfaction"))
    visitors: Mapped[Satisfaction | None] = mapped_column(_satisfaction("visitorssatisfaction"))
    again: Mapped[ComesAgain | None] = mapped_column(choice_of(ComesAgain))
    remark: Mapped[Words | None]
    answered_at: Mapped[Moment]

    stand: Mapped[Stand] = relationship()
