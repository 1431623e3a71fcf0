"""What is printed of one vacancy, in the language we speak now."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from vrijwilligers.bundles.documents.codes import code_of
from vrijwilligers.bundles.documents.unbroken import unbroken
from vrijwilligers.bundles.rules import BundleChoice
from vrijwilligers.registry import announce
from vrijwilligers.vacancies.feature import UrgentWork
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import (
    contact_is_public,
    pick_facts,
    practises_dutch,
    public_contact,
    public_tasks,
    public_text,
    public_words,
)
from vrijwilligers.vacancies.wording.parts import say_practice_mark, say_text_language, say_when
from vrijwilligers.vocabulary.languages import spoken

Content = dict[str, object]
FACTS = ("engagement", "hours_per_week", "minimum_age", "support_offered", "allowance")
PLACES = ("where", "remote", "wheelchair", "languages")


def urgent_work_among(vacancies: Iterable[Vacancy]) -> dict[int, str]:
    """Say by the number of a vacancy for which of them people are wanted soon."""
    numbers = tuple(vacancy.id for vacancy in vacancies)
    return {key: words for one in announce(UrgentWork(numbers)) for key, words in one.items()}


def said(
    vacancy: Vacancy, choice: BundleChoice, *, today: date, wanted: str | None = None
) -> Content:
    """Return what is printed of a vacancy, in the language we speak now.

    ``wanted`` says that people are wanted soon: it stands first.
    """
    language, text = public_text(vacancy, spoken())
    facts = pick_facts(vacancy, (*PLACES, *FACTS))
    where = (facts["where"].words, facts["remote"].short, facts["wheelchair"].short)
    when = say_when(vacancy, today)
    return {
        "number": str(vacancy.id),
        "title": unbroken(text.title),
        "text": unbroken(text.description),
        "language": language,
        "language_mark": say_text_language(language) or None,
        "organisation": vacancy.organisation.name,
        "where": _said(where),
        "tasks": _said(public_tasks(vacancy, language)),
        "facts": _said([wanted or "", *when.split(" · "), *(facts[key].short for key in FACTS)]),
        "languages": unbroken(facts["languages"].words) or None,
        "practise": _practice(vacancy),
        "route": _route(vacancy) or None,
        "apply": _said(ways_to_apply(vacancy)) if choice.contact else [],
        "qr": code_of(vacancy.id) if choice.qr_each else None,
    }


def ways_to_apply(vacancy: Vacancy) -> list[str]:
    """Say whom to ask for, where that is public, and how to reach them."""
    contact = public_contact(vacancy)
    name = contact.name if contact_is_public(vacancy) else ""
    host = urlsplit(contact.website).hostname or ""
    ways = (contact.phone_written, contact.email, host.removeprefix("www."))
    reached = [way for way in ways if way]
    return [name, *reached] if name and reached else reached


def _practice(vacancy: Vacancy) -> str | None:
    level = vacancy.practise_dutch if practises_dutch(vacancy) else None
    return unbroken(say_practice_mark(level)) if level else None


def _route(vacancy: Vacancy) -> str:
    way = vacancy.directions
    return unbroken(public_words(vacancy, way, spoken())) if way else ""


def _said(texts: Iterable[str]) -> list[str]:
    return [unbroken(text) for text in texts if text]
