"""Where a listed organisation may name a contact person who was erased."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from vrijwilligers.organisations.queries.erased_contacts import (
    NOBODY,
    ContactsInRows,
    without_erased,
)
from vrijwilligers.organisations.rules.erased import Contact
from vrijwilligers.organisations.rules.listed import ListedOrganisation
from vrijwilligers.vocabulary.text import fold


def _homes(listed: ListedOrganisation) -> Iterator[str]:
    names = (words.name for words in listed.words.values() if words.name)
    yield from map(fold, (listed.name, *names))
    yield listed.kbo or ""


def _contact(listed: ListedOrganisation) -> Contact:
    person = listed.person
    return Contact(person.name, person.email, person.phone) if person else NOBODY


def _with_texts(listed: ListedOrganisation, change: Callable[[str], str]) -> ListedOrganisation:
    about = {
        language: words._replace(about=change(words.about))
        for language, words in listed.words.items()
        if words.about
    }
    return replace(listed, words=listed.words | about)


rows_without_erased = partial(
    without_erased,
    ContactsInRows(
        homes=_homes,
        contact=_contact,
        without_contact=lambda listed: replace(listed, person=None),
        with_texts=_with_texts,
        column="contact_name",
    ),
)
