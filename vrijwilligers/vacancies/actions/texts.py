"""Our own words for a vacancy: beside those of a source, and found plain by somebody."""

from datetime import date

from flask_babel import lazy_gettext as _l

from vrijwilligers.records import audit
from vrijwilligers.vacancies.actions.own_facts import put_own_facts
from vrijwilligers.vacancies.feature import VacancyDeed
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.layers import own_values
from vrijwilligers.vacancies.rules import Text, TextOrigin
from vrijwilligers.vacancies.rules.layers import TEXT_FIELDS
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Problem


class NoTextOfOurs(Problem):
    """Only our own words are found plain or not."""

    message = _l("There is no text of ours in this language.")


def write_ours(vacancy: Vacancy, texts: dict[str, Text], *, by: int | None) -> None:
    """Put our texts over those of the source; a language left out shows the source's again."""
    others = {name: own for name, own in own_values(vacancy).items() if name not in TEXT_FIELDS}
    ours = {f"text_{language}": list(text) for language, text in texts.items()}
    put_own_facts(vacancy, others | ours, by=by, at=now())
    audit.record(VacancyDeed.TEXTS_CHANGED, vacancy, by=by)


def check(vacancy: Vacancy, language: str, *, by: int, today: date) -> None:
    """Note that somebody finds our text in a language plain enough (STANDARDS L-02)."""
    ours = (text for text in vacancy.texts if text.origin == TextOrigin.OURS)
    text = next((text for text in ours if text.language == language), None)
    if text is None:
        raise NoTextOfOurs
    text.checked_on, text.checked_by_id = today, by
    audit.record(VacancyDeed.TEXT_CHECKED, vacancy, by=by)
