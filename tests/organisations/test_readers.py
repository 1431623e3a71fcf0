"""Lists of organisations from outside: accepted or rejected row by row, with all the reasons."""

import io
import json
from contextlib import suppress
from random import Random

import openpyxl
import pytest

from tests.organisations.files import ASSOCIATION, BRIDGE, SEARCH, answer, table
from vrijwilligers.core.tables import Unreadable
from vrijwilligers.organisations.readers import read
from vrijwilligers.organisations.readers.canonical import COLUMNS
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.organisations.rules.details import AddressDetails, PersonDetails
from vrijwilligers.organisations.rules.listed import Listed

WHOLE = {
    "name": "Buurthuis De Brug",
    "name_nl": "Buurthuis De Brug",
    "name_fr": "Maison de quartier Le Pont",
    "name_en": "",
    "about_nl": "Wij koken soep.\nVoor € 1.",
    "about_fr": "",
    "about_en": "We cook soup.",
    "kind": "VZW",
    "kbo": "0999.000.030",
    "vcode": "v0001001",
    "sectors": "bwwc, GEWE",
    "street": "Brugstraat 1 bus 2",
    "postcode": "1080",
    "municipality": "St-Jans-Molenbeek",
    "phone": "02 555 00 11",
    "email": "Brug@example.org",
    "url": "https://example.org/brug",
    "contact_name": "Ines Proef",
    "contact_role": "coördinator",
    "contact_email": "ines@example.org",
    "contact_phone": "0470 00 00 01",
    "offers_tasks": "ja",
    "is_referrer": "non",
    "is_accessible": "x",
    "accessible_training": "Inclusief onthaal",
    "accessible_year": "2025",
    "has_liability_insurance": "yes",
    "has_staff": "nee",
}
STARTS = (b"", b"{", b"[", b"<", b"PK\x03\x04", b"name;kbo\n", b"\xff\xfe", b"\xef\xbb\xbf")


def only(content):
    (row,) = read(content).rows
    return row


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
    assert only(table(WHOLE)).details == Listed(
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
            "name_nl": "Buurthuis De Brug",
            "name_fr": "Maison de quartier Le Pont",
            "about_nl": "Wij koken soep.\nVoor € 1.",
            "about_en": "We cook soup.",
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
    assert details() == Listed(name="Buurthuis De Brug")


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
        ({"kind": "club"}, "kind"),
        ({"sectors": "BWWC, SOUP"}, "the code “SOUP” is unknown"),
        ({"email": "brug"}, "email"),
        ({"phone": "many"}, "phone"),
        ({"contact_email": "ines"}, "contact_email"),
        ({"postcode": "here and there"}, "postcode"),
        ({"has_staff": "perhaps"}, "has_staff"),
        ({"accessible_year": "1830", "is_accessible": "yes"}, "not a possible year"),
        ({"kind": "bedrijf", "offers_tasks": "ja"}, "A company may not"),
        ({"accessible_year": "2025"}, "is_accessible does not say yes"),
        ({"about_nl": "Bel 85.07.30-033.28"}, "national register number"),
        ({"contact_name": "Ines 85073003328"}, "national register number"),
        ({"phone": "85073003328"}, "national register number"),
        ({"about_fr": "x" * 30_000}, "too long"),
    ],
)
def test_a_row_that_cannot_be_right_is_rejected_with_the_reason(cells, words):
    assert any(words in reason for reason in reasons(**cells))


def test_a_row_without_any_name_is_rejected():
    assert reasons(name="", phone="02 555 00 11") == ["The name is missing."]


def test_a_bad_link_and_a_nameless_contact_are_left_out_and_said():
    row = only(table(BRIDGE | {"url": "javascript:alert(1)", "contact_phone": "0470000001"}))
    assert row.details == Listed(name="Buurthuis De Brug")
    assert len(row.notes) == 2


def test_the_same_number_twice_in_a_file_is_rejected_the_second_time():
    same = ({"name": "A", "kbo": "0999000030"}, {"name": "B", "kbo": "0999.000.030"})
    rows = read(table(*same)).rows
    assert [bool(row.details) for row in rows] == [True, False]
    assert "already in row 2" in str(rows[1].reasons[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_come_through_however_the_file_is_written(encoding):
    assert only(table({"name": "Café Élan"}, encoding=encoding)).details.name == "Café Élan"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x03", "not text"),
        (b"<!DOCTYPE html><html></html>", "XML or a web page"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "XML or a web page"),
        (b"colour;size\nred;3\n", "no column “name”"),
        (b"name;name\nA;B\n", "there twice"),
        (b'name\n"open', "never closed"),
        (b"PK\x03\x04 and nothing", "damaged"),
        (b"[]", "no associations"),
        (b"[{]", "not correct JSON"),
        (b"[" * 100_000, "not correct JSON"),
        (b'{"verenigingen": ' + b"9" * 10_000 + b"}", "not correct JSON"),
        (b'{"verenigingen": "none"}', "no associations"),
        (b'{"verenigingen": []}\0', "not text"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_in_words(content, words):
    with pytest.raises(Unreadable, match=words):
        read(content)


def test_a_line_without_end_is_refused_or_rejected():
    assert not any(row.details for row in read(b"name\n" + b"x" * 20_000_000).rows)
    with pytest.raises(Unreadable, match="too large"):
        read(b"name\n" + b"x" * 100_000_000)


def test_an_association_of_the_register_is_understood():
    assert only(answer({})).details == Listed(
        name="Buurthuis De Brug",
        kind=OrganisationKind.VZW,
        kbo="0999000030",
        vcode="V0001001",
        phone="+3225550011",
        email="brug@example.org",
        url="https://www.example.org",
        words={"about_nl": "Wij koken soep."},
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
        ({"sleutels": [{"bron": "KBO", "waarde": "0123"}]}, "company number"),
        ({"vCode": "1001"}, "vCode"),
        ({"korteBeschrijving": "Bel 85.07.30-033.28"}, "national register number"),
    ],
)
def test_an_association_that_cannot_be_right_is_rejected_with_the_reason(change, words):
    row = only(answer(change))
    assert row.details is None
    assert any(words in str(reason) for reason in row.reasons)


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
    assert row.details == Listed(
        name="Oostende voor anker", kind=OrganisationKind.ASSOCIATION, vcode="V0001004"
    )
    assert "BLA" in str(row.notes[0])


def workbook(*rows):
    book = openpyxl.Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def hurt(content, chance):
    """Cut a file off, or change some of its bytes."""
    if chance.random() < 0.2:
        return content[: chance.randrange(len(content))]
    bytes_ = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        place = chance.randrange(len(bytes_))
        bytes_[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    return bytes(bytes_)


def twisted(value, chance):
    """Put something else in the place of values, anywhere in an answer."""
    if chance.random() < 0.1:
        return chance.choice((None, "", 0, -1, 1e308, True, [], {}, ["x"], {"a": None}, "é" * 600))
    if isinstance(value, dict):
        return {name: twisted(inner, chance) for name, inner in value.items()}
    if isinstance(value, list):
        return [twisted(inner, chance) for inner in value]
    return value


@pytest.fixture(scope="module")
def whole_files():
    return (table(WHOLE, BRIDGE), workbook(WHOLE, WHOLE), answer({}, {"naam": "Ü"}))


@pytest.mark.parametrize("seed", range(60))
def test_a_file_hurt_on_its_way_is_read_or_refused_but_never_a_crash(seed, whole_files):
    chance = Random(seed)
    for _ in range(5):
        answers_for_each_row(hurt(chance.choice(whole_files), chance))


@pytest.mark.parametrize("seed", range(20))
def test_an_answer_in_another_shape_is_read_or_refused_but_never_a_crash(seed):
    chance = Random(seed)
    for _ in range(20):
        answers_for_each_row(json.dumps(twisted(json.loads(answer({}, {})), chance)).encode())


@pytest.mark.parametrize("seed", range(20))
def test_any_bytes_are_read_or_refused_but_never_a_crash(seed):
    chance = Random(seed)
    for start in (
        b"",
        b"{",
        b"[",
        b"<",
        b"PK\x03\x04",
        b"name;kbo\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ):
        answers_for_each_row(start + chance.randbytes(chance.randrange(2_000)))


def answers_for_each_row(content):
    """Read a file: each row has its details or its reasons, in words."""
    with suppress(Unreadable):
        for row in read(content).rows:
            assert bool(row.details) != bool(row.reasons)
            assert all(str(said) for said in (*row.reasons, *row.notes))
