"""Whether people understand a pictogram: what visitors said that it means, after ISO 9186.

Somebody sees one drawing, without a word, and says what it means; a colleague notes whether that
was right. Nothing of the person is kept but a count by language.
"""

from dataclasses import dataclass
from enum import StrEnum

ENOUGH = 30  # answers: with fewer a third more or less is chance
UNDERSTOOD = 67  # of a hundred, at least


class AnswerOutcome(StrEnum):
    """What somebody said that a pictogram means."""

    RIGHT = "right"
    WRONG = "wrong"
    NOTHING = "nothing"


class VisitorLanguage(StrEnum):
    """Which language somebody speaks with us."""

    NL = "nl"
    FR = "fr"
    EN = "en"
    OTHER = "other"


class Comprehension(StrEnum):
    """What the answers say of a pictogram."""

    NOT_TESTED = "not tested"
    UNCLEAR = "unclear"
    CLEAR = "clear"


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many said what of one drawing."""

    right: int = 0
    wrong: int = 0
    nothing: int = 0

    @property
    def total(self) -> int:
        """Return how many were asked."""
        return self.right + self.wrong + self.nothing

    @property
    def comprehension(self) -> Comprehension:
        """Tell whether it is understood; as long as few were asked nobody knows."""
        if self.total < ENOUGH:
            return Comprehension.NOT_TESTED
        is_clear = self.right * 100 >= UNDERSTOOD * self.total
        return Comprehension.CLEAR if is_clear else Comprehension.UNCLEAR
