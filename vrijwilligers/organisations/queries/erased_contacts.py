"""Contact persons who were erased: what a source says of them does not come in again.

Nothing of them is kept but keyed hashes, of the name beside each name of their organisation, of the
mail address and of the phone number (docs/adr/0015).
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from vrijwilligers.exchange.cell_notes import CellNote
from vrijwilligers.extensions import db
from vrijwilligers.imports.rules import ParsedRow
from vrijwilligers.organisations.models import ErasedContact
from vrijwilligers.organisations.rules.erased import Contact, said_of_contact, windows
from vrijwilligers.records.encryption import keyed_hashes
from vrijwilligers.vocabulary.contact_data import Masks, mask
from vrijwilligers.vocabulary.text import ERASED

NOBODY = Contact(None, None, None)
MASKS = Masks(phone=ERASED, mail=ERASED, name=ERASED)
LEFT_OUT = _l("The contact person was erased here, and does not come in again.")
TAKEN_OUT = _l("A text named a contact person who was erased here: that is taken out.")

Change = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class ContactsInRows:
    """Where rows of a kind of import may name somebody: the contact, and texts."""

    homes: Callable[[Any], Iterable[str]] = lambda _: ()  # by which the organisation is known
    contact: Callable[[Any], Contact] = lambda _: NOBODY
    without_contact: Callable[[Any], Any] = lambda details: details
    with_texts: Callable[[Any, Change], Any]
    column: str  # of which the report speaks


class ErasedContacts:
    """What is known of all contact persons who were erased, and whether something is about them."""

    def __init__(self) -> None:
        self._hashes = frozenset(db.session.scalars(select(ErasedContact.mark)))

    def __bool__(self) -> bool:
        return bool(self._hashes)

    def __contains__(self, said: object) -> bool:
        return any(mark in self._hashes for mark in _hashes_of(str(said)))

    def is_contact(self, contact: Contact, homes: Iterable[str]) -> bool:
        """Tell whether a contact was erased, or what is left of one."""
        if any(ERASED in (said or "") for said in contact):
            return True
        return any(one in self for one in said_of_contact(contact, {*homes} - {""}))

    def taken_out_of(self, text: str, homes: Iterable[str]) -> str:
        """Return a text without what surely names one of them: a mail, a number, a whole name."""
        text = mask(text, MASKS, shown=_AllBut(self))
        homes = [home for home in homes if home and _home(home) in self]
        return self._without_names(text, homes) if homes else text

    def _without_names(self, text: str, homes: Sequence[str]) -> str:
        seen, kept, done = unicodedata.normalize("NFC", text), [], 0
        for start, end, key in windows(seen):
            if start >= done and any(f"{key} of {home}" in self for home in homes):
                kept += [seen[done:start], ERASED]
                done = end
        return "".join([*kept, seen[done:]]) if kept else text


class _AllBut:
    """All numbers and addresses that may stay: those of nobody who was erased."""

    def __init__(self, erased: ErasedContacts) -> None:
        self._erased = erased

    def __contains__(self, reach: object) -> bool:
        said = str(reach)
        return (f"+{said}" if said.isdigit() else said) not in self._erased


def _home(home: str) -> str:
    return f"somebody of {home}"


def _hashes_of(said: str) -> list[str]:
    return keyed_hashes(f"erased contact {said}")


def contact_hashes(contact: Contact, homes: set[str]) -> list[str]:
    """Return the hashes by which somebody is known again, and that somebody of a home is gone."""
    said = [*said_of_contact(contact, homes), *map(_home, sorted(homes))]
    return [_hashes_of(one)[0] for one in said]


def without_erased(where: ContactsInRows, rows: Sequence[ParsedRow]) -> Sequence[ParsedRow]:
    """Return rows without contact persons who were erased, with notes that say so."""
    erased = ErasedContacts()
    return [_without(where, row, erased) for row in rows] if erased else rows


def _without(where: ContactsInRows, row: ParsedRow, erased: ErasedContacts) -> ParsedRow:
    if row.details is None:
        return row
    details, notes = details_without(where, row.details, erased)
    said = tuple(CellNote(where.column, note) for note in notes)
    return replace(row, details=details, notes=(*row.notes, *said)) if said else row


def details_without(
    where: ContactsInRows, details: Any, erased: ErasedContacts
) -> tuple[Any, list[object]]:
    """Return what a row says without contact persons who were erased, and what was left out."""
    homes, notes = [*where.homes(details)], list[object]()
    if erased.is_contact(where.contact(details), homes):
        details, notes = where.without_contact(details), [LEFT_OUT]
    changed = where.with_texts(details, lambda text: erased.taken_out_of(text, homes))
    return changed, notes if changed == details else [*notes, TAKEN_OUT]
