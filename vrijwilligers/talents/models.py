"""The code lists: data that coordinators keep, not code. Their first content is a migration."""

from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.personal import Code, HouseText, code_list


class CodeList:
    """A code with its name in three languages and its place in the list."""

    __kept__ = code_list()

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
    """What somebody likes to do and does well, as a verb."""

    __tablename__ = "talent"


class Category(CodeList, Model):
    """A kind of volunteer work; the order is that of the printed bundle."""

    __tablename__ = "category"


class SupportNeed(CodeList, Model):
    """Something that helps somebody to volunteer; never why they need it."""

    __tablename__ = "support_need"
