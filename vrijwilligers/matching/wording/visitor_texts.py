"""The words on the card of an appointment, which a visitor may have in a language of data."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.visitor_texts.feature import VisitorTextsAsked
from vrijwilligers.visitor_texts.rules.texts import PartCode, TextPart

CARD = {
    "title": _l("My appointment"),
    # Translators: label on a card, above an hour
    "hour": _l("What time"),
    "ask_for": _l("You ask for"),
    "task": _l("What are you going to do?"),
    "cannot_come": _l("You cannot come? Call"),
    "question": _l("Another question? Call us"),
    "bring": _l("Bring this card."),
    "my_question": _l("My question"),
}
KEY = "card_%s"
LABEL = 30  # characters: above what is written large on a card of A6


def card(_asked: VisitorTextsAsked) -> TextPart:
    """Bring the words of the card."""
    texts = {KEY % name: words for name, words in CARD.items()}
    return TextPart(code=PartCode.CARD, texts=texts, longest=dict.fromkeys(texts, LABEL))


def card_words() -> dict[str, str]:
    """Return the words of the card in the language we speak now."""
    return {name: str(words) for name, words in CARD.items()}
