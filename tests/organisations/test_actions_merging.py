"""Two records of one organisation made one: all that belongs to either is there afterwards."""

from datetime import date
from functools import partial

import pytest
from sqlalchemy import select

from tests.figures import totals
from tests.imports.bringing_in import compared, taken_over
from tests.organisations.files import table
from vrijwilligers.organisations import queries
from vrijwilligers.organisations.actions import directory, merging, records
from vrijwilligers.organisations.actions.directory import OrganisationName
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import (
    Agreement,
    ContactPerson,
    InformationNote,
    NotDouble,
    Organisation,
    OrganisationAddress,
    OrganisationAlias,
    OrganisationContact,
    OrganisationSector,
    OrganisationText,
)
from vrijwilligers.organisations.queries.merging import hold_pair
from vrijwilligers.organisations.rules import AgreementKind, ContactChannel, OrganisationKind
from vrijwilligers.organisations.rules.details import OrganisationDetails
from vrijwilligers.organisations.rules.merging import Merger
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.references import references_to
from vrijwilligers.vacancies.models import Vacancy

BRUG = OrganisationDetails(name="De Brug")
KBO, OTHER_KBO = "0999000030", "0999000129"


@pytest.fixture
def merge(database):
    """Merge two records; return the one that stays."""

    def merge(stays, goes, *taken):
        stays, goes = hold_pair(stays.id, goes.id)
        merger = Merger(taken=frozenset(taken))
        merging.merge(stays, goes, merger, by=None)
        database.commit()
        return database.scalars(select(Organisation)).one()

    return merge


def keep(database, *records):
    database.add_all(records)
    database.commit()


def test_everything_that_points_at_an_organisation_is_known():
    tables = {pointer.column.table.name for pointer in references_to(Organisation.__table__)}
    assert {"vacancy", "contact_person", "agreement", "organisation_alias"} <= tables


def test_what_belonged_to_either_belongs_to_the_one_that_stays(make, merge, database):
    stays, goes = make.organisation(name="De Brug"), make.organisation(name="Brug vzw")
    make.vacancy(organisation=stays)
    vacancy = make.vacancy(organisation=goes)
    person = ContactPerson(organisation_id=goes.id, name="Ines Proef")
    keep(database, person)
    contact = {"channel": ContactChannel.PHONE, "note": "Zij bellen terug."}
    keep(
        database,
        OrganisationContact(organisation_id=goes.id, contact_person_id=person.id, **contact),
        Agreement(organisation_id=goes.id, kind=AgreementKind.SHARING, signed_on=date(2026, 1, 1)),
        OrganisationAlias(organisation_id=goes.id, **name_columns("Bruggetje")),
    )
    before = vacancy.version

    one = merge(stays, goes)
    assert one.name == "De Brug"
    assert {row.organisation_id for row in database.query(Vacancy)} == {one.id}
    assert database.get(Vacancy, vacancy.id).version == before + 1
    assert [p.name for p in one.contact_persons] == ["Ines Proef"]
    assert database.query(OrganisationContact).one().contact_person_id == person.id
    assert database.query(Agreement).one().organisation_id == one.id
    assert {alias.name for alias in one.aliases} == {"Bruggetje", "Brug vzw"}


def test_what_only_one_says_is_kept_and_where_both_speak_the_choice_counts(make, merge):
    stays = make.organisation(name="De Brug", phone="+3225550011", email="a@example.org")
    goes = make.organisation(
        name="Brug", phone="+3225550022", email="b@example.org", kbo=KBO, is_referrer=True
    )
    one = merge(stays, goes, "email")
    assert (one.phone, one.email, one.kbo) == ("+3225550011", "b@example.org", KBO)
    assert (one.is_referrer, one.offers_tasks) == (True, True)
    assert one.kind == OrganisationKind.UNKNOWN


def test_a_label_and_its_year_come_along(make, merge):
    stays = make.organisation(name="De Brug")
    goes = make.organisation(name="Brug", is_accessible=True, accessible_year=2025)
    one = merge(stays, goes)
    assert (one.is_accessible, one.accessible_year) == (True, 2025)


def test_a_company_offers_no_volunteer_work_after_a_merger(make, merge):
    stays = make.organisation(name="Drukkerij", kind=OrganisationKind.COMPANY, offers_tasks=False)
    assert not merge(stays, make.organisation(name="Drukkerij nv")).offers_tasks


def test_texts_and_sectors_of_both_are_joined(make, merge, database):
    stays, goes = make.organisation(name="A"), make.organisation(name="B")
    in_dutch = partial(OrganisationText, language="nl")
    keep(
        database,
        in_dutch(organisation_id=stays.id, about="Soep.", **name_columns(None)),
        in_dutch(organisation_id=goes.id, about="Brood.", **name_columns("Nl B")),
        OrganisationText(organisation_id=goes.id, language="fr", **name_columns("Le B")),
        *(
            OrganisationSector(organisation_id=key, code=code)
            for key, code in ((stays.id, "BWWC"), (goes.id, "BWWC"), (goes.id, "GEWE"))
        ),
    )
    one = merge(stays, goes)
    assert sorted((t.language, t.name, t.name_folded, t.about) for t in one.texts) == [
        ("fr", "Le B", "le b", None),
        ("nl", "Nl B", "nl b", "Soep."),
    ]
    assert [sector.code for sector in one.sectors] == ["BWWC", "GEWE"]


def test_the_same_person_and_the_same_address_are_kept_once(make, merge, database):
    stays, goes = make.organisation(name="A"), make.organisation(name="B")
    place = {"street": "Kaai 1", "postcode": "1000", "municipality": "21004"}
    mine = ContactPerson(organisation_id=stays.id, name="Ines Proef")
    theirs = ContactPerson(organisation_id=goes.id, name="Inès Proef", phone="+32470000001")
    keep(database, mine, theirs)
    keep(
        database,
        OrganisationAddress(organisation_id=stays.id, is_main=True, **place),
        OrganisationAddress(organisation_id=goes.id, is_main=True, **place | {"street": "kaai 1"}),
        OrganisationAddress(organisation_id=goes.id, is_main=False, postcode="1080"),
        OrganisationContact(
            organisation_id=goes.id,
            channel=ContactChannel.MAIL,
            note="Dank.",
            contact_person_id=theirs.id,
        ),
    )
    one = merge(stays, goes)
    assert [(p.name, p.phone) for p in one.contact_persons] == [("Ines Proef", "+32470000001")]
    assert database.query(OrganisationContact).one().contact_person_id == mine.id
    assert [(a.postcode, a.is_main) for a in one.addresses] == [("1000", True), ("1080", False)]


@pytest.mark.parametrize(("taken", "ticked"), [((), True), (("information_note",), False)])
def test_of_two_information_notes_the_chosen_one_stays(make, merge, database, taken, ticked):
    stays, goes = make.organisation(name="A"), make.organisation(name="B")
    keep(
        database,
        InformationNote(organisation_id=stays.id, says_aim=True),
        InformationNote(organisation_id=goes.id),
    )
    assert merge(stays, goes, *taken).information_note.says_aim is ticked


def test_a_note_that_only_the_other_has_comes_along(make, merge, database):
    stays, goes = make.organisation(name="A"), make.organisation(name="B")
    keep(database, InformationNote(organisation_id=goes.id, says_aim=True))
    assert merge(stays, goes).information_note.says_aim


def test_a_double_does_not_come_back_with_the_next_file(make, merge, database):
    one = merge(make.organisation(name="De Brug"), make.organisation(name="Buurthuis Brug"))
    named = OrganisationName("buurthuis brug")
    assert directory.find_or_add([named]).keys == {named: one.id}
    found = compared(ORGANISATIONS, table({"name": "Buurthuis Brug"}))
    assert found.counts["new"] == 0
    assert [found.organisation.id for found in queries.searching("buurthuis", 5)] == [one.id]


def test_a_number_that_was_given_up_still_leads_to_the_one_that_stayed(make, merge, database):
    stays = make.organisation(name="De Brug", kbo=KBO)
    one = merge(stays, make.organisation(name="De Brug", kbo=OTHER_KBO))
    named = OrganisationName("De Brug", OTHER_KBO)
    assert directory.find_or_add([named]).keys == {named: one.id}
    assert database.query(Organisation).count() == 1
    taken_over(ORGANISATIONS, table({"name": "Brug vzw", "kbo": OTHER_KBO}))
    assert database.query(Organisation).count() == 1


def test_who_takes_the_name_and_the_number_of_the_other_keeps_its_own_known(make, merge):
    stays = make.organisation(name="De Brug", kbo=KBO)
    one = merge(stays, make.organisation(name="Het Anker", kbo=OTHER_KBO), "name", "kbo")
    assert (one.name, one.name_folded, one.kbo) == ("Het Anker", "het anker", OTHER_KBO)
    assert directory.find_or_add([OrganisationName("De Brug", KBO)]).keys.popitem()[1] == one.id


def test_a_third_name_that_led_elsewhere_leads_to_who_was_merged_last(make, database):
    first, second, third = (make.organisation(name=name) for name in ("A", "B", "C"))
    keep(database, OrganisationAlias(organisation_id=third.id, **name_columns("b")))
    merger = Merger(taken=frozenset())
    merging.merge(*hold_pair(first.id, second.id), merger, by=None)
    database.commit()
    assert database.query(OrganisationAlias).one().organisation_id == first.id


def test_what_was_said_to_be_two_stays_said_of_the_one_that_stays(make, database):
    first, second, third = (make.organisation(name=name) for name in ("A", "B", "C"))
    merging.say_two(first, second, by=None)
    merging.say_two(third, second, by=None)
    merging.say_two(third, second, by=None)
    database.commit()
    merger = Merger(taken=frozenset())
    merging.merge(*hold_pair(first.id, second.id), merger, by=None)
    database.commit()
    (said,) = database.query(NotDouble)
    assert {said.one_id, said.other_id} == {first.id, third.id}


def test_a_merger_is_written_down_with_both_numbers(make, merge, database):
    stays, goes = make.organisation(name="A"), make.organisation(name="B")
    numbers = {"merged": stays.id, "merged into another": goes.id}
    merge(stays, goes)
    assert {event.deed: event.record_id for event in database.query(AuditEvent)} == numbers


def test_an_organisation_is_not_merged_with_itself(make):
    one = make.organisation()
    with pytest.raises(merging.OneAndTheSame):
        merging.merge(one, one, Merger(taken=frozenset()), by=None)
    with pytest.raises(merging.OneAndTheSame):
        merging.say_two(one, one, by=None)


def test_two_records_of_one_organisation_are_counted_once(merge, database):
    for number in range(2):
        records.add(BRUG, by=None, is_another=bool(number))
    assert totals(database) == {"organisation_added": 2}
    first, again = database.scalars(select(Organisation).order_by(Organisation.id)).all()
    merge(first, again)
    assert totals(database) == {"organisation_added": 1}
