"""The list of organisations with its filters, and finding one by any of its names."""

from datetime import timedelta

import pytest

from vrijwilligers.organisations import queries
from vrijwilligers.organisations.models import (
    Agreement,
    OrganisationAddress,
    OrganisationAlias,
    OrganisationContact,
    OrganisationSector,
    OrganisationText,
)
from vrijwilligers.organisations.queries import lists, merging
from vrijwilligers.organisations.rules import AgreementKind, ContactChannel, OrganisationKind
from vrijwilligers.organisations.rules.lists import OrganisationFilter, OrganisationOrder
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.records.listing import listing
from vrijwilligers.vocabulary.clock import now, today

DAY = timedelta(days=1)
SCHAARBEEK = "21015"


def names(**wanted):
    question = lists.listed(OrganisationFilter(**wanted), today=today())
    return [organisation.name for organisation in listing(question, number=1).items]


def keep(database, *parts):
    database.add_all(parts)
    database.commit()


def agreement(organisation, ends_on, kind=AgreementKind.SHARING):
    return Agreement(
        organisation_id=organisation.id,
        kind=kind,
        signed_on=today() - 400 * DAY,
        ends_on=ends_on,
    )


def test_an_organisation_is_found_by_each_of_its_names(make, database):
    brug = make.organisation(name="De Brug")
    make.organisation(name="Anker")
    brug.texts.append(OrganisationText(language="fr", **name_columns("Le Pont")))
    brug.aliases.append(OrganisationAlias(**name_columns("Viaduct")))
    brug.touch()
    database.commit()
    for text in ("brug", "LE PONT", "viaduct"):
        assert names(text=text) == ["De Brug"]
    assert [one.organisation.name for one in queries.searching("pont", 5)] == ["De Brug"]


@pytest.mark.parametrize("text", ["0999000030", "be 0999.000.030", "999 000 030", "v0001234"])
def test_an_organisation_is_found_by_its_number_however_it_is_written(make, text):
    make.organisation(name="De Brug", kbo="0999000030", vcode="V0001234")
    make.organisation(name="Anker", kbo="0999000129")
    assert [one.organisation.name for one in queries.searching(text, 5)] == ["De Brug"]
    assert names(text=text) == ["De Brug"]


@pytest.mark.parametrize("text", ["%", "_", "0999"])
def test_a_sign_or_a_piece_of_a_number_finds_nothing(make, text):
    make.organisation(name="De Brug", kbo="0999000030")
    assert queries.searching(text, 5) == []
    assert names(text=text) == []


def test_the_list_has_all_that_say_each_word_else_those_that_come_nearest(make):
    for name in ("zebra brug", "De Élan", "De Brug vzw", "Kinderopvang De Brug"):
        make.organisation(name=name)
    meant = {
        "": ["De Brug vzw", "De Élan", "Kinderopvang De Brug", "zebra brug"],
        "rug": ["De Brug vzw", "Kinderopvang De Brug", "zebra brug"],
        "de brug opvang": ["Kinderopvang De Brug"],
        "elan": ["De Élan"],
        "btug": ["De Brug vzw", "Kinderopvang De Brug", "zebra brug"],
        "kinder opvang": ["Kinderopvang De Brug"],
    }
    assert {text: names(text=text) for text in meant} == meant


def test_whom_to_merge_with_is_found_as_at_the_desk(make):
    one, other = make.organisation(name="De Brug").id, make.organisation(name="Brugge").id
    make.organisation(name="Anker")
    assert [found.id for found in merging.others(one, "btugge")] == [other]


def test_each_filter_leaves_the_others_out(make, database):
    brug = make.organisation(
        name="De Brug",
        kind=OrganisationKind.ASBL,
        offers_tasks=False,
        is_referrer=True,
        is_accessible=True,
        paused_until=today(),
    )
    make.organisation(name="Anker", paused_until=today() - DAY)
    keep(
        database,
        OrganisationSector(organisation_id=brug.id, code="SPRT"),
        OrganisationAddress(organisation_id=brug.id, municipality=SCHAARBEEK),
        agreement(brug, today() + 60 * DAY),
    )
    for wanted in (
        {"kind": OrganisationKind.ASBL},
        {"sector": "SPRT"},
        {"role": "refers"},
        {"municipality": SCHAARBEEK},
        {"accessible": True},
        {"paused": True},
        {"agreement_ending": True},
    ):
        assert names(**wanted) == ["De Brug"], wanted
    assert names(role="offers") == ["Anker"]
    assert names(kind=OrganisationKind.UNKNOWN) == ["Anker"]


def test_an_agreement_ends_soon_until_it_is_over_or_renewed_p19(make, database):
    brug = make.organisation(name="De Brug")

    def ends(*agreements):
        database.query(Agreement).delete()
        keep(database, *agreements)
        return lists.ending_on([brug.id], today()).get(brug.id)

    soon, far = today() + 9 * DAY, today() + 61 * DAY
    assert ends(agreement(brug, soon)) == soon
    assert ends(agreement(brug, soon), agreement(brug, soon - DAY)) == soon - DAY
    assert ends(agreement(brug, far)) is None
    assert ends(agreement(brug, today() - DAY)) is None
    assert ends(agreement(brug, None)) is None
    assert ends(agreement(brug, soon), agreement(brug, far)) is None
    assert ends(agreement(brug, soon), agreement(brug, None)) is None
    other_kind = agreement(brug, far, AgreementKind.PARTNERSHIP)
    assert ends(agreement(brug, soon), other_kind) == soon


def test_of_whom_we_heard_nothing_longest_comes_first(make, database):
    for name, days in (("Anker", 1), ("De Brug", 9), ("Ceder", None)):
        organisation = make.organisation(name=name)
        if days:
            keep(
                database,
                *(
                    OrganisationContact(
                        organisation_id=organisation.id,
                        channel=ContactChannel.PHONE,
                        note="Gebeld",
                        at=now() - ago * DAY,
                    )
                    for ago in (days, 30)
                ),
            )
    assert names(order=OrganisationOrder.QUIET) == ["Ceder", "De Brug", "Anker"]
    assert names(order=OrganisationOrder.NAME) == ["Anker", "Ceder", "De Brug"]


def test_the_register_of_agreements_begins_with_what_ends_first_p19(make, database):
    brug = make.organisation()
    days = (None, today() + 90 * DAY, today() - DAY, today() + DAY)
    keep(database, *(agreement(brug, day) for day in days))
    found = listing(lists.agreements(today()), number=1).items
    assert [one.ends_on for one in found] == [days[3], days[1], None, days[2]]


def test_the_holder_of_a_number_is_known_but_for_oneself(make):
    brug = make.organisation(kbo="0999000030", vcode="V0001234")
    assert queries.holder_of("0999000030", None) == brug
    assert queries.holder_of("", "V0001234") == brug
    assert queries.holder_of("0999000030", "V0001234", but=brug.id) is None
    assert queries.holder_of("", "") is None
