"""The words on the sheet of a talent scan, which a visitor may have in a language of data."""

from dataclasses import replace

from flask_babel import lazy_gettext as _l

from vrijwilligers.talents.queries import talents
from vrijwilligers.talents.rules.sets import TalentCard, TalentSet
from vrijwilligers.visitor_texts.feature import VisitorTextsAsked
from vrijwilligers.visitor_texts.rules.texts import PartCode, TextPart
from vrijwilligers.visitor_texts.wording import VisitorWords
from vrijwilligers.vocabulary.languages import LANGUAGES

LEAF = {
    "leaf_title": _l("Your talents"),
    "leaf_chosen": _l("You chose this yourself on %(day)s. It is no test."),
    "leaf_sure": _l("This is you"),
    "leaf_close": _l("This suits you too"),
    "leaf_none_sure": _l("This suits you"),
    # Translators: before what one can do with a talent: "For example: pouring coffee"
    "leaf_example": _l("For example:"),
    "leaf_tasks": _l("Here they ask these talents"),
    "leaf_no_tasks": _l("No vacancy asks these talents now. We look for one with you at the desk."),
    "leaf_code": _l("My code"),
    "leaf_help": _l("Do you want help to choose?"),
    "leaf_show": _l("Come to the desk, and show this sheet."),
    "leaf_until": _l("Say it at the desk if you like. It works until %(day)s."),
    "leaf_made_with": _l(
        "Made with the cards “%(set)s” and version %(scoring)s of our scoring rules"
    ),
}
EXPLANATION, MEANING = "talent_%s_explanation", "talent_%s_meaning"


def scan(_asked: VisitorTextsAsked) -> TextPart:
    """Bring the words of the sheet, and what each talent is and can mean."""
    said = {}
    for talent in talents():
        for key, part in ((EXPLANATION, "explanation"), (MEANING, "meaning")):
            texts = {language: getattr(talent, f"{part}_{language}") for language in LANGUAGES}
            if texts["nl"]:
                said[key % talent.code] = texts
    return TextPart(code=PartCode.SCAN, texts=LEAF, said=said)


def in_words(used: TalentSet, words: VisitorWords) -> TalentSet:
    """Return a set of talents that says itself in the language of a visitor as well."""
    return replace(used, cards=tuple(_card(card, words) for card in used.cards))


def _card(card: TalentCard, words: VisitorWords) -> TalentCard:
    language = words.language
    if language in LANGUAGES:
        return card
    return replace(
        card,
        names={**card.names, language: words.talents.get(card.code, "")},
        explanations={**card.explanations, language: words.words.get(EXPLANATION % card.code, "")},
        meanings={**card.meanings, language: words.words.get(MEANING % card.code, "")},
    )
