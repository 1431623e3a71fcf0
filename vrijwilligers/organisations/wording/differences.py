"""What differs between two records of an organisation, or a record and a file, in words."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.imports.rules.kinds import DifferenceInWords
from vrijwilligers.imports.rules.rows import RowDifference
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
    "name": _l("Name"),
    "name_nl": _l("Name in Dutch"),
    "name_fr": _l("Name in French"),
    "name_en": _l("Name in English"),
    "about_nl": _l("What it does, in Dutch"),
    "about_fr": _l("What it does, in French"),
    "about_en": _l("What it does, in English"),
    "kind": _l("Kind"),
    "kbo": _l("Company number"),
    "vcode": _l("vCode"),
    "phone": _l("Phone"),
    "email": _l("E-mail"),
    "url": _l("Website"),
    "sectors": _l("Works on"),
    "address": _l("Address"),
    "person": _l("Contact person"),
    "contact_name": _l("Name of the contact person"),
    "contact_role": _l("Role of the contact person"),
    "contact_email": _l("E-mail of the contact person"),
    "contact_phone": _l("Phone of the contact person"),
    "contact_language": _l("Language of the contact person"),
    "offers_tasks": _l("Offers volunteer work"),
    "is_referrer": _l("Refers people to us"),
    "is_accessible": _l("Accessible organisation"),
    "accessible_training": _l("Training for the label"),
    "accessible_year": _l("Year of the label"),
    "has_liability_insurance": _l("Has a liability insurance"),
    "has_staff": _l("Has staff"),
    "youngest_age": _l("Youngest age of volunteers"),
    "paused_until": _l("Takes nobody new until"),
    "cap_per_vacancy": _l("Open introductions for each vacancy"),
    "information_note": _l("Information note"),
}


COLUMNS = FIELDS | {
    "street": _l("Street and number"),
    "postcode": _l("Postcode"),
    "municipality": _l("Municipality"),
}


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
    "information_note": _note,
}
