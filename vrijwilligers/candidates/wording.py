"""The words of consent, for forms, pages and refusals."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.rules import Purpose, Way
from vrijwilligers.vocabulary.languages import speaking

NO_CONSENT = _l("Without consent we keep no fiche. You can count the visit without a name.")
NOT_REACHED = _l("Fill in a phone number or an e-mail address, or tick that the person comes by.")
WAYS = {
    Way.SPOKEN: _l("Spoken, at the desk"),
    Way.SCREEN: _l("Read on the screen"),
    Way.PAPER: _l("Signed on paper"),
}
PURPOSES = {
    Purpose.FICHE: _l("You may keep a fiche of me"),
    Purpose.SHARING: _l("You may pass my name to an organisation"),
    Purpose.APPROACHED: _l("You may contact me about new vacancies"),
    Purpose.POOL: _l("I join the pool for short assignments"),
    Purpose.NEWSLETTER: _l("I want the newsletter"),
}


def purposes_in(language: str) -> dict[Purpose, str]:
    """Say what is agreed in the language of who agrees."""
    with speaking(language):
        return {purpose: str(words) for purpose, words in PURPOSES.items()}
