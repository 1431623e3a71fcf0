"""What a file does to the organisations we know: fills, adds, replaces when told, never erases."""

import pytest

from tests.figures import totals
from tests.imports.bringing_in import begun, compared, figures, reasons
from tests.organisations.files import answer, table
from vrijwilligers.imports.actions import parts
from vrijwilligers.imports.rules import ImportOptions, RowState
from vrijwilligers.organisations import queries
from vrijwilligers.organisations.actions import importing
from vrijwilligers.organisations.feature import OrganisationFact
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import (
    ContactPerson,
    Organisation,
    OrganisationAddress,
    OrganisationAlias,
    OrganisationSector,
    OrganisationText,
)
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.vocabulary.problems import Stale

KBO = "0999000030"
OTHER_KBO = "0999000129"
FULL = {
    "name": "Buurthuis De Brug",
    "name_fr": "Le Pont",
    "about_nl": "Wij koken soep.",
    "kind": "vzw",
    "kbo": KBO,
    "sectors": "BWWC,GEWE",
    "street": "Brugstraat 1",
    "postcode": "1080",
    "phone": "02 555 00 11",
    "contact_name": "Ines Proef",
    "contact_phone": "0470 00 00 01",
    "is_accessible": "yes",
    "accessible_year": "2025",
}


@pytest.fixture
def bring_in(database):
    """Bring in rows of our own table, or a file; return what was found to do."""

    def bring_in(*rows, replaces=False):
        content = rows[0] if isinstance(rows[0], bytes) else table(*rows)
        key, found = begun(ORGANISATIONS, content, replaces=replaces)
        parts.carry_on(key, found)
        database.expire_all()
        return found

    return bring_in


@pytest.fixture
def known(database):
    return lambda: database.query(Organisation).order_by(Organisation.id).all()


def differing(found):
    return [[change.name for change in one.kept] for one in found.rows if one.kept]


def test_a_new_organisation_comes_in_whole(bring_in, known):
    assert figures(bring_in(FULL)) == {"new": 1}
    (one,) = known()
    assert (one.name_folded, one.kbo, one.kind) == ("buurthuis de brug", KBO, OrganisationKind.VZW)
    assert (one.phone, one.accessible_year, one.offers_tasks) == ("+3225550011", 2025, True)
    assert sorted((t.language, t.name, t.about) for t in one.texts) == [
        ("fr", "Le Pont", None),
        ("nl", None, "Wij koken soep."),
    ]
    assert [sector.code for sector in one.sectors] == ["BWWC", "GEWE"]
    (address,) = one.addresses
    assert (address.street, address.municipality, address.is_main) == (
        "Brugstraat 1",
        "21012",
        True,
    )
    assert [(p.name, p.phone) for p in one.contact_persons] == [("Ines Proef", "+32470000001")]


def test_the_same_file_again_changes_nothing(bring_in, known):
    bring_in(FULL, {"name": "Het Anker"})
    version = known()[0].version
    assert figures(bring_in(FULL, {"name": "Het Anker"})) == {"unchanged": 2}
    assert known()[0].version == version


def test_a_fact_tells_how_many_came_in(bring_in, database):
    bring_in(FULL, {"name": "Het Anker"})
    bring_in(FULL)
    assert totals(database) == {f"{OrganisationFact.ADDED}:imported": 2}


def test_a_file_fills_what_is_empty_and_adds_what_is_more(bring_in, make, known):
    make.organisation(name="Buurthuis de brug")
    assert figures(bring_in(FULL)) == {"changed": 1}
    (one,) = known()
    assert one.name == "Buurthuis de brug"  # ours; the file's is a difference
    assert (one.kbo, one.kind, one.is_accessible) == (KBO, OrganisationKind.VZW, True)
    assert one.version == 2
    assert len(one.addresses) == len(one.contact_persons) == 1
    assert one.addresses[0].is_main


def test_an_empty_cell_erases_nothing(bring_in, known):
    bring_in(FULL)
    bring_in({"name": "Buurthuis De Brug", "kbo": KBO} | dict.fromkeys(list(FULL)[1:4], ""))
    bring_in(dict.fromkeys(FULL, "") | {"name": FULL["name"], "kbo": KBO}, replaces=True)
    (one,) = known()
    assert (one.phone, one.kind) == ("+3225550011", OrganisationKind.VZW)
    assert len(one.texts) == len(one.sectors) == 2
    assert len(one.contact_persons) == 1


CHANGED = FULL | {
    "name": "De Nieuwe Brug",
    "about_nl": "Wij bakken.",
    "kind": "public",
    "phone": "02 555 00 22",
    "contact_phone": "0470 00 00 02",
    "accessible_year": "2026",
}


def test_what_we_know_stays_unless_the_file_may_replace_it(bring_in, known):
    bring_in(FULL)
    found = bring_in(CHANGED)
    assert figures(found) == {"unchanged": 1}
    assert differing(found) == [
        ["name", "kind", "phone", "accessible_year", "about_nl", "contact_phone"]
    ]
    assert known()[0].name == "Buurthuis De Brug"
    assert differing(bring_in(CHANGED)) == differing(found), "the same file says so again"

    assert figures(bring_in(CHANGED, replaces=True)) == {"changed": 1}
    (one,) = known()
    assert (one.name, one.name_folded, one.kind) == ("De Nieuwe Brug", "de nieuwe brug", "public")
    assert (one.phone, one.accessible_year) == ("+3225550022", 2026)
    assert {t.about for t in one.texts} == {None, "Wij bakken."}
    assert [person.phone for person in one.contact_persons] == ["+32470000002"]


def test_who_is_renamed_is_still_found_by_the_old_name(bring_in, known):
    bring_in(FULL)
    bring_in(CHANGED, replaces=True)
    assert figures(bring_in({"name": "Buurthuis De Brug"})) == {"unchanged": 1}
    assert len(known()) == 1
    assert [one.organisation.name for one in queries.searching("buurthuis", 5)] == [
        "De Nieuwe Brug"
    ]


def test_a_label_that_is_taken_away_takes_its_year_along(bring_in, known):
    bring_in(FULL)
    bring_in({"name": "Buurthuis De Brug", "is_accessible": "no"}, replaces=True)
    assert (known()[0].is_accessible, known()[0].accessible_year) == (False, None)


def test_a_company_comes_in_without_volunteer_work(bring_in, make, known):
    bring_in({"name": "Drukkerij", "kind": "company"})
    make.organisation(name="Garage")
    bring_in({"name": "Garage", "kind": "company"})
    assert [one.offers_tasks for one in known()] == [False, False]


def test_an_organisation_is_found_by_number_whatever_it_is_called(bring_in, known):
    bring_in({"name": "Buurthuis De Brug", "vcode": "V0001001"})
    assert figures(bring_in({"name": "Iets anders", "vcode": "V0001001"})) == {"unchanged": 1}
    bring_in(answer({}))  # gives it the company number
    assert figures(bring_in({"name": "Nog iets", "kbo": KBO})) == {"unchanged": 1}
    assert len(known()) == 1


def test_the_same_name_with_another_number_is_another_organisation(bring_in, known):
    bring_in({"name": "De Brug", "kbo": KBO})
    assert figures(bring_in({"name": "De Brug", "kbo": OTHER_KBO})) == {"new": 1}
    assert len(known()) == 2


def test_a_name_in_another_language_finds_it_too(bring_in):
    bring_in(FULL)
    assert figures(bring_in({"name": "le pont"})) == {"unchanged": 1}


BRANCHES = (
    {"name": "Rood Lint", "postcode": "1090", "phone": "02 555 01 01", "email": "jette@lint.test"},
    {"name": "Rood Lint", "postcode": "1180", "phone": "02 555 01 02", "email": "ukkel@lint.test"},
    {"name": "Rood Lint vzw", "postcode": "1070", "phone": "02 555 01 03"},
)


def test_branches_of_one_name_in_other_places_are_organisations_of_their_own(bring_in, known):
    found = bring_in(*BRANCHES)
    assert figures(found) == {"new": 3}
    said = [[str(note) for note in one.row.notes] for one in found.rows]
    assert [len(notes) for notes in said] == [0, 1, 1]
    assert [one.addresses[0].postcode for one in known()] == ["1090", "1180", "1070"]
    assert figures(bring_in(*(row | {"has_staff": "ja"} for row in BRANCHES))) == {"changed": 3}


def test_who_moved_is_known_by_the_same_phone(bring_in):
    bring_in(BRANCHES[0])
    assert figures(bring_in(BRANCHES[0] | {"postcode": "1000"})) == {"changed": 1}


def test_numbers_of_two_organisations_in_one_row_are_rejected(bring_in):
    bring_in({"name": "A", "kbo": KBO}, {"name": "B", "vcode": "V0001001"})
    found = bring_in({"name": "A", "kbo": KBO, "vcode": "V0001001"})
    assert figures(found) == {"rejected": 1}
    assert "dubbels" in reasons(found)[0]


def test_the_same_organisation_twice_in_a_file_comes_in_once(bring_in, known):
    found = bring_in({"name": "De Brug"}, {"name": "de brug", "phone": "02 555 00 11"})
    assert figures(found) == {"new": 1, "rejected": 1}
    assert "rij 2" in reasons(found)[0]
    assert figures(bring_in({"name": "De Brug"}, {"name": "De brug"})) == {
        "unchanged": 1,
        "rejected": 1,
    }
    assert len(known()) == 1


def test_the_same_number_twice_in_a_file_comes_in_once(bring_in):
    found = bring_in({"name": "A", "kbo": KBO}, {"name": "B", "kbo": "0999.000.030"})
    assert figures(found) == {"new": 1, "rejected": 1}


def test_an_address_that_says_more_completes_ours_and_another_is_added(bring_in, known):
    bring_in({"name": "De Brug", "municipality": "Elsene"})
    bring_in({"name": "De Brug", "postcode": "1050", "street": "Laan 1", "kbo": KBO})
    (address,) = known()[0].addresses
    assert (address.street, address.postcode, address.municipality) == ("Laan 1", "1050", "21009")

    bring_in({"name": "De Brug", "postcode": "1080", "kbo": KBO})
    assert [(a.postcode, a.is_main) for a in known()[0].addresses] == [
        ("1050", True),
        ("1080", False),
    ]


def test_a_person_is_known_by_mail_or_name_and_another_is_added(bring_in, known):
    person = {"name": "De Brug", "contact_name": "Ines Proef", "contact_email": "i@example.org"}
    bring_in(person)
    bring_in(person | {"contact_role": "coördinator"})
    bring_in(person | {"contact_name": "Tom Proef", "contact_email": "t@example.org"})
    assert [(p.name, p.role) for p in known()[0].contact_persons] == [
        ("Ines Proef", "coördinator"),
        ("Tom Proef", None),
    ]


def test_who_changed_meanwhile_is_not_written_over(make, database):
    one = make.organisation(name="De Brug")
    key, found = begun(ORGANISATIONS, table({"name": "De Brug", "phone": "02 555 00 11"}))
    one.phone = "+3225550099"
    database.commit()
    parts.carry_on(key, found)
    assert database.query(Organisation).one().phone == "+3225550099"


def test_a_part_that_was_compared_too_early_is_refused(make, database):
    one = make.organisation(name="De Brug")
    found = compared(ORGANISATIONS, table({"name": "De Brug", "phone": "02 555 00 11"}))
    one.phone = "+3225550099"
    database.commit()
    with pytest.raises(Stale):
        importing.carry_out(found.rows, ImportOptions())


def test_who_was_added_meanwhile_is_not_added_again(make, database):
    key, found = begun(ORGANISATIONS, table({"name": "De Brug"}))
    make.organisation(name="De Brug")
    parts.carry_on(key, found)
    assert database.query(Organisation).count() == 1


def test_a_file_of_many_comes_in_by_a_handful_of_statements(database, counting):
    rows = [FULL | {"name": f"Huis {n}", "kbo": "", "vcode": f"V{n:07}"} for n in range(300)]
    found = compared(ORGANISATIONS, table(*rows))
    with counting() as asked:
        importing.carry_out(found.of(RowState.NEW), ImportOptions())
        database.commit()
    assert asked.count <= 40
    for model in (OrganisationText, OrganisationAddress, ContactPerson, OrganisationSector):
        assert database.query(model).count() >= 300
    assert database.query(OrganisationAlias).count() == 0
