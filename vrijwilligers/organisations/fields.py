"""How the details of organisations are kept: which column, which rows, what follows from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any
from zlib import compress, decompress

from flask_babel import lazy_gettext as _l

from vrijwilligers.organisations.models import (
    Agreement,
    ContactPerson,
    InformationNote,
    Organisation,
    OrganisationAddress,
    OrganisationContact,
    OrganisationSector,
    OrganisationText,
)
from vrijwilligers.organisations.rules.details import (
    AddressDetails,
    AgreementDetails,
    File,
    InformationDetails,
    LimitDetails,
    OrganisationContactDetails,
    OrganisationDetails,
    OrganisationWords,
    PersonDetails,
)
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.records.fields import Fields, Row, Rows, codes, shared_fields

OWNER = "organisation_id"


def _texts(words: Mapping[str, OrganisationWords]) -> Iterator[Row]:
    for language, (name, about) in words.items():
        if name or about:
            yield {"language": language, "about": about, **name_columns(name)}


def packed(text: str) -> bytes:
    """Return the words of a file as they are kept, to look for somebody in them."""
    return compress(text.encode(errors="replace"))


def unpacked(text: bytes | None) -> str:
    """Return the words of a file; of one that was not read yet there are none."""
    return decompress(text).decode() if text else ""


@dataclass(frozen=True)
class FilePart:
    """A file and its name; without a new one the old one stays."""

    def write(self, record: Any, name: str, value: File | None) -> None:
        """Keep the file."""
        if value:
            record.file, record.file_name = value.content, value.name
            record.file_text = packed(value.text)

    def read(self, record: Any, name: str) -> File | None:
        """Return the file that is kept."""
        if not record.file_name:
            return None
        return File(name=record.file_name, content=record.file, text=unpacked(record.file_text))


ORGANISATION = Fields(
    details_type=OrganisationDetails,
    model=Organisation,
    parts={
        "words": Rows(
            OrganisationText,
            "language",
            split=_texts,
            join=lambda rows: {
                text.language: OrganisationWords(text.name, text.about) for text in rows
            },
            relation="texts",
        ),
        "sectors": codes(OrganisationSector),
    },
    derived={
        "name_folded": lambda details: name_columns(details.name)["name_folded"],
        "name_key": lambda details: name_columns(details.name)["name_key"],
    },
    others=[*(each.name for each in fields(LimitDetails)), "counted"],
    labels={
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
        "offers_tasks": _l("Offers volunteer work"),
        "is_referrer": _l("Refers people to us"),
        "is_accessible": _l("Accessible organisation"),
        "accessible_training": _l("Training for the label"),
        "accessible_year": _l("Year of the label"),
        "has_liability_insurance": _l("Has a liability insurance"),
        "has_staff": _l("Has staff"),
        "youngest_age": _l("Youngest age of volunteers"),
    },
)
LIMITS = Fields(
    details_type=LimitDetails,
    model=Organisation,
    others=(
        "name_folded",
        "name_key",
        "counted",
        *shared_fields(OrganisationDetails, Organisation),
    ),
    labels={
        "paused_until": _l("Takes nobody new until"),
        "cap_per_vacancy": _l("Open introductions for each vacancy"),
        "ended_on": _l("We worked together until"),
    },
)
PERSON = Fields(details_type=PersonDetails, model=ContactPerson, others=[OWNER, "uid"])
ADDRESS = Fields(
    details_type=AddressDetails,
    model=OrganisationAddress,
    others=[OWNER],
    labels={
        "street": _l("Street and number"),
        "postcode": _l("Postcode"),
        "municipality": _l("Municipality"),
        "place": _l("Town, when outside Brussels"),
        "is_main": _l("This is the main address"),
    },
)
CONTACT = Fields(
    details_type=OrganisationContactDetails,
    model=OrganisationContact,
    others=[OWNER, "staff_id", "counted"],
)
AGREEMENT = Fields(
    details_type=AgreementDetails,
    model=Agreement,
    parts={"file": FilePart()},
    others=[OWNER, "file_name", "file_text", "counted"],
)
INFORMATION_NOTE = Fields(
    details_type=InformationDetails,
    model=InformationNote,
    parts={"file": FilePart()},
    others=["file_name", "file_text"],
)
