"""Where a vacancy of a source may name a contact person who was erased."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from vrijwilligers.organisations.queries.erased_contacts import (
    ContactsInRows,
    ErasedContacts,
    details_without,
    without_erased,
)
from vrijwilligers.organisations.rules.erased import Contact, with_texts
from vrijwilligers.vacancies.rules import SourceDetails
from vrijwilligers.vacancies.rules.layers import CONTACT
from vrijwilligers.vocabulary.text import fold

TEXTS = ("texts", "tasks", "directions")


def _homes(details: SourceDetails) -> Iterator[str]:
    yield fold(details.organisation)
    yield details.organisation_kbo or ""


def _with_texts(details: SourceDetails, change: Callable[[str], str]) -> SourceDetails:
    return replace(details, **{name: with_texts(getattr(details, name), change) for name in TEXTS})


WHERE = ContactsInRows(
    homes=_homes,
    contact=lambda details: Contact(*(getattr(details, name) for name in CONTACT)),
    without_contact=lambda details: replace(details, **dict.fromkeys(CONTACT)),
    with_texts=_with_texts,
    column=CONTACT[0],
)
rows_without_erased = partial(without_erased, WHERE)


def all_without_erased(several: Sequence[SourceDetails]) -> list[SourceDetails]:
    """Return what sources said once, without who was erased since."""
    erased = ErasedContacts()
    return [details_without(WHERE, one, erased)[0] for one in several]
