"""Contact persons as address cards: vCard 4.0 (RFC 6350). Never candidates."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from vrijwilligers.exchange.sheets import clean
from vrijwilligers.organisations.documents.canonical import main_address, town_of
from vrijwilligers.organisations.models import ContactPerson, Organisation, OrganisationAddress
from vrijwilligers.vocabulary.clock import now

LONGEST_LINE = 75  # octets, without the break
ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
COUNTRY = "België"


def cards(organisations: Iterable[Organisation], *, desk: str, about: Mapping[str, str]) -> bytes:
    """Write a card for whom we know. ``desk`` is our own address: it makes their ids our own."""
    note = "\n".join(f"{question}: {answer}" for question, answer in about.items())
    people = (person for one in organisations for person in one.contact_persons)
    lines = (line for person in people for line in _card(person, desk, note))
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _card(person: ContactPerson, desk: str, note: str) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{uuid5(NAMESPACE_URL, f'{desk}/contact-persons/{person.id}')}"
    yield f"REV:{_moment(person.changed_at)}"
    yield f"FN:{text(person.name)}"
    yield f"N:{_parts_of(person.name)}"
    yield f"ORG:{text(person.organisation.name)}"
    yield from _known("TITLE", text(person.role))
    yield from _known("TEL;VALUE=uri", person.phone and f"tel:{person.phone}")
    yield from _known("EMAIL", text(person.email))
    yield from _known("LANG", text(person.language))
    yield from _known("ADR;TYPE=work", _address(main_address(person.organisation)))
    yield f"NOTE:{text(note)}"
    yield "END:VCARD"


def _known(name: str, value: str | None) -> Iterator[str]:
    if value:
        yield f"{name}:{value}"


def text(value: str | None) -> str:
    """Write a text as the value of a property."""
    return clean(value or "").translate(ESCAPES)


def _parts_of(name: str) -> str:
    """Write family and given name: in Belgium *An Van den Berg* is called An."""
    given, _, family = clean(name).partition(" ")
    return f"{text(family)};{text(given)};;;"


def _address(address: OrganisationAddress | None) -> str | None:
    if address is None:
        return None
    town = town_of(address, "nl")
    country = COUNTRY if address.municipality else None
    parts = (None, None, address.street, town, None, address.postcode, country)
    return ";".join(text(part) for part in parts)


def _moment(moment: datetime | None) -> str:
    return (moment or now()).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a letter; the rest begins with a blank."""
    pieces, room = [""], LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(" ")
            room = LONGEST_LINE - 1
        pieces[-1] += letter
        room -= size
    return "\r\n".join(pieces)
