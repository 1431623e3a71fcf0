"""Lists of vacancies from outside: accepted or rejected row by row, with all the reasons."""

import csv
import io
import json
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path
from random import Random

import openpyxl
import pytest

from tests.files import make_vacancies
from vrijwilligers.core.speech import Level
from vrijwilligers.core.tables import Unreadable
from vrijwilligers.core.week import mask_of
from vrijwilligers.vacancies import samples
from vrijwilligers.vacancies.readers import Codes, Manner, read
from vrijwilligers.vacancies.readers.canonical import COLUMNS
from vrijwilligers.vacancies.rules import (
    Allowance,
    Engagement,
    Status,
    Text,
    VacancyDetails,
    fingerprint,
    is_expired,
    is_open,
)

SHARED = Path(__file__).parents[2].parent / "shared" / "feeds"
KNOWN = Codes(
    categories=frozenset(task["category"] for task in samples.tasks()),
    talents=frozenset(t for task in samples.tasks() for t in task["talents"].split(",")),
)
SOUP = {"source_id": "S1", "organisation": "Buurthuis De Lepel", "title_nl": "Soep maken"}
WHOLE = SOUP | {
    "organisation_kbo": "0999.000.030",
    "title_fr": "Faire de la soupe",
    "description_nl": "Je maakt soep.\nVoor € 1.",
    "category": "food",
    "talents": "cooking, talking",
    "engagement": "regular",
    "start_on": "1/12/2026",
    "end_on": "2027-06-30",
    "publish_until": "31/03/2027",
    "days": "mon-morning, sat-evening",
    "hours_per_week": "2,5",
    "places": "3",
    "postcode": "1080",
    "municipality": "St-Jans-Molenbeek",
    "wheelchair": "ja",
    "remote": "non",
    "languages": "nl:A2, fr",
    "practise_dutch": "A1",
    "support_offered": "x",
    "minimum_age": "16",
    "allowance": "flat",
    "contact_name": "An Peeters",
    "contact_email": "An@example.org",
    "contact_phone": "0470 00 00 01",
    "url": "https://example.org/soep",
}


def table(*rows: dict[str, str], **encoding) -> bytes:
    file = io.StringIO(newline="")
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(file, columns)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode(**encoding)


def only(content: bytes):
    (row,) = read(content, KNOWN).rows
    return row


def reasons(**cells: str) -> list[str]:
    row = only(table(SOUP | cells))
    assert bool(row.reasons) == (row.details is None)
    return [str(reason) for reason in row.reasons]


def details(**cells: str) -> VacancyDetails:
    found = only(table(SOUP | cells)).details
    assert found
    return found


def test_a_whole_row_is_understood():
    assert only(table(WHOLE)).details == VacancyDetails(
        source_id="S1",
        source_url="https://example.org/soep",
        organisation="Buurthuis De Lepel",
        organisation_kbo="0999000030",
        texts={
            "nl": Text("Soep maken", "Je maakt soep.\nVoor € 1."),
            "fr": Text("Faire de la soupe", ""),
        },
        category="food",
        talents=frozenset({"cooking", "talking"}),
        engagement=Engagement.REGULAR,
        start_on=date(2026, 12, 1),
        end_on=date(2027, 6, 30),
        publish_until=date(2027, 3, 31),
        days=mask_of(["mon-morning", "sat-evening"]),
        hours_per_week=2.5,
        places=3,
        postcode="1080",
        municipality="21012",
        wheelchair=True,
        remote=False,
        support_offered=True,
        languages={"nl": Level.A2, "fr": Level.A1},
        practise_dutch="A1",
        minimum_age=16,
        allowance=Allowance.FLAT,
        contact_name="An Peeters",
        contact_email="an@example.org",
        contact_phone="+32470000001",
    )


def test_a_bare_row_leaves_the_rest_unknown():
    assert details() == VacancyDetails(
        source_id="S1", organisation="Buurthuis De Lepel", texts={"nl": Text("Soep maken", "")}
    )


def test_a_workbook_says_the_same_as_a_table():
    book = openpyxl.Workbook()
    book.active.append(list(WHOLE))
    book.active.append(list(WHOLE.values()))
    file = io.BytesIO()
    book.save(file)

    reading = read(file.getvalue(), KNOWN)

    assert (reading.format, reading.is_feed) == ("xlsx", False)
    assert asdict(reading.rows[0].details) == asdict(only(table(WHOLE)).details)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"source_id": ""}, "source_id"),
        ({"organisation": " "}, "The organisation is missing."),
        ({"title_nl": "", "description_nl": "Soep"}, "A title is missing"),
        ({"start_on": "31/02/2027"}, "start_on: “31/02/2027” is not an existing date."),
        ({"start_on": "2027-02-01", "end_on": "2027-01-01"}, "The end comes before the start."),
        ({"category": "soup"}, "category: the code “soup” is unknown."),
        ({"talents": "cooking, flying"}, "talents: the code “flying” is unknown."),
        ({"engagement": "often"}, "once, short, regular"),
        ({"allowance": "gold"}, "none, flat, real, km"),
        ({"places": "many"}, "places: “many” is not a whole number."),
        ({"hours_per_week": "169"}, "168"),
        ({"minimum_age": "200"}, "minimum age"),
        ({"organisation_kbo": "0999.000.031"}, "not a valid company number"),
        ({"practise_dutch": "native"}, "practise_dutch"),
        ({"contact_email": "nobody"}, "contact_email: “nobody” is not an e-mail address."),
        ({"description_nl": "Bel 85.07.30-033.28"}, "description_nl: this holds a national"),
        ({"contact_name": "An 85073003328"}, "contact_name: this holds a national"),
        ({"title_nl": "x" * 501}, "title_nl: the text is too long."),
        ({"description_nl": "x" * 1_000_000}, "longer than 100000 characters"),
    ],
)
def test_a_row_that_cannot_be_right_is_rejected_with_the_reason(cells, words):
    assert any(words in reason for reason in reasons(**cells))


def test_all_the_reasons_are_named_not_only_the_first():
    assert len(reasons(organisation="", start_on="soon", places="-1", talents="flying")) == 4


def test_an_id_that_comes_twice_rejects_the_later_row_and_names_the_first():
    rows = read(table(SOUP, SOUP | {"source_id": "S2"}, SOUP), KNOWN).rows

    assert [bool(row.details) for row in rows] == [True, True, False]
    assert str(rows[2].reasons[0]) == "The id “S1” is already in row 2."
    assert rows[2].source_id == "S1"


def test_a_file_of_which_every_row_is_rejected_is_still_read():
    reading = read(table({"source_id": "1", "title_nl": ""}), KNOWN)

    assert [row.details for row in reading.rows] == [None]


def test_a_file_without_a_column_of_ours_is_refused():
    with pytest.raises(Unreadable, match="None of the columns is known"):
        read(b"naam;voornaam\nx;y\n", KNOWN)


def test_unknown_columns_are_reported_and_harm_nobody():
    reading = read(table(SOUP | {"Kleur": "rood"}), KNOWN)

    assert reading.unknown_columns == ("kleur",)
    assert reading.rows[0].details


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JaVaScRiPt:x", "www.example.org", 'https://x"onload="y', "="]
)
def test_a_bad_link_is_dropped_and_said(link):
    row = only(table(SOUP | {"url": link}))

    assert row.details.source_url is None
    assert [str(note) for note in row.notes] == ["The link was left out: it is not a web address."]


@pytest.mark.parametrize(
    "formula", ['=HYPERLINK("http://example.org";"klik")', "@SUM(A1)", "+1-1", "-2+3", "=cmd|' /C"]
)
def test_a_formula_is_a_harmless_text(formula):
    assert details(title_nl=formula).texts["nl"].title == formula
    assert details(title_nl=f"\t\x02{formula}").texts["nl"].title == formula


def test_tags_and_scripts_do_not_come_in():
    text = details(description_nl="<p>Soep</p><script>x()</script><b onclick='y'>en</b> brood")

    assert text.texts["nl"].description == "Soep\nen brood"


@pytest.mark.parametrize(
    ("postcode", "municipality", "expected"),
    [
        ("1000", "Elsene", ("21009", None)),
        ("1080", "", ("21012", None)),
        ("", "Sint-Gillis", ("21013", None)),
        ("1020", "Laken", ("21004", "Laken")),
        ("1000", "Brussel / Bruxelles", ("21004", None)),
        ("1000", "21004", ("21004", None)),
        ("2430", "Vorst", (None, "Vorst")),
        ("30800", "Saint-Gilles", (None, "Saint-Gilles")),
        ("9000", "Gent", (None, "Gent")),
        ("", "Overal", (None, "Overal")),
    ],
)
def test_a_place_is_found_or_kept_as_it_is_written(postcode, municipality, expected):
    found = details(postcode=postcode, municipality=municipality)

    assert (found.municipality, found.place) == expected


@pytest.mark.parametrize(("cell", "level"), [("no", "no"), ("nee", "no"), ("b1", "B1"), ("", None)])
def test_practising_dutch_is_no_or_a_level(cell, level):
    assert details(practise_dutch=cell).practise_dutch == level


def test_full_is_not_unknown():
    assert details(places="0").places == 0
    assert details(places="").places is None


def test_the_belgian_excel_file_comes_in_whole():
    reading = read(make_vacancies.FILE.read_bytes(), KNOWN)

    found = [row.details for row in reading.rows]
    assert [str(reason) for row in reading.rows for reason in row.reasons] == []
    assert len(found) == make_vacancies.COUNT
    assert {one.category for one in found} == KNOWN.categories
    assert len({one.municipality for one in found} - {None}) == 19
    assert any("€" in text.description for one in found for text in one.texts.values())
    assert any("œ" in text.title for one in found for text in one.texts.values())


def test_most_of_the_belgian_excel_file_is_open_and_some_is_full_or_over():
    found = [row.details for row in read(make_vacancies.FILE.read_bytes(), KNOWN).rows]

    today = make_vacancies.TODAY
    is_still_open = [
        is_open(Status.PUBLISHED, one.publish_until, one.end_on, one.places, today) for one in found
    ]
    assert sum(is_still_open) > 200
    assert any(one.places == 0 for one in found)
    assert any(is_expired(one.publish_until, one.end_on, today) for one in found)
    assert any(list(one.texts) == ["fr"] for one in found)


def test_the_belgian_excel_file_is_the_one_its_script_writes(tmp_path):
    make_vacancies.write(tmp_path / "again.csv")

    committed = Path(__file__).parents[1] / "files" / "vacatures-excel.csv"
    assert (tmp_path / "again.csv").read_bytes() == committed.read_bytes()


def test_the_same_file_twice_has_the_same_fingerprints():
    content = make_vacancies.FILE.read_bytes()

    first, second = (
        [fingerprint(row.details) for row in read(content, KNOWN).rows] for _ in range(2)
    )
    assert first == second
    assert len(set(first)) == len(first)


def test_every_column_of_the_exchange_is_read():
    assert len(COLUMNS) == 31
    assert read(table(dict.fromkeys(COLUMNS, "")), KNOWN).unknown_columns == ()


# Feeds of API Engagement

MISSION = {
    "clientId": "M1",
    "title": "Distribuer des repas",
    "description": "<p>Le soir &amp; le matin.</p>",
    "organizationName": "Asbl Demo",
    "domain": "humanitaire",
}


def feed(*missions: dict) -> bytes:
    return json.dumps(list(missions)).encode()


def xml(inside: str, outside: str = "") -> bytes:
    return f'<?xml version="1.0"?>{outside}<source><mission>{inside}</mission></source>'.encode()


def test_a_mission_comes_in_with_its_french_text():
    reading = read(feed(MISSION | {"schedule": "2 heures", "places": 4}), KNOWN)

    assert (reading.format, reading.is_feed) == ("engagement-json", True)
    assert reading.rows[0].details == VacancyDetails(
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
        ({"places": "beaucoup"}, "places"),
        ({"startAt": "2027-02-30T00:00:00.000Z"}, "not an existing date"),
        ({"startAt": "2027-02-02", "endAt": "2027-02-01"}, "The end comes before the start."),
        ({"description": "Appelez 85.07.30-033.28"}, "national register number"),
        ({"description": "x" * 1_000_000}, "too long"),
        ({"remote": "sometimes"}, "remote"),
    ],
)
def test_a_mission_that_cannot_be_right_is_rejected_with_the_reason(change, words):
    row = only(feed(MISSION | change))

    assert row.details is None
    assert any(words in str(reason) for reason in row.reasons)


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
        read(b"x", KNOWN, Manner(profile="excel"))


def test_a_profile_may_be_named():
    assert read(table(SOUP), KNOWN, Manner(profile="canonical")).rows[0].details
    with pytest.raises(Unreadable, match="not correct XML"):
        read(table(SOUP), KNOWN, Manner(profile="engagement"))


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


@pytest.mark.parametrize("seed", range(150))
def test_a_file_hurt_on_its_way_is_read_or_refused_but_never_a_crash(seed):
    chance = Random(seed)
    book = openpyxl.Workbook()
    book.active.append(list(WHOLE))
    book.active.append(list(WHOLE.values()))
    file = io.BytesIO()
    book.save(file)
    whole = (table(WHOLE, SOUP), file.getvalue(), feed(MISSION), xml("<title>é</title>"))
    hurt = bytearray(chance.choice(whole))
    for _ in range(chance.choice((1, 3, 20))):
        place = chance.randrange(len(hurt))
        hurt[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(3))

    with suppress(Unreadable):
        reading = read(bytes(hurt), KNOWN)
        assert all(row.details or row.reasons for row in reading.rows)
