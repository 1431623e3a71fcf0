"""Feeds of API Engagement: missions in French, spelled in more than one way."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from tests.vacancies.reading import KNOWN, MISSION, SOUP, feed, only, read, table, xml
from vrijwilligers.exchange.tables import Unreadable
from vrijwilligers.imports.rules import ReadOptions
from vrijwilligers.vacancies.rules import SourceDetails, Text
from vrijwilligers.vocabulary.engagement import Engagement

SHARED = Path(__file__).parents[2].parent / "shared" / "feeds"


def test_a_mission_comes_in_with_its_french_text():
    reading = read(feed(MISSION | {"schedule": "2 heures", "places": 4}), KNOWN)

    assert (reading.format, reading.is_feed) == ("engagement-json", True)
    assert reading.rows[0].details == SourceDetails(
        source_id="M1",
        organisation="Asbl Demo",
        texts={"fr": Text("Distribuer des repas", "Le soir & le matin.\nHoraire : 2 heures")},
        category="poverty_relief",
        places=4,
    )


@pytest.mark.parametrize(
    "wrap", [lambda m: {"data": [m]}, lambda m: {"missions": [m]}, lambda m: m]
)
def test_the_list_may_stand_inside_an_answer(wrap):
    assert only(json.dumps(wrap(MISSION)).encode()).details.source_id == "M1"


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ({"remote": "full"}, {"remote": True}),
        ({"remote": "local"}, {"remote": False}),
        ({"remote": None}, {"remote": None}),
        ({"reducedMobilityAccessible": "yes"}, {"wheelchair": True}),
        ({"reducedMobilityAccessible": False}, {"wheelchair": False}),
        ({"openToMinors": "no"}, {"minimum_age": 18}),
        ({"openToMinors": "true"}, {"minimum_age": None}),
        ({"domain": "education"}, {"category": None}),
        ({"startAt": "05/07/2027", "endAt": "2027-07-05"}, {"engagement": Engagement.ONCE}),
        ({"soft_skills": "a,b", "tags": ["a", "b"]}, {"source_id": "M1"}),
    ],
)
def test_the_words_of_a_feed_become_ours(theirs, ours):
    found = asdict(only(feed(MISSION | theirs)).details)

    assert {name: found[name] for name in ours} == ours


def test_an_address_in_brussels_goes_before_one_elsewhere():
    paris = {"postalCode": "75004", "city": "Paris", "country": "France"}
    jette = {"postalCode": "1090", "city": "Jette", "country": "Belgique"}

    found = only(feed(MISSION | {"addresses": [paris, jette]})).details

    assert (found.postcode, found.municipality, found.place) == ("1090", "21010", None)


def test_a_foreign_town_is_not_taken_for_brussels():
    address = {"postalCode": 1000, "city": "Saint-Gilles", "country": "France"}

    found = only(feed(MISSION | {"addresses": [address]})).details

    assert (found.municipality, found.place) == (None, "Saint-Gilles")


@pytest.mark.parametrize(
    ("addresses", "address"),
    [("addresses", "address"), ("adresses", "adresse"), ("addresses", "adresse")],
)
def test_both_spellings_of_an_address_are_read(addresses, address):
    place = f"<{address}><postalCode>1090</postalCode><lonlat>4.3</lonlat></{address}>"
    content = xml(
        "<clientId>1</clientId><title>T</title><organizationName>O</organizationName>"
        f"<organizationRna>W1</organizationRna><{addresses}>{place}</{addresses}>"
    )

    assert only(content).details.municipality == "21010"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"clientId": None}, "clientId"),
        ({"title": " "}, "The title is missing."),
        ({"organizationName": ""}, "The organisation is missing."),
        ({"title": "Appelez 85.07.30-033.28"}, "title: this holds a national register number."),
    ],
)
def test_a_mission_that_cannot_be_right_is_rejected_with_the_reason(change, words):
    row = only(feed(MISSION | change))

    assert row.details is None
    assert any(words in str(reason) for reason in row.reasons)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"places": "nombreux"}, "places"),
        ({"startAt": "2027-02-30T00:00:00.000Z"}, "not an existing date"),
        ({"startAt": "2027-02-02", "endAt": "2027-02-01"}, "the end comes before the start."),
        ({"description": "x" * 20_001}, "too long"),
        ({"remote": "sometimes"}, "remote"),
    ],
)
def test_a_field_of_a_mission_is_lost_before_the_mission_is(change, words):
    row = only(feed(MISSION | change))
    assert row.details
    assert [words in str(note) for note in row.notes] == [True]


def test_the_moments_of_a_mail_are_days_in_brussels():
    late = {
        "startAt": "Tue, 20 Apr 2027 09:00:00 +0200",
        "endAt": "Tue, 20 Apr 2027 23:30:00 +0200",
    }
    found = only(feed(MISSION | late)).details
    assert (found.start_on, found.end_on) == (date(2027, 4, 20), date(2027, 4, 20))


@pytest.mark.parametrize("field", ["description", "schedule", "places", "applicationUrl"])
def test_a_national_number_in_a_field_of_a_feed_is_left_out_and_said_p07(field):
    row = only(feed(MISSION | {field: "Appelez 85.07.30-033.28"}))

    assert row.details == only(feed(MISSION | {field: ""})).details
    said = f"{field} was left out: a national register number is not kept."
    assert [*map(str, row.notes)] == [said]
    assert "033" not in str(row.cells)


def test_a_mission_twice_in_a_feed_is_rejected_the_second_time():
    assert [bool(row.details) for row in read(feed(MISSION, MISSION), KNOWN).rows] == [True, False]


def test_a_deleted_mission_is_absent():
    assert read(feed(MISSION | {"deleted": True}), KNOWN).rows == []


def test_what_is_no_mission_is_rejected_beside_the_good_ones():
    rows = read(json.dumps([None, 3, [], MISSION]).encode(), KNOWN).rows

    assert [bool(row.details) for row in rows] == [False, False, False, True]


def test_a_bad_link_in_a_feed_is_dropped_and_said():
    row = only(feed(MISSION | {"applicationUrl": "javascript:alert(1)"}))

    assert row.details.source_url is None
    assert row.notes


BOMB = "<!DOCTYPE s [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (xml("<title>&b;</title>", BOMB), "DOCTYPE"),
        (xml("", '<!DOCTYPE s SYSTEM "file:///etc/passwd">'), "DOCTYPE"),
        (b"<!DOCTYPE html><html></html>", "web page holds no vacancy"),
        (b"<html><body>Not found</body></html>", "web page holds no vacancy"),
        (b"<source><mission>", "not correct XML"),
        (b'<?xml version="1.0" encoding="nonsense"?><source/>', "not correct XML"),
        (b"[{]", "not correct JSON"),
        (b"[" * 100_000, "not correct JSON"),
        (b'{"places": ' + b"9" * 10_000 + b"}", "not correct JSON"),
        (b'{"error": "no key"}', "no missions"),
        (b"[]\0", "not text"),
    ],
)
def test_a_feed_that_cannot_be_trusted_is_refused_in_words(content, words):
    with pytest.raises(Unreadable, match=words):
        read(content, KNOWN)


def test_half_characters_in_a_feed_are_left_out():
    row = only(feed(MISSION | {"title": "Soupe \ud800\x00 chaude", "applicationUrl": "\udfff"}))

    assert row.details.texts["fr"].title == "Soupe chaude"


def test_a_profile_that_does_not_exist_is_refused():
    with pytest.raises(Unreadable, match="no profile “excel”"):
        read(b"x", KNOWN, ReadOptions(format="excel"))


def test_a_profile_may_be_named():
    assert read(table(SOUP), KNOWN, ReadOptions(format="canonical")).rows[0].details
    with pytest.raises(Unreadable, match="not correct XML"):
        read(table(SOUP), KNOWN, ReadOptions(format="engagement"))


needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared files are not here")


@needs_shared
def test_the_sample_mission_of_paris_comes_in_with_its_place():
    reading = read((SHARED / "api-engagement-correct.xml").read_bytes(), KNOWN)

    found = reading.rows[0].details
    assert reading.format == "engagement-xml"
    assert (found.source_id, found.organisation) == ("32132143", "Mon asso")
    assert found.texts["fr"].description.endswith("\nHoraire : 1 demi-journée par semaine")
    assert (found.start_on, found.end_on) == (date(2025, 1, 1), date(2025, 1, 11))
    assert (found.postcode, found.municipality, found.place) == ("75004", None, "Paris")
    assert (found.category, found.places, found.remote, found.wheelchair) == (
        "nature",
        2,
        True,
        True,
    )


@needs_shared
def test_the_sample_mission_with_half_an_address_comes_in():
    reading = read((SHARED / "api-engagement-invalid-address.xml").read_bytes(), KNOWN)

    assert reading.rows[0].details.place == "Grenoble"


@needs_shared
def test_the_sample_answer_in_json_comes_in_whole():
    reading = read((SHARED / "api-engagement-missions.json").read_bytes(), KNOWN)

    assert [row.details.place for row in reading.rows] == ["Paris", "Lyon", "Marseille"]
    assert reading.rows[0].details.start_on == date(2026, 6, 1)
    assert "<p>" not in reading.rows[0].details.texts["fr"].description


ONE = "<clientId>1</clientId><title>T</title><organizationName>O</organizationName>"


@pytest.mark.parametrize(
    "place",
    [
        {"address": {"postalCode": "1090", "city": "Jette"}},
        {"adresse": {"code_postal": 1090, "ville": "Jette"}},
        {"adresse": "Rue du Miroir 7, 1090 Jette"},
        {"adresses": [{"adresse": "x", "zip": "1090"}]},
        {"postalCode": "1090", "lonlat": [4.3, 50.8], "lonLat": "4.3,50.8"},
    ],
)
def test_a_place_is_found_however_a_feed_writes_it(place):
    assert only(feed(MISSION | place)).details.municipality == "21010"


@pytest.mark.parametrize(
    "place",
    [
        "<address><postalCode>1090</postalCode></address>",
        "<adresse>Rue du Miroir 7, 1090 Jette</adresse>",
        "<adresses><adresse><code-postal>1090</code-postal></adresse></adresses>",
        "<postal_code>1090</postal_code><lonlat><x>4</x></lonlat>",
    ],
)
def test_a_place_in_xml_is_found_however_it_is_written(place):
    assert only(xml(ONE + place)).details.municipality == "21010"


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ({"reduced_mobility_accessible": "oui"}, {"wheelchair": True}),
        ({"reducedMobilityAccessible": "non"}, {"wheelchair": False}),
        ({"open_to_minors": "NO"}, {"minimum_age": 18}),
        ({"organizationName": None, "organization": {"name": "O"}}, {"organisation": "O"}),
        ({"organizationName": None, "associationName": "O"}, {"organisation": "O"}),
        ({"organizationRna": "W1", "organizationBeneficiaires": "a,b"}, {"source_id": "M1"}),
        ({"tags": "a, b", "soft_skills": ["a"]}, {"source_id": "M1"}),
        ({"domain": "solidarite-insertion"}, {"category": "poverty_relief"}),
    ],
)
def test_spellings_in_the_wild_are_understood(theirs, ours):
    found = asdict(only(feed(MISSION | theirs)).details)
    assert {name: found[name] for name in ours} == ours


def test_html_without_a_cdata_section_is_read_whole():
    content = xml(ONE + "<description>Le <b>soir</b> et <i>le matin</i>.</description>")
    assert only(content).details.texts["fr"].description == "Le soir et le matin ."


def test_a_rejected_mission_can_be_corrected_as_a_row_of_our_own_table():
    reading = read(feed(MISSION | {"places": "beaucoup"}), KNOWN)
    written = reading.rows[0].cells
    assert set(written) == set(reading.columns)
    corrected = {**written, "places": "3"}
    assert only(table(corrected)).details.texts["fr"].title == "Distribuer des repas"
