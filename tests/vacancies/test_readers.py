"""Lists of vacancies from outside: accepted or rejected row by row, with all the reasons."""

import io
from dataclasses import asdict
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.files import make_vacancies
from tests.vacancies.reading import KNOWN, SOUP, WHOLE, only, read, table
from vrijwilligers.exchange.tables import Unreadable
from vrijwilligers.vacancies.readers.canonical import COLUMNS
from vrijwilligers.vacancies.rules import (
    Allowance,
    SourceDetails,
    Status,
    Text,
    fingerprint,
    is_expired,
    is_open,
)
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import mask_of


def reasons(**cells: str) -> list[str]:
    row = only(table(SOUP | cells))
    assert bool(row.reasons) == (row.details is None)
    return [str(reason) for reason in row.reasons]


def details(**cells: str) -> SourceDetails:
    found = only(table(SOUP | cells)).details
    assert found
    return found


def test_a_whole_row_is_understood():
    assert only(table(WHOLE)).details == SourceDetails(
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
    assert details() == SourceDetails(
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
        ({"title_nl": "x" * 501}, "title_nl: the text is too long."),
        ({"description_nl": "x" * 1_000_000}, "longer than 100000 characters"),
    ],
)
def test_a_row_that_nobody_could_recognise_is_rejected_with_the_reason(cells, words):
    assert any(words in reason for reason in reasons(**cells))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            {"start_on": "31/02/2027"},
            "start_on was left out: “31/02/2027” is not an existing date.",
        ),
        (
            {"start_on": "2027-02-01", "end_on": "2027-01-01"},
            "end_on was left out: the end comes before the start.",
        ),
        ({"category": "soup"}, "category was left out: the code “soup” is unknown."),
        ({"talents": "cooking, flying"}, "talents was left out: the code “flying” is unknown."),
        ({"engagement": "often"}, "once, short, regular"),
        ({"allowance": "gold"}, "none, flat, real, km"),
        ({"places": "sometimes"}, "places was left out: “sometimes” is not a whole number."),
        ({"hours_per_week": "169"}, "168"),
        ({"minimum_age": "200"}, "minimum age"),
        ({"organisation_kbo": "0999.000.031"}, "not a valid company number"),
        ({"practise_dutch": "native"}, "practise_dutch"),
        ({"contact_email": "nobody"}, "contact_email was left out: “nobody” is not an e-mail"),
        ({"description_nl": "x" * 20_001}, "description_nl was left out: the text is too long."),
    ],
)
def test_a_cell_is_lost_before_its_row_is_and_that_is_said(cells, words):
    row = only(table(SOUP | cells))
    assert row.details
    assert [words in str(note) for note in row.notes] == [True]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_national_number_is_emptied_in_any_column_and_not_repeated_p07(column):
    row = only(table(SOUP | {column: "85.07.30-033.28"}))
    without = only(table(SOUP | {column: ""}))

    assert row.details == without.details
    assert "033" not in repr(row) + str([*map(str, row.reasons)])
    if column in ("source_id", "organisation", "title_nl"):
        assert str(row.reasons[0]) == f"{column}: this holds a national register number."
    else:
        said = f"{column} was left out: a national register number is not kept."
        assert [*map(str, row.notes)] == [said]


def test_a_national_number_among_the_words_of_a_cell_empties_the_whole_cell_p07():
    found = details(description_nl="Bel 85.07.30-033.28", contact_name="An 85073003328")
    assert (found.texts["nl"].description, found.contact_name) == ("", None)


def test_a_column_that_nobody_asked_for_keeps_no_national_number_and_says_nothing_p07():
    row = only(table(SOUP | {"rijksregister": "85.07.30-033.28"}))
    assert (row.cells["rijksregister"], row.notes) == ("", ())
    assert row.details


def test_a_digest_knows_nothing_of_a_national_number_p07():
    first, second = (only(table(SOUP | {"url": n})) for n in ("85.07.30-033.28", "85073003328"))
    assert first.digest == second.digest == only(table(SOUP | {"url": ""})).digest


def test_all_the_reasons_are_named_not_only_the_first():
    assert len(reasons(organisation="", title_nl="", source_id="", places="3")) == 3


def test_an_id_that_comes_twice_rejects_the_later_row_and_names_the_first():
    rows = read(table(SOUP, SOUP | {"source_id": "S2"}, SOUP), KNOWN).rows

    assert [bool(row.details) for row in rows] == [True, True, False]
    assert str(rows[2].reasons[0]) == "The id “S1” is already in row 2."
    assert rows[2].key == "S1"


def test_a_file_of_which_every_row_is_rejected_is_still_read():
    reading = read(table({"source_id": "1", "organisation": "", "title_nl": ""}), KNOWN)

    assert [row.details for row in reading.rows] == [None]


def test_a_file_without_a_column_of_ours_is_refused():
    with pytest.raises(Unreadable, match="None of the columns is known"):
        read(b"naam;voornaam\nx;y\n", KNOWN)


def test_unknown_columns_are_reported_and_harm_nobody():
    reading = read(table(SOUP | {"Kleur": "rood"}), KNOWN)

    assert reading.unknown_columns == ("kleur",)
    assert reading.rows[0].details


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JaVaScRiPt:x", "soep", 'https://x"onload="y', "=1"]
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
    assert {one.category for one in found} == KNOWN.categories.keys()
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
