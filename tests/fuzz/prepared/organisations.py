"""Organisations with their addresses, people and papers, and two that look like one."""

from datetime import timedelta

from tests.settings.answers import png
from tests.vacancies.own import READY
from vrijwilligers.organisations.actions import addresses, agreements, people
from vrijwilligers.organisations.models import InformationNote, NotDouble, OrganisationContact
from vrijwilligers.organisations.rules import AgreementKind, ContactChannel
from vrijwilligers.organisations.rules.details import (
    AddressDetails,
    AgreementDetails,
    PersonDetails,
)
from vrijwilligers.settings import actions as settings
from vrijwilligers.vocabulary.clock import today

LATER = timedelta(days=30)


def prepare_organisations(prepared):
    """Make a house with its address and person, its double, and two that were told apart."""
    make, by = prepared.make, prepared.colleague.id
    house = make.organisation(**READY, name="Buurthuis De Brug", phone="+3225550011")
    twin = make.organisation(name="De Brug vzw", email="brug@example.org")
    other, paused = make.organisation(), make.organisation(paused_until=today() + LATER)
    prepared.note("organisation_id", house, paused)
    prepared.note("stays_id", house)
    prepared.note("goes_id", twin)
    prepared.note("one_id", house)
    prepared.note("other_id", twin)
    prepared.note("address_id", addresses.add(house, AddressDetails(street="Kaai 1"), by=by))
    person = people.add(house, PersonDetails(name="Ines", email="ines@example.org"), by=by)
    prepared.note("person_id", person)
    prepared.database.add(NotDouble(one_id=other.id, other_id=paused.id))
    prepared.house = house


def prepare_papers(prepared):
    """Sign an agreement with a house, with its file, and note what we told each other."""
    house, by = prepared.house, prepared.colleague.id
    signed = AgreementDetails(kind=next(iter(AgreementKind)), signed_on=today())
    agreement = agreements.sign(house, signed, by=by, today=today())
    agreement.file_name, agreement.file = "a.pdf", b"%PDF-1.4"
    called = OrganisationContact(
        organisation_id=house.id, channel=ContactChannel.PHONE, note="Gebeld.", staff_id=by
    )
    note = InformationNote(organisation_id=house.id, file_name="n.pdf", file=b"%PDF-1.4")
    prepared.database.add_all([called, note])
    prepared.note("agreement_id", agreement)
    prepared.note("contact_of_organisation", called)
    settings.change_logo(png(), by=by)
