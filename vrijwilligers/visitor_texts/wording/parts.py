"""The parts of the texts for visitors that live on this floor; others come from the features above.

``longest`` is where a place is small: the head of a narrow column, a word in a cell.
"""

from vrijwilligers.talents.queries import lists
from vrijwilligers.visitor_texts.feature import VisitorTextsAsked
from vrijwilligers.visitor_texts.rules.texts import PartCode, TextPart
from vrijwilligers.visitor_texts.wording import (
    BOOKLET,
    CATEGORY_KEY,
    GENERAL,
    LEVEL_KEY,
    LEVELS,
    ORIENTATION,
    PHRASES,
    TALENT_KEY,
)
from vrijwilligers.vocabulary.languages import LANGUAGES

NARROW = 18  # characters: the head of a column
CELL = 12
NAME = 40  # of a talent, under its picture
IN_CELLS = ("yes", "no")
HEADS = (
    *("talent", "task", "for_whom", "days", "dutch_short", "practising", "spoken", "helped"),
    "wheelchair",
)


def general(_asked: VisitorTextsAsked) -> TextPart:
    """Bring what stands on everything."""
    return TextPart(code=PartCode.GENERAL, texts=GENERAL)


def talents(_asked: VisitorTextsAsked) -> TextPart:
    """Bring the names of the talents that are offered."""
    said = {TALENT_KEY % one.code: _names(one) for one in lists.talents()}
    return TextPart(code=PartCode.TALENTS, said=said, longest=dict.fromkeys(said, NAME))


def booklet(_asked: VisitorTextsAsked) -> TextPart:
    """Bring the texts of the booklet."""
    levels = {LEVEL_KEY % level.value: words for level, words in LEVELS.items()}
    return TextPart(code=PartCode.BOOKLET, texts=BOOKLET | PHRASES | levels)


def orientation(_asked: VisitorTextsAsked) -> TextPart:
    """Bring the texts of the orientation table, with the names of the kinds of work."""
    said = {CATEGORY_KEY % one.code: _names(one) for one in lists.categories()}
    return TextPart(
        code=PartCode.ORIENTATION,
        texts=ORIENTATION,
        said=said,
        longest=dict.fromkeys(HEADS, NARROW) | dict.fromkeys(IN_CELLS, CELL),
    )


def _names(item: lists.CodeList) -> dict[str, str]:
    return {language: item.name(language) for language in LANGUAGES}
