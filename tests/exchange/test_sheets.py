"""What we hand out comes back the same, and no spreadsheet calculates any of it."""

import io
from datetime import date
from random import Random

import openpyxl
import pytest

from vrijwilligers.exchange.cells import phone
from vrijwilligers.exchange.formulas import all_harmless, as_meant, harmless, quoted
from vrijwilligers.exchange.sheets import CellIsTooLong, Sheet, clean, csv_of, xlsx_of
from vrijwilligers.exchange.tables import read_table

WRITERS = [csv_of, xlsx_of]
PIECES = [
    *"=+-@'\"\t\r\n;, #aé€\u00a0\u2028\x85＝＋－＠𝄞<&>\\\0\x00\x1f\ud800\ufffe",
    *("_x0041_", "_x005F_", "# ", "=1+1", "'=", "''+", "\r\n", "sep=;", "&amp;", "<b>", "0012"),
]


def texts(count, seed):
    """Make texts of everything that ever went wrong in a spreadsheet."""
    chance = Random(seed)
    return ["".join(chance.choices(PIECES, k=chance.randint(0, 7))) for _ in range(count)]


def sheet(*rows, columns=("id", "text", "end"), **about):
    return Sheet("List: of [all]", columns, rows, about)


def cells(content):
    return [row.cells for row in read_table(content).rows]


def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("about", [{}, {"made by": 'An; "Proef"\r\n# x', "shows": "=1+1"}])
def test_any_text_comes_back_as_it_was(write, about):
    given = texts(3000, seed=7)

    content = write(sheet(*(("k", text, "end") for text in given), **about))

    assert [row["text"] for row in cells(content)] == [clean(text) for text in given]


@pytest.mark.parametrize("write", WRITERS)
def test_also_in_the_first_cell_of_a_row(write):
    given = texts(1000, seed=8)
    content = write(sheet(*((text, "x") for text in given), columns=("text", "x"), who="me"))
    assert [row["text"] for row in cells(content)] == [clean(text) for text in given]


def test_a_cell_of_a_workbook_is_never_a_formula_v10():
    rows = (("=1", text, "+1") for text in texts(2000, seed=9))
    for page in book(xlsx_of(sheet(*rows, shows="=1+1"))):
        assert {cell.data_type for row in page for cell in row} <= {"s", "n"}


def test_a_cell_of_a_csv_never_opens_a_formula_v10():
    rows = (("=1", text, "+1") for text in texts(2000, seed=10))
    lines = csv_of(sheet(*rows)).decode("utf-8-sig").split("\r\n")
    signs = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # and none is a phone number
    assert not [line for line in lines if line.lstrip('"').startswith(signs)]


@pytest.mark.parametrize(
    ("text", "written"),
    [("=1", "'=1"), ("'=1", "''=1"), ("'s avonds", "'s avonds"), ("a=1", "a=1"), ("-", "'-")]
    + [("+32470001122", "+32470001122"), ("'+32470001122", "''+32470001122")]
    + [("+32470001122+1", "'+32470001122+1"), ("+3247000112\n", "'+3247000112\n"), ("+1", "'+1")],
)
def test_an_apostrophe_goes_before_what_looks_like_a_formula(text, written):
    assert harmless(text) == written
    assert all_harmless(["Soup", text]) == ["Soup", written]
    assert as_meant(written) == text
    assert as_meant(quoted(text)) == text


def test_a_csv_begins_with_its_header_and_opens_well_in_a_belgian_excel():
    content = csv_of(sheet((1, "é;", 2.5), who="An"))
    assert content == b'\xef\xbb\xbfid;text;end\r\n1;"\xc3\xa9;";2,5\r\n'


@pytest.mark.parametrize(
    ("number", "typed"),
    [
        ("+32470001122", "0470 00 11 22"),
        ("+3225550102", "02 555 01 02"),
        ("+3280012345", "0800-12-345"),
        ("+33123456789", "0033 1 23 45 67 89"),
        ("+31201234567", "0031-20-123-4567"),
    ],
)
def test_a_phone_number_keeps_its_beginning_where_a_spreadsheet_opens_a_csv(number, typed):
    content = csv_of(sheet(("1", number, ""), columns=("id", "phone", "end")))
    assert f"1;{typed};" in content.decode()
    assert phone(cells(content)[0]["phone"]) == number
    assert cells(xlsx_of(sheet(("1", number, ""))))[0]["text"] == number


def test_numbers_dates_and_answers_are_read_back():
    row = (7, 2.5, date(2026, 12, 1), True, False, None, date(1899, 1, 1), 2.3333333333333335)
    columns = ("int", "float", "date", "yes", "no", "none", "old", "long")
    in_book = cells(xlsx_of(sheet(row, columns=columns)))[0]
    assert in_book == {
        "int": "7",
        "float": "2.5",
        "date": "2026-12-01",
        "yes": "yes",
        "no": "no",
        "none": "",
        "old": "1899-01-01",
        "long": "2.3333333333333335",
    }
    in_csv = cells(csv_of(sheet(row, columns=columns)))[0]
    assert in_csv == in_book | {"float": "2,5", "long": "2,3333333333333335"}


def test_a_date_of_a_workbook_is_a_date_and_its_header_stays_in_sight():
    page = book(xlsx_of(sheet(("k", date(2026, 12, 1), "x")))).active
    assert page["B2"].is_date
    assert page["B2"].number_format == "dd/mm/yyyy"
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["B"].width >= 10


@pytest.mark.parametrize(
    ("header", "text", "width"),
    [("k", "", 9), ("k", "x" * 8, 9), ("k", "x" * 9, 10), ("k" * 20, "x", 21), ("k", "x" * 59, 60)]
    + [("k", "x" * 90, 60)],
)
def test_a_column_is_as_wide_as_its_longest_text_within_measure(header, text, width):
    page = book(xlsx_of(sheet((text,), columns=(header,)))).active
    assert int(page.column_dimensions["A"].width) == width


def test_a_workbook_says_on_a_second_sheet_what_it_is():
    made = book(xlsx_of(sheet(("a", "b", "c"), shows="Open ones")))
    assert made.sheetnames[0] == "List  of  all"
    assert list(made.worksheets[1].iter_rows(values_only=True)) == [("shows", "Open ones")]


def test_a_text_that_excel_would_drop_is_refused_in_words():
    assert book(xlsx_of(sheet(("k", "x" * 32_767, "")))).active["B2"].value == "x" * 32_767
    with pytest.raises(CellIsTooLong):
        xlsx_of(sheet(("k", "x" * 32_768, "")))
    assert cells(csv_of(sheet(("k", "x" * 32_768, ""))))[0]["text"] == "x" * 32_768


def test_what_a_file_says_of_itself_is_skipped_also_after_excel_saved_it():
    content = "# Vacancies · shows: a, b;;\r\nid;a;b\r\n1;2,5;3\r\n".encode()
    found = read_table(content)
    assert found.columns == ("id", "a", "b")
    assert [(row.number, row.cells["a"]) for row in found.rows] == [(3, "2,5")]


def test_a_column_may_be_called_number_sign():
    assert read_table(b"# nr;name\n1;An").columns == ("# nr", "name")


def test_a_day_is_a_day_from_the_first_that_excel_counts_right():
    first, before = date(1900, 3, 1), date(1900, 2, 28)
    content = sheet((first, before), columns=("first", "before"))
    row = book(xlsx_of(content)).worksheets[0][2]
    assert [cell.is_date for cell in row] == [True, False]
    assert row[1].value == "1900-02-28"
    assert cells(csv_of(content)) == [{"first": "1900-03-01", "before": "1900-02-28"}]


def test_every_column_of_a_sheet_can_be_filtered():
    assert book(xlsx_of(sheet(("1", "a", "b")))).worksheets[0].auto_filter.ref == "A1:C2"
