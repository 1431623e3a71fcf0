"""The words of consent, for forms, pages and refusals."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.rules import Purpose, Way

NO_CONSENT = _l("Without consent we keep no fiche. You can count the visit without a name.")
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
