"""The printed bundle: what it says, in the language of whoever will read it.

The shape of the content stands on top of ``templates/print/bundle.typ``.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit

import phonenumbers
from babel.numbers import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.bundles import queries, wording
from vrijwilligers.bundles.rules import Choice
from vrijwilligers.core.documents import Print, print_pdf
from vrijwilligers.core.engagement import Engagement
from vrijwilligers.core.i18n import language_name, listed, say_day, speaking, spoken
from vrijwilligers.core.problems import Problem
from vrijwilligers.core.text import safe_link
from vrijwilligers.core.words import say_days, say_engagement, say_languages, say_municipality
from vrijwilligers.talents.queries import category_names
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import NO_PRACTICE, Allowance

MAKER = "Steunpunt Vrijwilligerswerk Brussel"  # a name: the same in each language
Content = dict[str, object]


class NothingToPrint(Problem):
    """No open vacancy fits the choice: an empty bundle helps nobody."""

    message = _l("There is no open vacancy for this choice. Choose another list or category.")
    field = "category"


def content(choice: Choice, *, today: date) -> tuple[Content, int]:
    """Return what the bundle says and how many vacancies are in it; raise ``NothingToPrint``.

    Reads the database; printing does not, so let go of the database in between.
    """
    vacancies = queries.chosen(choice, today=today)
    if not vacancies:
        raise NothingToPrint
    with speaking(choice.language):
        said = _front(choice, vacancies, today) | {
            "language": choice.language,
            "runs_on": choice.season is not None,
            "words": _words(),
            "chapters": _chapters(vacancies, category_names(choice.language), today),
        }
    return said, len(vacancies)


def print_bundle(said: Content, *, today: date) -> Print:
    """Print what a bundle says as PDF/UA-1; raise ``PrintFailed`` when that cannot be done."""
    return print_pdf("bundle.typ", said, made_on=today)


def _front(choice: Choice, vacancies: Sequence[Vacancy], today: date) -> Content:
    edition = wording.edition_name(choice.season, today)
    if choice.category:
        edition = f"{category_names(choice.language)[choice.category]} · {edition}"
    return {
        "title": wording.list_name(choice.season),
        "edition": edition,
        "about": _about(choice, today),
        "date": _("Printed on %(day)s", day=say_day(today)),
        "organisation_line": " · ".join((MAKER, _("Information desk in Muntpunt"))),
        "imprint": "\n".join(_imprint(vacancies)),
    }


def _about(choice: Choice, today: date) -> str:
    if not choice.season:
        return ""
    when = wording.say_period(choice.season, today)
    return _("Volunteer work for once or a short period, %(when)s", when=when)


def _imprint(vacancies: Sequence[Vacancy]) -> list[str]:
    sources = sorted({vacancy.source_name for vacancy in vacancies if vacancy.source_name})
    lines = [
        _("Things change: a place may be taken. Ask us at the desk, we gladly help you further."),
        _("Published by %(maker)s, Kenniscentrum WWZ vzw.", maker=MAKER),
    ]
    if sources:
        names = listed(sources)
        lines.append(_("Source of the vacancies: %(names)s and the organisations.", names=names))
    return lines


def _words() -> dict[str, str]:
    return {
        "contents": _("Contents"),
        "when": _("When"),
        "languages": _("Languages"),
        "practise": _("Practise your Dutch"),
        "apply": _("Apply"),
        "source": _("Source"),
        # Translators: short for "number", before the number of a vacancy
        "number": _("no."),
        # Translators: after a number: "1 vacancy"
        "vacancy": _("vacancy"),
        # Translators: after a number: "12 vacancies"
        "vacancies": _("vacancies"),
        "empty": str(NothingToPrint.message),
    }


def _chapters(vacancies: Sequence[Vacancy], names: dict[str, str], today: date) -> list[Content]:
    chapters = groupby(vacancies, key=lambda vacancy: vacancy.category)
    return [
        # Translators: the last chapter of the bundle, for vacancies without a category
        {"name": names[code] if code else _("Other"), "vacancies": [_said(v, today) for v in those]}
        for code, those in chapters
    ]


def _said(vacancy: Vacancy, today: date) -> Content:
    language, text = vacancy.text_in(spoken())
    practises = vacancy.practise_dutch not in (None, NO_PRACTICE)
    return {
        "number": str(vacancy.id),
        "title": text.title,
        "text": text.description,
        "language": language,
        "language_mark": _mark(language),
        "organisation": vacancy.organisation.name,
        "where": _where(vacancy),
        "when": _when(vacancy, today),
        "what": _what(vacancy),
        "languages": say_languages({asked.language: asked.level for asked in vacancy.languages})
        or _("none asked, or not mentioned"),
        "practise": practises,
        "practise_text": _("learners welcome from level %(level)s", level=vacancy.practise_dutch)
        if practises
        else None,
        "apply": _ways_to_apply(vacancy),
        "source": _source(vacancy),
    }


def _mark(language: str) -> str | None:
    if language == spoken():
        return None
    # Translators: a text is not in the language of the bundle: "in French"
    return _("in %(language)s", language=language_name(language))


def _where(vacancy: Vacancy) -> str:
    place = say_municipality(vacancy.municipality) or vacancy.place or vacancy.postcode
    at_home = _("at home or online") if vacancy.remote else None
    return " · ".join(part for part in (place, at_home) if part)


def _when(vacancy: Vacancy, today: date) -> str:
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


def _ways_to_apply(vacancy: Vacancy) -> list[str]:
    """Say how to reach them: as the vacancy says, else as the organisation does, else us."""
    organisation = vacancy.organisation
    ways = _ways(vacancy.contact_phone, vacancy.contact_email, vacancy.source_url)
    ways = ways or _ways(organisation.phone, organisation.email, organisation.url)
    return ways or [_("ask us at the desk, with the number above")]


def _ways(phone: str | None, email: str | None, link: str | None) -> list[str]:
    host = urlsplit(safe_link(link) or "").hostname
    said = (_phone(phone), email, host and host.removeprefix("www."))
    return [way for way in said if way]


def _phone(number: str | None) -> str:
    """Write a phone number (E.164) as one dials it in Belgium; what is no number stays as it is."""
    try:
        parsed = phonenumbers.parse(number or "", "BE")
    except phonenumbers.NumberParseException:
        return number or ""
    is_ours = parsed.country_code == phonenumbers.country_code_for_region("BE")
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, form.NATIONAL if is_ours else form.INTERNATIONAL)


def _source(vacancy: Vacancy) -> str:
    if not vacancy.source_name:
        return MAKER
    seen = say_day(vacancy.fetched_at) if vacancy.fetched_at else None
    return " · ".join(part for part in (vacancy.source_name, vacancy.source_id, seen) if part)
