"""Contact persons who were erased: what a source says of them does not come in again.

Nothing of them is kept but keyed hashes, of the name beside each name of their organisation, of the
mail address and of the phone number (docs/adr/0015).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from vrijwilligers.exchange.cell_notes import CellNote
from vrijwilligers.extensions import db
from vrijwilligers.imports.rules import ParsedRow
from vrijwilligers.records.encryption import keyed_hashes
from vrijwilligers.vacancies.models import ErasedContact
from vrijwilligers.vacancies.rules import SourceDetails
from vrijwilligers.vacancies.rules.layers import CONTACT, Contact
from vrijwilligers.vocabulary.text import fold

LEFT_OUT = _l("The contact person was erased here, and does not come in again.")


def hashes_of(contact: Contact, homes: Iterable[str]) -> list[list[str]]:
    """Return by what somebody is known again: for each thing its hash by every key of ours.

    ``homes`` are the folded names and the number of the organisation.
    """
    name = fold(contact.name or "")
    said = [f"{name} of {home}" for home in homes if name and home]
    said += [reach.lower() for reach in (contact.email, contact.phone) if reach]
    return [keyed_hashes(f"erased contact {one}") for one in said]


def without_erased(rows: Sequence[ParsedRow]) -> Sequence[ParsedRow]:
    """Return rows without contact persons who were erased, with a note that says so."""
    marks = frozenset(db.session.scalars(select(ErasedContact.mark)))
    return [_without(row, marks) for row in rows] if marks else rows


def _without(row: ParsedRow, marks: Collection[str]) -> ParsedRow:
    if not row.details or not _is_erased(row.details, marks):
        return row
    note = CellNote(CONTACT[0], LEFT_OUT)
    details = replace(row.details, **dict.fromkeys(CONTACT))
    return replace(row, details=details, notes=(*row.notes, note))


def _is_erased(details: SourceDetails, marks: Collection[str]) -> bool:
    contact = Contact(*(getattr(details, name) for name in CONTACT))
    homes = (fold(details.organisation), details.organisation_kbo or "")
    return any(mark in marks for known in hashes_of(contact, homes) for mark in known)
