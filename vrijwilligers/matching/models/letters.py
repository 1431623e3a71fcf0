"""The table of what this desk writes to candidates, where it is not our standard text."""

from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.matching.rules.letters import LetterTemplateKind
from vrijwilligers.records.db import Dated, choice_of
from vrijwilligers.records.personal import Code, Holding, impersonal, nobody


class LetterTemplate(Dated, Model):
    """A text with named places, in one language; it names nobody."""

    __tablename__ = "letter_template"
    __kept__ = nobody("what this desk writes")

    kind: Mapped[LetterTemplateKind] = mapped_column(
        choice_of(LetterTemplateKind), primary_key=True
    )
    language: Mapped[Code] = mapped_column(primary_key=True)
    subject: Mapped[str] = impersonal(Holding.HOUSE)
    body: Mapped[str] = impersonal(Holding.HOUSE)
