"""Three lists as coordinators, neighbours and a form bring them: every row comes in (made up)."""

import csv
import io
from pathlib import Path

import pytest

from tests.vacancies.reading import KNOWN
from vrijwilligers.imports.readers.files import parsed_file
from vrijwilligers.imports.rules import ColumnMap, ImportOptions, ReadOptions
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vocabulary.week import WHOLE_WEEK, blocks_of

LISTS = Path(__file__).parents[1] / "files" / "lists"  # a cell ends at a stroke
EXCEL = (LISTS / "excel.txt").read_text(encoding="utf-8")
FRENCH = (LISTS / "french.txt").read_text(encoding="utf-8")
FORM = (LISTS / "form.txt").read_text(encoding="utf-8")
TOLD = ColumnMap(
    {
        "naam van je organisatie": "organisation",
        "wat zoek je?": "title_nl",
        "wanneer kan het?": "days",
        "hoeveel vrijwilligers?": "places",
        "welke talen?": "languages",
        "waar?": "municipality",
        "wie contacteren?": "contact_name",
        "hoe?": "contact_email",
    },
    makes_keys=True,
    left_out=("tijdstempel",),
)


def read(text, delimiter, encoding, told=None):
    rows = [line.split("|") for line in text.strip().splitlines()]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    options = ImportOptions(read=ReadOptions(columns=told))
    content = file.getvalue().encode(encoding)
    found = parsed_file(VACANCIES, content, options, KNOWN, {}).rows
    assert [*map(str, (reason for row in found for reason in row.reasons))] == []
    return found


def left_open(rows):
    """Say of which columns a remark was made, row by row; a row without one is out."""
    said = ((row.number, sorted({note.column for note in row.notes})) for row in rows)
    return {number: columns for number, columns in said if columns}


def test_a_list_of_a_belgian_excel_comes_in_whole():
    rows = read(EXCEL, ";", "cp1252")
    assert left_open(rows) == {
        2: ["places"],
        3: ["contact_phone", "places"],
        4: ["hours_per_week"],
        5: ["contact_email", "contact_phone", "languages"],
        6: ["hours_per_week", "places"],
        7: ["start_on"],
        9: ["contact_email", "places"],
        10: ["days"],
        16: [
            *("allowance", "contact_email", "contact_phone", "days", "languages", "minimum_age"),
            *("municipality", "places", "postcode", "practise_dutch", "start_on", "url"),
        ],
    }
    found = {row.key: row.details for row in rows}
    assert {one.municipality for key, one in found.items() if key != "115"} - {None} == {
        *("21001", "21004", "21006", "21008", "21010", "21012", "21013", "21017"),
    }
    assert found["104"].days == found["110"].days == WHOLE_WEEK
    assert blocks_of(found["109"].days) == ("tue-evening",)


def test_a_french_list_comes_in_whole():
    rows = read(FRENCH, ",", "utf-8")
    assert left_open(rows) == {
        2: ["places"],
        3: ["places"],
        4: ["places"],
        6: ["places"],
        7: ["contact_phone"],
        9: ["contact_email", "days", "start_on"],
        10: ["hours_per_week", "start_on"],
        13: ["allowance", "hours_per_week", "languages"],
        16: [
            *("allowance", "contact_email", "contact_phone", "days", "hours_per_week"),
            *("languages", "minimum_age", "municipality", "places", "postcode"),
            *("practise_dutch", "start_on", "wheelchair"),
        ],
    }
    found = {row.key: row.details for row in rows}
    assert all(one.municipality for key, one in found.items() if key != "FR015")
    assert found["FR014"].places == 0


def test_the_answers_of_a_form_come_in_whole():
    rows = read(FORM, ",", "utf-8-sig", TOLD)
    assert left_open(rows) == {
        2: ["days"],
        4: ["contact_email", "places"],
        5: ["contact_email", "places"],
        6: ["places"],
        13: ["municipality"],
        16: ["places"],
    }


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_what_is_left_out_is_said_with_the_header_of_the_file(app, language):
    header = {"nl": "wanneer", "fr": "horaire"}[language]
    with app.test_request_context(headers={"Accept-Language": language}):
        rows = read({"nl": EXCEL, "fr": FRENCH}[language], ";", "utf-8")
        (said,) = [str(note) for note in rows[-1].notes if note.column == "days"]
    assert said.startswith(header)
    assert "maandag" in said or "lundi" in said
