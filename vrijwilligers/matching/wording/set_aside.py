"""Why somebody does not want a vacancy, in words."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.matching import queries
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.vacancies.feature import WhatIsSaid

SET_ASIDE_WORDS = {
    SetAsideReason.TOO_FAR: _l("Too far"),
    SetAsideReason.DAYS: _l("The days or hours"),
    SetAsideReason.LANGUAGE: _l("The language"),
    SetAsideReason.WORK: _l("Another kind of work"),
    SetAsideReason.ORGANISATION: _l("Another organisation"),
    SetAsideReason.TOO_MUCH: _l("Too much or too heavy"),
    SetAsideReason.OTHER: _l("Something else"),
}


def say_why_set_aside(event: WhatIsSaid) -> list[str]:
    """Say how often people did not want a vacancy, and why: figures, and nobody."""
    return [
        _("%(reason)s: %(amount)s", reason=SET_ASIDE_WORDS[reason], amount=amount)
        for reason, amount in queries.reasons_at(event.vacancy_id).items()
    ]
