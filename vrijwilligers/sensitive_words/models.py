"""The list of words that coordinators keep; its first content is a migration."""

from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, choice_of
from vrijwilligers.records.personal import HouseText, code_list
from vrijwilligers.sensitive_words.rules import WordKind
from vrijwilligers.vocabulary.clock import now


class SensitiveWord(Model):
    """A word, or a few, that says more of a candidate than we may keep; or an exception."""

    __tablename__ = "sensitive_word"
    __kept__ = code_list()

    id: Mapped[Key]
    word: Mapped[HouseText] = mapped_column(unique=True)
    kind: Mapped[WordKind] = mapped_column(choice_of(WordKind))
    added_at: Mapped[Moment] = mapped_column(default=now)

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<SensitiveWord {self.id}>"
