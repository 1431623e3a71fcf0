"""A vacancy as everybody may read it: without the phone, mail and name of a contact person.

Until a coordinator says that they may be public, or that those of the source may, words stand in
their place. What is public already, of the organisation itself, stays. Whatever goes out (site,
interface, feeds, prints, files for partners) takes its words from here.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from flask_babel import lazy_gettext as _l

from vrijwilligers.vacancies.current import sources_with_public_contact
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.exports import VacancyRecord
from vrijwilligers.vacancies.rules import LANGUAGES, SourceDetails, Text
from vrijwilligers.vacancies.wording.contacts import VacancyContact, contact_of
from vrijwilligers.vacancies.wording.facts import FactInWords
from vrijwilligers.vacancies.wording.lines import VacancyLine, line
from vrijwilligers.vocabulary.contact_data import Masks, digits, mask, may_hold_contact
from vrijwilligers.vocabulary.languages import speaking, spoken

PHONE = _l("[phone number: ask the desk]")
MAIL = _l("[e-mail address: ask the desk]")
NAME = _l("[contact person: ask the desk]")


def contact_is_public(vacancy: Vacancy) -> bool:
    """Tell whether everybody may read the contact data in its texts."""
    return vacancy.contact_is_public or vacancy.source_name in sources_with_public_contact()


def public_contact(vacancy: Vacancy) -> VacancyContact:
    """Return how everybody may reach them: imported contact data only where it may be public."""
    contact = contact_of(vacancy)
    if vacancy.source is None or contact_is_public(vacancy):
        return contact
    organisation = vacancy.organisation
    return replace(contact, name="", phone=organisation.phone or "", email=organisation.email or "")


def public_words(vacancy: Vacancy, text: str, language: str) -> str:
    """Return a text of a vacancy, or of its organisation beside it, as everybody may read it."""
    name = vacancy.contact_name or ""
    if not may_hold_contact(text, name) or contact_is_public(vacancy):
        return text
    contact = public_contact(vacancy)
    organisation = vacancy.organisation
    shown = shown_ways(contact.phone, contact.email, organisation.phone, organisation.email)
    return _masked(text, language, name=name, shown=shown)


def public_text(vacancy: Vacancy, wanted: str) -> tuple[str, Text]:
    """Return language and text, asked or by the order of fallback, as everybody may read it."""
    language, text = vacancy.text_in(wanted)
    return language, Text(*(public_words(vacancy, words, language) for words in text))


def public_tasks(vacancy: Vacancy, language: str) -> list[str]:
    """Return the tasks that are said in a language, as everybody may read them."""
    texts = (getattr(task, f"text_{language}") for task in vacancy.tasks)
    return [public_words(vacancy, text, language) for text in texts if text]


def public_line(vacancy: Vacancy, *, today: date) -> VacancyLine:
    """Say a vacancy in one line of a list for everybody."""
    said = line(vacancy, today=today)
    return replace(said, title=public_words(vacancy, said.title, said.language))


def public_facts(vacancy: Vacancy, facts: Collection[FactInWords]) -> list[FactInWords]:
    """Return what is known and may be public of the facts of a vacancy."""
    return [
        replace(fact, words=public_words(vacancy, fact.words, spoken()))
        for fact in facts
        if fact.words and fact.is_public
    ]


def hides_something(vacancy: Vacancy) -> bool:
    """Tell whether everybody reads less than the desk does."""
    texts = [text for language in LANGUAGES for text in vacancy.text_in(language)[1]]
    texts += [text for language in LANGUAGES for text in _tasks(vacancy, language)]
    texts.append(vacancy.directions or "")
    hidden = any(public_words(vacancy, text, vacancy.language) != text for text in texts)
    return hidden or _ways(contact_of(vacancy)) != _ways(public_contact(vacancy))


def public_details(record: VacancyRecord) -> SourceDetails:
    """Return a vacancy for a file that leaves the house, as everybody may read it."""
    details = record.details
    if record.contact_is_public or record.source_name in sources_with_public_contact():
        return details
    if record.source_name:
        details = replace(details, contact_name=None, contact_email=None, contact_phone=None)
    shown = shown_ways(details.contact_phone, details.contact_email, *record.ways_of_organisation)
    name = record.details.contact_name
    texts = {
        code: Text(*(_masked(words, code, name=name, shown=shown) for words in text))
        for code, text in details.texts.items()
    }
    way = details.directions and _masked(details.directions, spoken(), name=name, shown=shown)
    return replace(details, texts=texts, directions=way)


def shown_ways(*ways: str | None) -> frozenset[str]:
    """Return numbers and addresses that are public, as they are compared."""
    return frozenset(way.lower() if "@" in way else digits(way) or "" for way in ways if way)


def _tasks(vacancy: Vacancy, language: str) -> list[str]:
    return [text for task in vacancy.tasks if (text := getattr(task, f"text_{language}"))]


def _ways(contact: VacancyContact) -> tuple[str, str]:
    return contact.phone, contact.email


def _masked(text: str, language: str, *, name: str | None, shown: Collection[str]) -> str:
    with speaking(language):
        masks = Masks(phone=str(PHONE), mail=str(MAIL), name=str(NAME))
    return mask(text, masks, name=name or "", shown=shown)
