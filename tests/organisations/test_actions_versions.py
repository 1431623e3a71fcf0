"""The version of an organisation tells of all that belongs to it."""

from dataclasses import replace

import pytest

from vrijwilligers.organisations.actions import addresses, agreements, people, records
from vrijwilligers.organisations.rules.details import (
    AddressDetails,
    InformationDetails,
    OrganisationDetails,
    OrganisationWords,
    PersonDetails,
)
from vrijwilligers.site import queries as site
from vrijwilligers.vocabulary.clock import today

BRUG = OrganisationDetails(
    name="De Brug",
    words={
        "nl": OrganisationWords("Buurthuis De Brug", "Wij koken samen."),
        "fr": OrganisationWords("Le Pont"),
    },
    sectors=frozenset({"JGDW", "BWWC"}),
)


@pytest.fixture
def brug(database):
    brug = records.add(BRUG, by=None)
    database.commit()
    return brug


@pytest.mark.parametrize(
    "changed",
    [
        {"words": BRUG.words | {"nl": OrganisationWords("Buurthuis De Brug", "Wij bakken samen.")}},
        {"words": BRUG.words | {"fr": OrganisationWords("Le Pont-Levis")}},
        {"sectors": frozenset({"JGDW"})},
    ],
)
def test_a_text_or_a_sector_alone_is_another_version(brug, database, changed):
    seen, public = brug.version, site.version()
    records.change(brug, replace(BRUG, **changed), by=None)
    database.commit()
    assert brug.version == seen + 1
    assert site.version() != public


def test_an_address_a_person_and_a_note_are_another_version(brug, database):
    versions = [brug.version]

    def kept(made=None):
        database.commit()
        versions.append(brug.version)
        return made

    house = kept(addresses.add(brug, AddressDetails(street="Kaai 1"), by=None))
    kept(addresses.change(brug, house, AddressDetails(street="Kaai 2"), by=None))
    kept(addresses.remove(brug, house, by=None))
    person = kept(people.add(brug, PersonDetails(name="Ines Proef"), by=None))
    kept(people.change(person, PersonDetails(name="Omar Proef"), by=None))
    kept(agreements.note_information(brug, InformationDetails(), by=None, today=today()))
    told = InformationDetails(says_aim=True)
    kept(agreements.note_information(brug, told, by=None, today=today()))
    assert versions == list(range(versions[0], versions[0] + len(versions)))
