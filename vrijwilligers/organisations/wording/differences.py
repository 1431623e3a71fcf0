"""What differs between two records of an organisation, or a record and a file, in words."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.imports.rules.kinds import DifferenceInWords
from vrijwilligers.imports.rules.rows import RowDifference
from vrijwilligers.organisations.fields import ADDRESS, LIMITS, ORGANISATION
from vrijwilligers.organisations.rules.details import AddressDetails, PersonDetails
from vrijwilligers.organisations.rules.merging import NoteIdentity
from vrijwilligers.organisations.rules.sectors import sector_names
from vrijwilligers.organisations.wording import (
    INFORMATION,
    say_address,
    say_answer,
    say_kbo,
    say_kind,
)
from vrijwilligers.vocabulary.languages import language_name, listed, say_day, spoken
from vrijwilligers.vocabulary.words import say_phone

FIELDS = {
    **ORGANISATION.labels,
    "address": _l("Address"),
    "person": _l("Contact person"),
    "contact_name": _l("Name of the contact person"),
    "contact_role": _l("Role of the contact person"),
    "contact_email": _l("E-mail of the contact person"),
    "contact_phone": _l("Phone of the contact person"),
    "contact_language": _l("Language of the contact person"),
    **LIMITS.labels,
    "information_note": _l("Information note"),
}
COLUMNS = {**ADDRESS.labels, **FIELDS}


def say_difference(difference: RowDifference) -> DifferenceInWords:
    """Say what a file says otherwise of one field; its values are plain."""
    name, *values = difference
    before, after = (say(name, _typed(name, value)) for value in values)
    return DifferenceInWords(str(FIELDS[name]), before, after)


def _typed(name: str, value: Any) -> Any:
    if value and name in ("address", "person"):
        return AddressDetails(**value) if name == "address" else PersonDetails(**value)
    return value


def say(name: str, value: Any) -> str:
    """Say what a field holds; empty when that is unknown."""
    if value in (None, (), []):
        return ""
    if isinstance(value, bool):
        return say_answer(value)
    if name in SAYERS:
        return SAYERS[name](value)
    return str(value)


def _person(person: PersonDetails) -> str:
    said = (person.name, person.role, person.email, say_phone(person.phone))
    return ", ".join(filter(None, said))


def _sectors(codes: Iterable[str]) -> str:
    names = sector_names(spoken())
    return listed(names.get(code, code) for code in codes)


def _day(day: date) -> str:
    return say_day(day)


def _note(note: NoteIdentity) -> str:
    """Tell an information note from another: what it tells, its date, its file."""
    told = [_("%(ticks)s of the 5 points", ticks=len(note.told))]
    told += [str(INFORMATION[name]) for name in note.told]
    day = say_day(note.dated_on) if note.dated_on else ""
    return " · ".join(filter(None, (*told, day, _file(note))))


def _file(note: NoteIdentity) -> str:
    if not note.file_name:
        return ""
    size = format_decimal(note.file_size)
    return _("%(name)s (%(size)s bytes)", name=note.file_name, size=size)


SAYERS: dict[str, Callable[[Any], str]] = {
    "kind": say_kind,
    "kbo": say_kbo,
    "phone": say_phone,
    "contact_phone": say_phone,
    "contact_language": language_name,
    "sectors": _sectors,
    "address": say_address,
    "person": _person,
    "paused_until": _day,
    "ended_on": _day,
    "information_note": _note,
}
