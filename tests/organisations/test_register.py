"""Search answers of the Verenigingsregister: what they say, and what is left out of them."""

import pytest

from tests.organisations.files import ASSOCIATION, SEARCH, answer, only, read
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.organisations.rules.details import AddressDetails, OrganisationWords
from vrijwilligers.organisations.rules.listed import ListedOrganisation


def test_an_association_of_the_register_is_understood():
    assert only(answer({})).details == ListedOrganisation(
        name="Buurthuis De Brug",
        kind=OrganisationKind.VZW,
        kbo="0999000030",
        vcode="V0001001",
        phone="+3225550011",
        email="brug@example.org",
        url="https://www.example.org",
        words={"nl": OrganisationWords(None, "Wij koken soep.")},
        sectors=frozenset({"BWWC"}),
        addresses=(
            AddressDetails(street="Brugstraat 1 bus 2", postcode="1080", municipality="21012"),
        ),
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("FV", "association"),
        ("VZER", "association"),
        ("IVZW", "ivzw"),
        ("PS", "foundation"),
        ("SVON", "foundation"),
        ("XYZ", None),
    ],
)
def test_types_of_the_register_become_our_kinds(code, kind):
    assert only(answer({"verenigingstype": {"code": code}})).details.kind == kind


@pytest.mark.parametrize("nothing", [None, "", [], {}, 3])
@pytest.mark.parametrize("name", sorted(set(ASSOCIATION) - {"naam"}))
def test_what_the_register_leaves_empty_is_unknown_here(name, nothing):
    row = only(answer({name: nothing}))
    assert row.details or (name, nothing) == ("vCode", 3)


def test_a_place_with_one_line_alone_is_read_from_that_line():
    place = {"adres": None, "adresvoorstelling": "Kaai 3, 1070 Anderlecht, België"}
    found = only(answer({"locaties": [place]})).details.addresses
    assert found == (AddressDetails(street="Kaai 3", postcode="1070", municipality="21001"),)


def test_a_place_as_a_search_tells_it_is_read():
    place = {"postcode": "9300", "gemeente": "Aalst", "isPrimair": False}
    found = only(answer({"locaties": [place]})).details.addresses
    assert found == (AddressDetails(postcode="9300", place="Aalst"),)


def test_a_town_abroad_is_kept_as_it_is_written():
    place = {"adres": {"postcode": "1000", "gemeente": "Brussel", "land": "Nederland"}}
    found = only(answer({"locaties": [place]})).details.addresses
    assert found == (AddressDetails(postcode="1000", place="Brussel"),)


def test_bad_ways_to_reach_somebody_are_left_out_and_said():
    ways = [
        {"contactgegeventype": "E-mail", "waarde": "brug at example"},
        {"contactgegeventype": "Telefoon", "waarde": "soon"},
        {"contactgegeventype": "Website", "waarde": "not a site"},
    ]
    row = only(answer({"contactgegevens": ways}))
    assert (row.details.email, row.details.phone, row.details.url) == (None, None, None)
    assert len(row.notes) == 3


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"naam": ""}, "The name is missing."),
        ({"status": "Gestopt"}, "stopped"),
        ({"naam": "Bel 85.07.30-033.28"}, "naam: this holds a national register number."),
    ],
)
def test_an_association_that_cannot_be_right_is_rejected_with_the_reason(change, words):
    row = only(answer(change))
    assert row.details is None
    assert any(words in str(reason) for reason in row.reasons)


def test_a_number_of_an_association_that_cannot_be_right_is_left_out():
    row = only(answer({"sleutels": [{"bron": "KBO", "waarde": "0123"}], "vCode": "1001"}))
    assert (row.details.kbo, row.details.vcode, len(row.notes)) == (None, None, 2)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"korteBeschrijving": "Bel 85.07.30-033.28"}, "korteBeschrijving"),
        (
            {"contactgegevens": [{"contactgegeventype": "E-mail", "waarde": "85073003328@a.be"}]},
            "email",
        ),
        ({"locaties": [{"adres": {"straatnaam": "85.07.30-033.28"}}]}, "straat"),
    ],
)
def test_a_national_number_of_the_register_is_left_out_and_said_p07(change, column):
    row = only(answer(change))
    assert [*map(str, row.notes)] == [
        f"{column} was left out: a national register number is not kept."
    ]
    assert "033" not in repr(row.details) + str(row.cells)


def test_an_activity_that_is_a_national_number_is_not_repeated_p07():
    row = only(answer({"hoofdactiviteitenVerenigingsloket": [{"code": "85.07.30-033.28"}]}))
    assert (row.details.sectors, row.notes) == (frozenset(), ())


def test_what_is_no_association_is_rejected_beside_the_good_ones():
    rows = read(answer(None, 3, [], {})).rows
    assert [bool(row.details) for row in rows] == [False, False, False, True]


def test_half_characters_are_left_out():
    assert only(answer({"naam": "Soep \ud800\x00 huis"})).details.name == "Soep huis"


@pytest.mark.skipif(not SEARCH.exists(), reason="the shared files are not here")
def test_the_sample_answer_of_the_register_comes_in():
    reading = read(SEARCH.read_bytes())
    (row,) = reading.rows
    assert reading.format == "register"
    assert row.details == ListedOrganisation(
        name="Oostende voor anker", kind=OrganisationKind.ASSOCIATION, vcode="V0001004"
    )
    assert "BLA" in str(row.notes[0])
