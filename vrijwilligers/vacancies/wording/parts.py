"""The short lines of a vacancy, which every list, page and print builds from.

An empty text is *not said*. A line stands alone: it is understood without a label before it.
"""

from datetime import date

from flask_babel import gettext as _

from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import FULL, LANGUAGES, NO_PRACTICE, Status, VacancyDetails
from vrijwilligers.vacancies.wording.values import STATES, say_period
from vrijwilligers.vocabulary.languages import language_name, spoken
from vrijwilligers.vocabulary.words import say_days, say_municipality


def joined(*lines: str | None) -> str:
    """Write lines behind each other, without those that say nothing."""
    return " · ".join(line for line in lines if line)


def town_name(vacancy: Vacancy | VacancyDetails, language: str | None = None) -> str | None:
    """Return the municipality in a language or that of now, or the place as it was written."""
    return say_municipality(vacancy.municipality, language) or vacancy.place


def say_town(vacancy: Vacancy) -> str:
    """Say the town with its postcode, as far as they are known."""
    return " ".join(part for part in (vacancy.postcode, town_name(vacancy)) if part)


def say_address(vacancy: Vacancy) -> str:
    """Say street and town, as far as they are known."""
    return ", ".join(part for part in (vacancy.street, say_town(vacancy)) if part)


def say_at_home(vacancy: Vacancy) -> str:
    """Say that the work can be done without coming."""
    return _("at home or online") if vacancy.remote else ""


def say_where(vacancy: Vacancy) -> str:
    """Say where, shortly: *1000 Brussels · at home or online*."""
    return joined(say_town(vacancy), say_at_home(vacancy))


def say_when(vacancy: Vacancy, today: date) -> str:
    """Say on which days and until when; a first day that has been is no news."""
    start, end = vacancy.start_on, vacancy.end_on
    has_been = start is not None and start <= today and start != end
    return joined(say_days(vacancy.days), say_period(None if has_been else start, end))


def say_text_language(language: str) -> str:
    """Say in which language a text is, when it is not the one we speak."""
    if language == spoken():
        return ""
    # Translators: a text is not in the language of the reader: "in French"
    return _("in %(language)s", language=language_name(language))


def say_state(vacancy: Vacancy, today: date) -> str:
    """Say where a vacancy stands: *open*, *expired*, *full*, *paused* …."""
    if vacancy.status != Status.PUBLISHED:
        return str(STATES[vacancy.status])
    if vacancy.is_expired(today):
        return _("expired")
    return _("full") if vacancy.places == FULL else str(STATES[Status.PUBLISHED])


def practises_dutch(vacancy: Vacancy) -> bool:
    """Tell whether somebody who learns Dutch is welcome to practise it."""
    return vacancy.practise_dutch not in (None, NO_PRACTICE)


def say_practises_dutch(vacancy: Vacancy) -> str:
    """Say in a list that somebody may practise Dutch; the level stands in the facts."""
    return _("practising Dutch") if practises_dutch(vacancy) else ""


def say_practice_mark(level: str) -> str:
    """Say that Dutch can be practised from a level, as a mark that catches the eye."""
    # Translators: a mark in print: "Practise Dutch from A2"
    return _("Practise Dutch from %(level)s", level=level)


def languages_of(vacancy: Vacancy) -> list[str]:
    """Return the languages in which it has a text, in our order."""
    written = {text.language for text in vacancy.texts}
    return [language for language in LANGUAGES if language in written]
