"""The tables of languages for visitors: each language, its texts, and who signed a part of them."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, choice_of, part_of, refers_to
from vrijwilligers.records.personal import Code, Hash, HouseText, forgets, nobody
from vrijwilligers.visitor_texts.rules.texts import PartCode
from vrijwilligers.vocabulary.clock import now


class AddedLanguage(Model):
    """A language in which a visitor gets something, and which the desk itself does not speak."""

    __tablename__ = "added_language"
    __kept__ = nobody("in which languages a visitor gets something", outlasts_demo=True)

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)  # ISO 639
    own_name: Mapped[HouseText]  # how the language calls itself
    added_at: Mapped[Moment] = mapped_column(default=now)

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<AddedLanguage {self.id}>"


class AddedText(Model):
    """One of our texts for visitors in an added language, as a translator wrote it."""

    __tablename__ = "added_text"
    __kept__ = nobody("what a visitor reads", outlasts_demo=True)
    __table_args__ = (
        UniqueConstraint("language_id", "key"),
        CheckConstraint("words <> ''", "a_text_says_something"),
    )

    id: Mapped[Key]
    language_id: Mapped[int] = part_of("added_language")
    key: Mapped[Code]
    words: Mapped[HouseText]


class TextSignature(Model):
    """Somebody vouches for a part of the texts, as it was: ``digest`` is the hash of that."""

    __tablename__ = "text_signature"
    __kept__ = (*nobody("which texts for visitors are checked"), forgets("signed_by_id"))
    __table_args__ = (UniqueConstraint("language_id", "part"),)

    id: Mapped[Key]
    language_id: Mapped[int] = part_of("added_language")
    part: Mapped[PartCode] = mapped_column(choice_of(PartCode))
    digest: Mapped[Hash]
    signed_at: Mapped[Moment] = mapped_column(default=now)
    signed_by_id: Mapped[int | None] = refers_to("staff_member")

    signed_by: Mapped[StaffMember | None] = relationship()
