"""Contact persons as address cards, never candidates: vCard 3.0 (RFC 2426) or 4.0 (RFC 6350).

Version 4.0 is newer, but Outlook opens only the older ones; phones open both.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from babel import Locale
from icalendar import Component, vAdr, vN, vOrg, vText

from vrijwilligers.exchange.sheets import clean
from vrijwilligers.organisations.documents.canonical import main_address, town_of
from vrijwilligers.organisations.models import ContactPerson, Organisation, OrganisationAddress
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import spoken

COUNTRY = "BE"
AT_WORK = {"TYPE": "WORK"}
Property = tuple[str, vText | vN | vOrg | vAdr]


class AddressCard(Component):
    """What one address card says, written as lines of 75 octets at most."""

    name = "VCARD"


def cards(organisations: Iterable[Organisation], *, desk: str, version: str = "3.0") -> bytes:
    """Write a card for whom we know. ``desk`` is our own address: it makes their ids our own."""
    people = (person for one in organisations for person in one.contact_persons)
    return b"".join(_card(person, desk, version).to_ical(sorted=False) for person in people)


def _card(person: ContactPerson, desk: str, version: str) -> AddressCard:
    card = AddressCard()
    card.add("VERSION", vText(version))
    for name, value in _properties(person, desk):
        card.add(name, value)
    if person.phone:
        card.add("TEL", _phone(person.phone, version))
    return card


def _phone(number: str, version: str) -> vText:
    """Write a number; since version 4.0 it is an address that can be dialled."""
    if version == "3.0":
        return vText(clean(number), params=AT_WORK)
    return vText(f"tel:{clean(number)}", params={"VALUE": "uri"} | AT_WORK)


def _properties(person: ContactPerson, desk: str) -> Iterator[Property]:
    yield "UID", vText(f"urn:uuid:{uuid5(NAMESPACE_URL, f'{desk}/contact-persons/{person.id}')}")
    yield "REV", vText(_moment(person.changed_at))
    yield "FN", vText(clean(person.name))
    yield "N", _name(clean(person.name))
    yield "ORG", vOrg((clean(person.organisation.name),))
    yield from _known("TITLE", person.role)
    yield from _known("EMAIL", person.email)
    yield from _known("LANG", person.language)
    if address := main_address(person.organisation):
        yield "ADR", _address(address)


def _known(name: str, value: str | None) -> Iterator[Property]:
    if value:
        yield name, vText(clean(value))


def _name(name: str) -> vN:
    """Write family and given name: in Belgium *An Van den Berg* is called An."""
    given, _, family = name.partition(" ")
    return vN((family, given, "", "", ""))


def _address(address: OrganisationAddress) -> vAdr:
    country = Locale(spoken()).territories[COUNTRY] if address.municipality else None
    town = town_of(address, spoken())
    parts = ("", "", address.street, town, "", address.postcode, country)
    return vAdr([clean(part or "") for part in parts], params=AT_WORK)


def _moment(moment: datetime | None) -> str:
    return (moment or now()).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
