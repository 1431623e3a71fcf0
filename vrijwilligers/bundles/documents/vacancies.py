"""What is printed of one vacancy, in the language we speak now."""

from datetime import date
from urllib.parse import urlsplit

from flask_babel import gettext as _

from vrijwilligers.bundles.documents.codes import code_of
from vrijwilligers.bundles.rules import BundleChoice
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import pick_facts, public_contact, public_text
from vrijwilligers.vacancies.wording.parts import joined, say_text_language, say_when
from vrijwilligers.vocabulary.languages import say_day, spoken

Content = dict[str, object]
CHIPS = (
    *("engagement", "hours_per_week", "minimum_age"),
    *("wheelchair", "support_offered", "allowance"),
)
FACTS = ("where", "remote", "languages", "practise_dutch", *CHIPS)


def said(vacancy: Vacancy, choice: BundleChoice, *, today: date) -> Content:
    """Return what is printed of a vacancy, in the language we speak now."""
    language, text = public_text(vacancy, spoken())
    facts = pick_facts(vacancy, FACTS)
    practice = facts["practise_dutch"].short
    return {
        "number": str(vacancy.id),
        "title": text.title,
        "text": text.description,
        "language": language,
        "language_mark": say_text_language(language) or None,
        "organisation": vacancy.organisation.name,
        "where": facts["where"].short,
        "address": joined(facts["where"].words, facts["remote"].short),
        "when": say_when(vacancy, today),
        "what": [facts[key].short for key in CHIPS if facts[key].short],
        "languages": facts["languages"].words or _("none asked, or not mentioned"),
        "practise": bool(practice),
        "practise_text": practice or None,
        "apply": ways_to_apply(vacancy) if choice.contact else [_ask_us()],
        "source": _source(vacancy),
        "qr": code_of(vacancy.id) if choice.qr_each else None,
    }


def ways_to_apply(vacancy: Vacancy) -> list[str]:
    """Say how to reach them, else us."""
    contact = public_contact(vacancy)
    host = urlsplit(contact.website).hostname or ""
    ways = (contact.phone_written, contact.email, host.removeprefix("www."))
    return [way for way in ways if way] or [_ask_us()]


def _ask_us() -> str:
    return _("ask us at the desk, with the number above")


def _source(vacancy: Vacancy) -> str:
    if not vacancy.source:
        return str(desk_settings().name)
    return joined(vacancy.source_name, vacancy.source_id, say_day(vacancy.source.fetched_at))
