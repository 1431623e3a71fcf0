"""The round trips of what is said of organisations."""

from datetime import datetime, time

from tests.files.pdfs import pdf
from tests.round_trips.trip import DAY, Trip
from vrijwilligers.organisations import fields as organisations
from vrijwilligers.organisations.models import (
    Agreement,
    ContactPerson,
    InformationNote,
    Organisation,
    OrganisationAddress,
    OrganisationContact,
)
from vrijwilligers.organisations.rules import OrganisationKind, OrganisationRole
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
from vrijwilligers.organisations.rules.sectors import sector_names
from vrijwilligers.vocabulary.clock import BRUSSELS, today

SECTORS = sorted(sector_names("en"))


def _kbo(first):
    return f"{first}{97 - int(first) % 97:02}"


def _words(details):
    asked = {f"name_{code}": "" for code in ("nl", "fr")}
    asked |= {f"about_{code}": "" for code in ("nl", "fr", "en")}
    for code, words in details.words.items():
        asked |= {f"name_{code}": words.name, f"about_{code}": words.about or ""}
    return {name: said for name, said in asked.items() if name != "name_en"}


def _roles(details):
    roles = {OrganisationRole.OFFERS: details.offers_tasks}
    roles |= {OrganisationRole.REFERS: details.is_referrer}
    return {"roles": [role.value for role, is_so in roles.items() if is_so]}


ORGANISATION = Trip(
    details=OrganisationDetails,
    model=Organisation,
    keep=organisations.ORGANISATION,
    new="organisations.new",
    change="organisations.change",
    page="desk.organisation",
    values=lambda *_: {
        "words": (
            {
                "nl": OrganisationWords("Eerste", "Koken"),
                "fr": OrganisationWords("Un", "Cuire"),
                "en": OrganisationWords(None, "One"),
            },
            {"nl": OrganisationWords("Tweede", "Lezen"), "en": OrganisationWords(None, "Two")},
        ),
        "kind": (OrganisationKind.VZW, OrganisationKind.PUBLIC),
        "kbo": (_kbo("04031707"), _kbo("04031708")),
        "vcode": ("V0000001", "V0000002"),
        "sectors": (frozenset({SECTORS[0], SECTORS[1]}), frozenset({SECTORS[2]})),
        "is_accessible": (True, True),
        "accessible_year": (2020, 2021),
        "phone": ("+3221234567", "+3221234568"),
        "email": ("first@example.org", "second@example.org"),
        "url": ("https://first.example.org", "https://second.example.org"),
        "youngest_age": (12, 14),
    },
    asked={"words": _words, "offers_tasks": _roles, "is_referrer": _roles},
    unseen={"is_accessible": "its training and its year are shown, and need it"},
)
LIMITS = Trip(
    details=LimitDetails,
    model=Organisation,
    keep=organisations.LIMITS,
    new="organisations.limits",
    change="organisations.limits",
    page="desk.organisation",
    owner=lambda make: make.organisation(),
    values=lambda *_: {
        "paused_until": (today() + 5 * DAY, today() + 9 * DAY),
        "cap_per_vacancy": (2, 3),
        "ended_on": (today() - 9 * DAY, today() - 5 * DAY),
    },
)
PERSON = Trip(
    details=PersonDetails,
    model=ContactPerson,
    keep=organisations.PERSON,
    new="organisations.new_person",
    change="organisations.change_person",
    page="desk.organisation",
    owner=lambda make: make.organisation(),
    values=lambda *_: {
        "phone": ("+3221234567", "+3221234568"),
        "email": ("first@example.org", "second@example.org"),
        "language": ("fr", "nl"),
    },
)
ADDRESS = Trip(
    details=AddressDetails,
    model=OrganisationAddress,
    keep=organisations.ADDRESS,
    new="organisations.new_address",
    change="organisations.change_address",
    page="desk.organisation",
    owner=lambda make: make.organisation(
        addresses=[OrganisationAddress(street="Oude straat 1", is_main=True)]
    ),
    values=lambda *_: {"postcode": ("1030", "1000"), "municipality": ("21004", "21015")},
    beside={"place": {"municipality": None}},
)


def _pdf(name):
    return File(name=f"{name}.pdf", content=pdf(name))


AGREEMENT = Trip(
    details=AgreementDetails,
    model=Agreement,
    keep=organisations.AGREEMENT,
    new="organisations.new_agreement",
    change="organisations.change_agreement",
    page="desk.organisation",
    owner=lambda make: make.organisation(),
    values=lambda *_: {
        "ends_on": (today() + 300 * DAY, today() + 400 * DAY),
        "file": (_pdf("first"), _pdf("second")),
    },
    unseen={"file": "the page holds a link to it"},
)
INFORMATION = Trip(
    details=InformationDetails,
    model=InformationNote,
    keep=organisations.INFORMATION_NOTE,
    new="organisations.information",
    change="organisations.information",
    page="desk.organisation",
    owner=lambda make: make.organisation(),
    values=lambda *_: {"file": (_pdf("first"), _pdf("second"))},
    unseen={"file": "the page holds a link to it"},
)


def _noon(days_ago):
    return datetime.combine(today() - days_ago * DAY, time(12), BRUSSELS)


CONTACT = Trip(
    details=OrganisationContactDetails,
    model=OrganisationContact,
    keep=organisations.CONTACT,
    new="organisations.note",
    page="desk.organisation",
    owner=lambda make: make.organisation(
        contact_persons=[ContactPerson(name="Lina"), ContactPerson(name="Omar")]
    ),
    values=lambda owner, _: {
        "at": (_noon(1), _noon(3)),
        "contact_person_id": tuple(person.id for person in owner.contact_persons),
    },
    asked={
        "at": lambda details: {"on": details.at.date().isoformat()},
        "contact_person_id": lambda details: {"contact_person": str(details.contact_person_id)},
    },
)
TRIPS = [ORGANISATION, LIMITS, PERSON, ADDRESS, AGREEMENT, INFORMATION, CONTACT]
