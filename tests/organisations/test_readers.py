"""Lists of organisations from outside: accepted or rejected row by row, with all the reasons."""

import pytest

from tests.organisations.files import BRIDGE, WHOLE, only, read, table, workbook
from vrijwilligers.organisations.readers.canonical import COLUMNS
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.organisations.rules.details import (
    AddressDetails,
    OrganisationWords,
    PersonDetails,
)
from vrijwilligers.organisations.rules.listed import ListedOrganisation


def details(**cells):
    found = only(table(BRIDGE | cells)).details
    assert found
    return found


def reasons(**cells):
    row = only(table(BRIDGE | cells))
    assert bool(row.reasons) == (row.details is None)
    return [str(reason) for reason in row.reasons]


def test_the_template_has_a_column_for_all_that_is_understood():
    assert set(COLUMNS) == set(WHOLE)


def test_a_whole_row_is_understood():
    assert only(table(WHOLE)).details == ListedOrganisation(
        name="Buurthuis De Brug",
        kind=OrganisationKind.VZW,
        kbo="0999000030",
        vcode="V0001001",
        phone="+3225550011",
        email="brug@example.org",
        url="https://example.org/brug",
        offers_tasks=True,
        is_referrer=False,
        is_accessible=True,
        accessible_training="Inclusief onthaal",
        accessible_year=2025,
        has_liability_insurance=True,
        has_staff=False,
        words={
            "nl": OrganisationWords("Buurthuis De Brug", "Wij koken soep.\nVoor € 1."),
            "fr": OrganisationWords("Maison de quartier Le Pont"),
            "en": OrganisationWords(None, "We cook soup."),
        },
        sectors=frozenset({"BWWC", "GEWE"}),
        addresses=(
            AddressDetails(street="Brugstraat 1 bus 2", postcode="1080", municipality="21012"),
        ),
        person=PersonDetails(
            name="Ines Proef",
            role="coördinator",
            email="ines@example.org",
            phone="+32470000001",
        ),
    )


def test_a_bare_row_leaves_the_rest_unknown():
    assert details() == ListedOrganisation(name="Buurthuis De Brug")


def test_a_workbook_says_the_same_as_a_table():
    assert read(workbook(WHOLE)).rows[0].details == only(table(WHOLE)).details


def test_the_name_in_use_is_the_first_name_there_is():
    assert only(table({"name_fr": "Le Pont", "name_nl": ""})).details.name == "Le Pont"


@pytest.mark.parametrize(
    ("written", "kind"),
    [("Feitelijke vereniging", "association"), ("AISBL", "ivzw"), ("asbl", "asbl"), ("", None)],
)
def test_a_kind_is_understood_as_people_write_it(written, kind):
    assert details(kind=written).kind == kind


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"kbo": "0999.000.031"}, "not a valid company number"),
        ({"vcode": "V12"}, "not a vCode"),
        ({"kind": "club"}, "“club” is no kind of organisation that we know."),
        ({"sectors": "BWWC, SOUP"}, "the code “SOUP” is unknown"),
        ({"email": "brug"}, "email"),
        ({"phone": "many"}, "phone"),
        ({"contact_email": "ines"}, "contact_email"),
        ({"postcode": "here and there"}, "postcode"),
        ({"has_staff": "perhaps"}, "has_staff"),
        ({"accessible_year": "1830", "is_accessible": "yes"}, "not a possible year"),
        ({"kind": "bedrijf", "offers_tasks": "ja"}, "a company may not"),
        ({"accessible_year": "2025"}, "“is_accessible” does not say yes"),
        ({"about_fr": "x" * 30_000}, "too long"),
    ],
)
def test_a_cell_is_lost_before_its_row_is_and_that_is_said(cells, words):
    row = only(table(BRIDGE | cells))
    assert row.details
    assert any(words in str(note) for note in row.notes)


def test_a_row_without_any_name_is_rejected():
    assert reasons(name="", phone="02 555 00 11") == ["The name is missing."]


def test_a_bad_link_and_a_nameless_contact_are_left_out_and_said():
    row = only(table(BRIDGE | {"url": "javascript:alert(1)", "contact_phone": "0470000001"}))
    assert row.details == ListedOrganisation(name="Buurthuis De Brug")
    assert len(row.notes) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_come_through_however_the_file_is_written(encoding):
    assert only(table({"name": "Café Élan"}, encoding=encoding)).details.name == "Café Élan"


@pytest.mark.parametrize("column", COLUMNS)
def test_a_national_number_is_emptied_in_any_column_and_not_repeated_p07(column):
    row = only(table(WHOLE | {column: "85.07.30-033.28"}))
    without = only(table(WHOLE | {column: ""}))

    assert row.details == without.details
    assert "033" not in str([*map(str, (*row.reasons, *row.notes)), row.cells])
    said = (row.notes or row.reasons)[0]
    assert "national register number" in str(said)


def test_a_national_number_for_a_name_is_the_reason_why_the_row_stays_out_p07():
    assert reasons(name="85.07.30-033.28") == [
        "name: this holds a national register number.",
        "The name is missing.",
    ]


def test_a_national_number_among_the_words_of_a_cell_empties_the_whole_cell_p07():
    private = {"about_nl": "Bel 85.07.30-033.28", "phone": "85073003328"}
    row = only(table(BRIDGE | private | {"contact_name": "Ines 85073003328"}))
    assert row.details == only(table(BRIDGE)).details
    assert [note.column for note in row.notes] == ["about_nl", "phone", "contact_name"]
