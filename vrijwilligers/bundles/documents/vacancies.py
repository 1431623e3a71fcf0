"""What is printed of one vacancy, in the language we speak now."""

from datetime import date
from urllib.parse import urlsplit

from babel.numbers import format_decimal
from flask_babel import gettext as _

from vrijwilligers.bundles.documents.codes import code_of
from vrijwilligers.bundles.rules import Choice
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import NO_PRACTICE, Allowance
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import language_name, say_day, spoken
from vrijwilligers.vocabulary.text import safe_link
from vrijwilligers.vocabulary.words import (
    say_days,
    say_engagement,
    say_languages,
    say_municipality,
    say_phone,
)

Content = dict[str, object]


def said(vacancy: Vacancy, choice: Choice, *, today: date) -> Content:
    """Return what is printed of a vacancy, in the language we speak now."""
    language, text = vacancy.text_in(spoken())
    practises = vacancy.practise_dutch not in (None, NO_PRACTICE)
    return {
        "number": str(vacancy.id),
        "title": text.title,
        "text": text.description,
        "language": language,
        "language_mark": mark(language),
        "organisation": vacancy.organisation.name,
        "where": where(vacancy),
        "when": when(vacancy, today),
        "what": _what(vacancy),
        "languages": say_languages({asked.language: asked.level for asked in vacancy.languages})
        or _("none asked, or not mentioned"),
        "practise": practises,
        "practise_text": _("learners welcome from level %(level)s", level=vacancy.practise_dutch)
        if practises
        else None,
        "apply": ways_to_apply(vacancy) if choice.contact else [_ask_us()],
        "source": _source(vacancy),
        "qr": code_of(vacancy.id) if choice.qr_each else None,
    }


def mark(language: str) -> str | None:
    """Say in which language a text is, when it is not the one we speak."""
    if language == spoken():
        return None
    # Translators: a text is not in the language of the bundle: "in French"
    return _("in %(language)s", language=language_name(language))


def where(vacancy: Vacancy) -> str:
    """Say the municipality, or what is known of the place."""
    place = say_municipality(vacancy.municipality) or vacancy.place or vacancy.postcode
    at_home = _("at home or online") if vacancy.remote else None
    return " · ".join(part for part in (place, at_home) if part)


def when(vacancy: Vacancy, today: date) -> str:
    """Say the days of the week and the period."""
    parts = (say_days(vacancy.days), _dates(vacancy.start_on, vacancy.end_on, today))
    return " · ".join(part for part in parts if part)


def _dates(start: date | None, end: date | None, today: date) -> str:
    """Say first and last day; a first day that has been is no news."""
    if start and start == end:
        return _("on %(day)s", day=say_day(start))
    if start and start > today:
        if end:
            return _("from %(first)s to %(last)s", first=say_day(start), last=say_day(end))
        return _("from %(day)s", day=say_day(start))
    return _("until %(day)s", day=say_day(end)) if end else ""


def _what(vacancy: Vacancy) -> list[str]:
    paid_back = vacancy.allowance not in (None, Allowance.NONE)
    said = (
        say_engagement(vacancy.engagement),
        _hours(vacancy),
        _("from %(age)s years old", age=vacancy.minimum_age) if vacancy.minimum_age else "",
        _("wheelchair accessible") if vacancy.wheelchair else "",
        _("somebody supports you") if vacancy.support_offered else "",
        _("expenses paid back") if paid_back else "",
    )
    return [words for words in said if words]


def _hours(vacancy: Vacancy) -> str:
    if not vacancy.hours_per_week:
        return ""
    hours = format_decimal(vacancy.hours_per_week, locale=spoken())
    if vacancy.engagement == Engagement.ONCE:
        # Translators: how long the work lasts, abbreviated where that is usual: "3 hours"
        return _("%(hours)s hours", hours=hours)
    return _("%(hours)s hours a week", hours=hours)


def ways_to_apply(vacancy: Vacancy) -> list[str]:
    """Say how to reach them: as the vacancy says, else as the organisation does, else us."""
    organisation = vacancy.organisation
    ways = _ways(vacancy.contact_phone, vacancy.contact_email, vacancy.source_url)
    ways = ways or _ways(organisation.phone, organisation.email, organisation.url)
    return ways or [_ask_us()]


def _ask_us() -> str:
    return _("ask us at the desk, with the number above")


def _ways(phone: str | None, email: str | None, link: str | None) -> list[str]:
    host = urlsplit(safe_link(link) or "").hostname
    said = (say_phone(phone), email, host and host.removeprefix("www."))
    return [way for way in said if way]


def _source(vacancy: Vacancy) -> str:
    if not vacancy.source:
        return str(desk_settings().name)
    seen = say_day(vacancy.source.fetched_at)
    return " · ".join(part for part in (vacancy.source_name, vacancy.source_id, seen) if part)
