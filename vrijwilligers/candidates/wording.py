"""The words of consent, for forms, pages and refusals."""

from typing import NamedTuple

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.vocabulary.languages import speaking

NO_CONSENT = _l("Without consent we keep no fiche. You can count the visit without a name.")
NO_CONTROLLER = _l("Fill in who is responsible for the data first.")
NOT_REACHED = _l("Fill in a phone number or an e-mail address, or tick that the person comes by.")
WAYS = {
    ConsentWay.SPOKEN: _l("Spoken, at the desk"),
    ConsentWay.SCREEN: _l("Read on the screen"),
    ConsentWay.PAPER: _l("Signed on paper"),
}


class ConsentQuestion(NamedTuple):
    """How consent for a purpose is asked: of everybody, or as something that is also possible."""

    words: LazyString
    is_for_everybody: bool = False


# What the desk asks today, in this order; a purpose joins when the part that uses it is there.
QUESTIONS = {
    ConsentPurpose.FICHE: ConsentQuestion(_l("You may keep a fiche of me"), is_for_everybody=True),
    ConsentPurpose.SHARING: ConsentQuestion(
        _l("You may pass my name to an organisation"), is_for_everybody=True
    ),
    ConsentPurpose.APPROACHED: ConsentQuestion(_l("You may contact me about new vacancies")),
    ConsentPurpose.POOL: ConsentQuestion(_l("I join the pool for short assignments")),
    ConsentPurpose.NEWSLETTER: ConsentQuestion(_l("I want the newsletter")),
}


def questions_in(language: str) -> dict[ConsentPurpose, str]:
    """Say what is agreed in the language of who agrees."""
    with speaking(language):
        return {purpose: str(question.words) for purpose, question in QUESTIONS.items()}
