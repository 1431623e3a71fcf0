"""The words of consent, for forms, pages and refusals."""

from typing import NamedTuple

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.rules import Purpose, Way
from vrijwilligers.vocabulary.languages import speaking

NO_CONSENT = _l("Without consent we keep no fiche. You can count the visit without a name.")
NO_CONTROLLER = _l("Fill in who is responsible for the data first.")
NOT_REACHED = _l("Fill in a phone number or an e-mail address, or tick that the person comes by.")
WAYS = {
    Way.SPOKEN: _l("Spoken, at the desk"),
    Way.SCREEN: _l("Read on the screen"),
    Way.PAPER: _l("Signed on paper"),
}


class Question(NamedTuple):
    """How consent for a purpose is asked: of everybody, or as something that is also possible."""

    words: LazyString
    is_for_everybody: bool = False


# What the desk asks today, in this order; a purpose joins when the part that uses it is there.
QUESTIONS = {
    Purpose.FICHE: Question(_l("You may keep a fiche of me"), is_for_everybody=True),
    Purpose.SHARING: Question(_l("You may pass my name to an organisation"), is_for_everybody=True),
    Purpose.APPROACHED: Question(_l("You may contact me about new vacancies")),
    Purpose.POOL: Question(_l("I join the pool for short assignments")),
    Purpose.NEWSLETTER: Question(_l("I want the newsletter")),
}


def questions_in(language: str) -> dict[Purpose, str]:
    """Say what is agreed in the language of who agrees."""
    with speaking(language):
        return {purpose: str(question.words) for purpose, question in QUESTIONS.items()}
