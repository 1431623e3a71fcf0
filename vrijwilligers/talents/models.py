"""The code lists: data that coordinators keep, not code. Their first content is a migration."""

from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, choice_of
from vrijwilligers.records.personal import (
    Code,
    Hash,
    Holding,
    HouseText,
    code_list,
    impersonal,
    nobody,
)
from vrijwilligers.records.proof import Fixity, proves
from vrijwilligers.talents.rules.comprehension import AnswerOutcome, VisitorLanguage
from vrijwilligers.talents.rules.details import ListChangeKind
from vrijwilligers.talents.rules.sets import PLAIN, TalentCard
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import LANGUAGES


class CodeList:
    """A code with its name in three languages and its place in the list."""

    __kept__ = code_list()
    __tablename__: Any
    __names_alone__: ClassVar[bool] = True  # files name what is meant: no two are called the same

    code: Mapped[Code] = mapped_column(primary_key=True)
    name_nl: Mapped[HouseText]
    name_fr: Mapped[HouseText]
    name_en: Mapped[HouseText]
    position: Mapped[int]
    is_used: Mapped[bool] = mapped_column(default=True)

    def name(self, language: str) -> str:
        """Say the name in Dutch, French or English."""
        return {"nl": self.name_nl, "fr": self.name_fr, "en": self.name_en}[language]


class Talent(CodeList, Model):
    """What somebody likes to do and does well, as a verb; and what its card in the scan says."""

    __tablename__ = "talent"

    explanation_nl: Mapped[HouseText] = mapped_column(default="", server_default="")
    explanation_fr: Mapped[HouseText] = mapped_column(default="", server_default="")
    explanation_en: Mapped[HouseText] = mapped_column(default="", server_default="")
    deed_nl: Mapped[HouseText] = mapped_column(default="", server_default="")
    deed_fr: Mapped[HouseText] = mapped_column(default="", server_default="")
    deed_en: Mapped[HouseText] = mapped_column(default="", server_default="")
    meaning_nl: Mapped[HouseText] = mapped_column(default="", server_default="")
    meaning_fr: Mapped[HouseText] = mapped_column(default="", server_default="")
    meaning_en: Mapped[HouseText] = mapped_column(default="", server_default="")
    pictogram: Mapped[Code] = mapped_column(default=PLAIN, server_default=PLAIN)

    @property
    def card(self) -> TalentCard:
        """Return its card, as it is now."""
        return TalentCard(
            code=self.code,
            names=self._texts("name"),
            explanations=self._texts("explanation"),
            deeds=self._texts("deed"),
            meanings=self._texts("meaning"),
            pictogram=self.pictogram,
        )

    def _texts(self, part: str) -> dict[str, str]:
        return {language: getattr(self, f"{part}_{language}") for language in LANGUAGES}


class CodeListChange(Model):
    """What a whole list said before it was changed, so that this can be undone; the last first."""

    __tablename__ = "code_list_change"
    __kept__ = nobody("what a code list said before", outlasts_demo=True)

    id: Mapped[Key]
    listed: Mapped[Code]  # the table of the list
    kind: Mapped[ListChangeKind] = mapped_column(choice_of(ListChangeKind))
    code: Mapped[Code | None]  # what it was done to; nothing of a whole file
    before: Mapped[list[dict[str, Any]]] = impersonal(Holding.HOUSE, JSON)
    made_at: Mapped[Moment] = mapped_column(default=now)

    __table_args__ = (Index("ix_code_list_change_listed", "listed", "id"),)


class TalentSetVersion(Model):
    """A set of talents as it was published: what a scan asked can be read for ever."""

    __tablename__ = "talent_set"
    __kept__ = nobody("what the scan asks", outlasts_demo=True)
    __table_args__ = (UniqueConstraint("code", "version"),)

    id: Mapped[Key]
    code: Mapped[Code]
    version: Mapped[int]
    content: Mapped[HouseText]  # the cards, as JSON in one fixed form
    digest: Mapped[Hash]  # of the content
    made_at: Mapped[Moment] = mapped_column(default=now)


class PictogramAnswer(Model):
    """How many visitors said what of one drawing of a pictogram: counts, of nobody."""

    __tablename__ = "pictogram_answer"
    __kept__ = nobody("counts of what visitors said")
    __table_args__ = (CheckConstraint("amount > 0", "somebody_answered"),)

    pictogram: Mapped[Code] = mapped_column(primary_key=True)
    edition: Mapped[Hash] = mapped_column(primary_key=True)
    language: Mapped[VisitorLanguage] = mapped_column(choice_of(VisitorLanguage), primary_key=True)
    outcome: Mapped[AnswerOutcome] = mapped_column(choice_of(AnswerOutcome), primary_key=True)
    amount: Mapped[int]


proves(
    TalentSetVersion.__table__,
    Fixity(fixed=("id", "code", "version", "content", "digest", "made_at")),
)


class Category(CodeList, Model):
    """A kind of volunteer work; the order is that of the printed bundle."""

    __tablename__ = "category"


class Project(CodeList, Model):
    """A project for which one pays for our work: an introduction is marked with it, never why."""

    __tablename__ = "project"


class EndSentence(CodeList, Model):
    """Why an introduction ended, as one side reads it: its code says which side, and why."""

    __tablename__ = "end_sentence"
    __names_alone__ = False  # both sides may say the same


class SupportNeed(CodeList, Model):
    """Something that helps somebody to volunteer; never why they need it."""

    __tablename__ = "support_need"
