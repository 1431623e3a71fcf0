"""A vacancy said in words, in the language we speak now. An empty text is *not said*."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import FULL, LANGUAGES, NO_PRACTICE, Allowance, Status
from vrijwilligers.vocabulary.languages import listed, say_day, spoken
from vrijwilligers.vocabulary.words import say_days, say_engagement, say_languages, say_municipality

ALLOWANCES = {
    Allowance.NONE: _l("no allowance"),
    Allowance.FLAT: _l("a flat rate"),
    Allowance.REAL: _l("costs that you can prove are paid back"),
    Allowance.KM: _l("kilometres are paid back"),
}
STATES = {
    Status.DRAFT: _l("draft"),
    Status.TO_CHECK: _l("to check"),
    Status.PUBLISHED: _l("open"),
    Status.PAUSED: _l("paused"),
    Status.FILLED: _l("filled"),
    Status.WITHDRAWN: _l("withdrawn"),
}


@dataclass(frozen=True)
class Line:
    """What a list shows of one vacancy; ``language`` is that of the title."""

    id: int
    title: str
    language: str
    is_fallback: bool
    organisation: str
    organisation_id: int
    facts: tuple[str, ...]  # where and when, as far as it is known
    state: str
    is_open: bool
    practises_dutch: bool


def line(vacancy: Vacancy, *, today: date) -> Line:
    """Say a vacancy in one line of a list, its title in the language of the reader if it can be."""
    language, text = vacancy.text_in(spoken())
    return Line(
        id=vacancy.id,
        title=text.title,
        language=language,
        is_fallback=language != spoken(),
        organisation=vacancy.organisation.name,
        organisation_id=vacancy.organisation_id,
        facts=tuple(filter(None, (say_place(vacancy), say_when(vacancy, today)))),
        state=say_state(vacancy, today),
        is_open=vacancy.is_open(today),
        practises_dutch=practises_dutch(vacancy),
    )


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


def say_practice(vacancy: Vacancy) -> str:
    """Say whether Dutch can be practised, and from which level."""
    if vacancy.practise_dutch == NO_PRACTICE:
        return _("no")
    if not vacancy.practise_dutch:
        return ""
    return _("yes, from level %(level)s", level=vacancy.practise_dutch)


def say_place(vacancy: Vacancy) -> str:
    """Say where: the municipality, or the place as it was written, with its postcode."""
    name = say_municipality(vacancy.municipality) or vacancy.place or ""
    return " ".join(filter(None, (vacancy.postcode, name)))


def say_when(vacancy: Vacancy, today: date) -> str:
    """Say how often and when: *regularly · Monday, in the morning*; a start in the past is old."""
    runs_on = vacancy.start_on and vacancy.start_on <= today and not vacancy.end_on
    period = "" if runs_on else say_period(vacancy)
    words = (say_engagement(vacancy.engagement), say_days(vacancy.days), period)
    return " · ".join(filter(None, words))


def say_period(vacancy: Vacancy) -> str:
    """Say from when until when, as far as it is known; one day is said once."""
    start, end = vacancy.start_on, vacancy.end_on
    if start and end:
        return say_day(start) if start == end else _between(start, end)
    if start:
        return _("from %(day)s", day=say_day(start))
    return _("until %(day)s", day=say_day(end)) if end else ""


def _between(start: date, end: date) -> str:
    return _("%(start)s to %(end)s", start=say_day(start), end=say_day(end))


def say_allowance(allowance: Allowance | None) -> str:
    """Say what is paid back to a volunteer."""
    return str(ALLOWANCES[allowance]) if allowance else ""


def say_yes_or_no(answer: bool | None) -> str:
    """Say *yes* or *no*."""
    if answer is None:
        return ""
    return _("yes") if answer else _("no")


def say_places(places: int | None) -> str:
    """Say how many people are sought."""
    if places is None:
        return ""
    return _("none left") if places == FULL else str(places)


def facts_of(
    vacancy: Vacancy, categories: Mapping[str, str], talents: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """Say all that is asked and offered, as (label, words) by name; empty words are *not said*.

    Categories and talents are the names by code.
    """
    levels = {one.language: one.level for one in vacancy.languages}
    where = filter(None, (vacancy.street, say_place(vacancy)))
    talent_names = listed(talents.get(one.code, one.code) for one in vacancy.talents)
    return {
        "category": (_("Category"), categories.get(vacancy.category or "", "")),
        "talents": (_("Talents"), talent_names),
        **_time(vacancy),
        "where": (_("Where"), ", ".join(where)),
        "directions": (_("How to get there"), vacancy.directions or ""),
        "remote": (_("From home"), say_yes_or_no(vacancy.remote)),
        "wheelchair": (_("Wheelchair can enter"), say_yes_or_no(vacancy.wheelchair)),
        "languages": (_("Languages needed"), say_languages(levels)),
        "practise_dutch": (_("Practising Dutch"), say_practice(vacancy)),
        "support_offered": (_("Support at the start"), say_yes_or_no(vacancy.support_offered)),
        "minimum_age": (_("Minimum age"), _age(vacancy.minimum_age)),
        "allowance": (_("Allowance"), say_allowance(vacancy.allowance)),
    }


def _time(vacancy: Vacancy) -> dict[str, tuple[str, str]]:
    hours, until = vacancy.hours_per_week, vacancy.publish_until
    return {
        "engagement": (_("How long"), say_engagement(vacancy.engagement)),
        "days": (_("Days"), say_days(vacancy.days)),
        "period": (_("Period"), say_period(vacancy)),
        "hours_per_week": (_("Hours a week"), "" if hours is None else format_decimal(hours)),
        "publish_until": (_("Shown until"), say_day(until) if until else ""),
        "places": (_("People sought"), say_places(vacancy.places)),
    }


def _age(years: int | None) -> str:
    return "" if years is None else _("%(years)s years", years=years)


def languages_of(vacancy: Vacancy) -> list[str]:
    """Return the languages in which it has a text, in our order."""
    written = {text.language for text in vacancy.texts}
    return [language for language in LANGUAGES if language in written]
