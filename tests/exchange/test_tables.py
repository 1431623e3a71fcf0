"""Files of every make come in as the same table, and what cannot be read is refused in words."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from vrijwilligers.exchange.sandbox import LIMITS
from vrijwilligers.exchange.tables import MAX_CELL, Row, Unreadable, read_table
from vrijwilligers.vocabulary.problems import Problem

SHARED = Path(__file__).parents[2].parent / "shared" / "feeds"


def workbook(*rows, change=None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    return saved(book)


def saved(book) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cells(content: bytes) -> list[dict[str, str]]:
    return [row.cells for row in read_table(content).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_and_euro_signs_survive_every_encoding(encoding):
    content = "title;price\r\nÉté à Œdenberg;€ 5\r\n".encode(encoding)

    assert cells(content) == [{"title": "Été à Œdenberg", "price": "€ 5"}]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_header_tells_the_separator(mark):
    content = f'a{mark}"b"{mark}c\n1{mark}"2{mark}2"{mark}3\n'.encode()

    assert cells(content) == [{"a": "1", "b": f"2{mark}2", "c": "3"}]


def test_a_mark_inside_quotation_marks_separates_nothing():
    assert read_table(b'"a;b;c",d\n1,2\n').columns == ("a;b;c", "d")


def test_the_separator_line_of_excel_is_not_a_row():
    assert read_table(b"sep=;\r\na;b\r\n1;2\r\n").rows == [Row(2, {"a": "1", "b": "2"})]


def test_a_quoted_cell_may_hold_lines_and_quotation_marks():
    content = b'id,text\r\n1,"first\r\nsecond ""so"""\r\n2,x\r\n'

    table = read_table(content)

    assert table.rows[0].cells["text"] == 'first\r\nsecond "so"'
    assert [row.number for row in table.rows] == [2, 3]


def test_rows_have_the_numbers_of_the_spreadsheet_and_blank_ones_are_left_out():
    table = read_table(b"a,b\n1,2\n\n , \n3,4")

    assert [(row.number, row.cells["a"]) for row in table.rows] == [(2, "1"), (5, "3")]


def test_column_names_are_read_in_small_letters_and_empty_ones_at_the_end_are_cut():
    assert read_table(b" Source_ID ;Title;;\n1;2;;").columns == ("source_id", "title")
    assert read_table(b"a;;c\n1;2;3").columns == ("a", "column 2", "c")


def test_a_short_row_has_empty_cells_missing():
    assert cells(b"a,b,c\n1\n") == [{"a": "1"}]


def test_a_row_with_more_cells_than_the_header_is_at_fault():
    assert str(read_table(b"a,b\n1,2,3\n1,2,\n").rows[0].fault) == (
        "The row has more cells than the header."
    )
    assert read_table(b"a,b\n1,2,3\n1,2,\n").rows[1].fault is None


def test_a_cell_of_a_million_characters_makes_its_row_unusable_and_no_other():
    rows = read_table(b"a,b\n1," + b"x" * 1_000_000 + b"\n2,y\n").rows

    assert str(rows[0].fault) == f"A cell is longer than {MAX_CELL} characters."
    assert rows[0].cells == {"a": "1"}
    assert rows[1] == Row(3, {"a": "2", "b": "y"})


def test_a_workbook_is_read_as_a_person_sees_it():
    content = workbook(
        ("id", "on", "at", "number", "half", "yes"),
        (1.0, date(2026, 11, 21), datetime(2026, 11, 21, 10, 30), 1080, 2.5, True),  # noqa: DTZ001
        (None, " ", None, None, None, None),
        ("0012", "21/11/2026", "#N/A", "#REF!", None, False),
    )

    table = read_table(content)

    assert table.format == "xlsx"
    assert table.rows[0].cells == {
        "id": "1",
        "on": "2026-11-21",
        "at": "2026-11-21 10:30:00",
        "number": "1080",
        "half": "2.5",
        "yes": "1",
    }
    assert [(row.number, row.cells["id"]) for row in table.rows] == [(2, "1"), (4, "0012")]
    assert (table.rows[1].cells["at"], table.rows[1].cells["number"]) == ("", "")


def test_a_workbook_that_starts_lower_keeps_its_row_numbers():
    content = workbook((), (), ("a", "b"), (1, 2))

    assert read_table(content).rows[0].number == 4


def test_a_formula_that_was_never_calculated_is_empty():
    assert cells(workbook(("a", "b"), ("x", '=HYPERLINK("https://example.org")'))) == [
        {"a": "x", "b": ""}
    ]


def test_a_sheet_of_formulas_that_were_never_calculated_is_empty_or_refused_with_why():
    formulas = ('="a"&"b"', '="c"') * 2
    table = read_table(workbook(("a", "b", "c", "d"), *[formulas] * 3))
    assert (table.rows, table.sheet.uncalculated) == ([], 12)
    assert "never calculated" in refused(workbook(*[formulas] * 3))


def refused(content: bytes, limits=LIMITS, **how) -> str:
    with pytest.raises(Unreadable) as refusal:
        read_table(content, limits=limits, **how)
    assert isinstance(refusal.value, Problem)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n\r\n ", "empty"),
        (b"\xef\xbb\xbf\n", "no header"),
        (b"a,b\n1,\0\n", "not text"),
        (bytes(range(256)) * 4, "not text"),
        (b"\x89PNG\r\n\x1a\n\x81\x8d\x8f" * 9, "not text"),
        (b"\xff\xfea", "not text"),
        (b'a,b\n1,"never closed\n2,3\n', "never closed"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 99, "Save it as .xlsx"),
        (b"PK\x03\x04" + b"x" * 99, "damaged"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content, words):
    assert words in refused(content)


def test_too_many_rows_are_refused():
    limits = replace(LIMITS, rows=2)

    assert len(read_table(b"a\n1\n2\n\n", limits=limits).rows) == 2
    assert refused(b"a\n1\n2\n3\n", limits) == "The file has more than 200000 rows."


def zipped(entries: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_zip_that_is_no_workbook_is_refused():
    assert "not an Excel workbook" in refused(zipped({"mimetype": b"text"}))


def with_sheet(sheet: bytes) -> bytes:
    content = workbook(("a", "b"), (1, 2))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    return zipped(entries | {"xl/worksheets/sheet1.xml": sheet})


def test_a_zip_bomb_ends_the_reading_and_nothing_else_v22():
    bomb = with_sheet(b"<worksheet><sheetData>" + b" " * 60_000_000)

    assert "too large" in refused(bomb, replace(LIMITS, memory=30_000_000))


def test_one_cell_far_away_does_not_take_all_memory_v22():
    content = workbook(("a",), change=lambda book: book.active.__setitem__("XFD1048576", "far"))

    assert "far from the others" in refused(content)


def test_a_far_cell_that_just_fits_in_memory_is_refused_too():
    content = workbook(("a",), change=lambda book: book.active.__setitem__("CV90000", "far"))

    assert "far from the others" in refused(content)


def test_a_sheet_of_just_as_many_cells_as_may_be_is_read_and_of_one_more_is_not():
    content = workbook(("a", "b", "c"), ("1", "2", "3"))
    read = read_table(content, limits=replace(LIMITS, cells=6))
    assert [row.cells for row in read.rows] == [{"a": "1", "b": "2", "c": "3"}]
    assert "far from the others" in refused(content, replace(LIMITS, cells=5))


def test_cells_without_a_place_are_counted_where_they_follow():
    row = b"<row r='1'><c><v>1</v></c></row><row r='1048576'>%s</row>" % (b"<c><v>1</v></c>" * 900)
    content = with_sheet(b"<worksheet><sheetData>%s</sheetData></worksheet>" % row)

    assert "far from the others" in refused(content)


@pytest.mark.parametrize("before", [b"", b" ", b"\n"])
def test_no_way_to_write_a_cell_hides_how_far_it_stands(before):
    cell = b"<c t='inlineStr'%sr='XFD1048576'><is><t>x</t></is></c>" % before
    row = b"<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'>%s</row>" % cell

    assert "far from the others" in refused(
        with_sheet(b"<worksheet><sheetData>%s</sheetData></worksheet>" % row)
    )


def test_a_spreadsheet_of_another_kind_is_refused_however_it_is_dressed_up():
    repeated = b"""<office:document-content
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
        <office:body><office:spreadsheet><table:table table:name="a">
        <table:table-row table:number-rows-repeated="10000">
        <table:table-cell office:value-type="string" table:number-columns-repeated="1000">
        <text:p>x</text:p></table:table-cell></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"""
    sheet = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": b"<manifest/>",
        "content.xml": repeated,
    }

    assert "not an Excel workbook" in refused(zipped(sheet))
    assert "not an Excel workbook" in refused(zipped(sheet | {"xl/workbook.xml": b"<x/>"}))


def test_columns_are_counted():
    five_hundred = ",".join(f"c{n}" for n in range(500))

    assert len(read_table(f"{five_hundred}\n1\n".encode()).columns) == 500
    assert read_table(f"{five_hundred},,\n1\n".encode()).columns[-1] == "c499"
    assert refused(f"{five_hundred},one\n1\n".encode()) == "The file has more than 500 columns."
    assert "500 columns" in refused(",".join(f"c{n}" for n in range(20_000)).encode())
    assert "500 columns" in refused(workbook(("a",), ["x"] * 501))


def test_another_sheet_and_another_line_can_hold_the_table():
    def second(book):
        sheet = book.create_sheet("Lijst")
        for row in (("Onze lijst",), ("", "stand"), (), ("b", "c"), (3, 4)):
            sheet.append(row)

    table = read_table(workbook(("a",), change=second), sheet="Lijst", header_row=4)

    assert table.rows == [Row(5, {"b": "3", "c": "4"})]
    assert "--sheet" in refused(workbook(("a",)), sheet="Lijst")


def test_the_line_that_names_the_columns_tells_the_separator():
    content = b"Vacatures, najaar, 2026\n\nid;title\n1;a, b\n"

    assert read_table(content, header_row=3).rows == [Row(4, {"id": "1", "title": "a, b"})]


def test_one_long_text_used_by_many_cells_does_not_take_all_memory():
    content = workbook(("a", "b"), *[("x" * 3_000, n) for n in range(100)])

    assert "too large" in refused(content, replace(LIMITS, characters=299_000))


def test_a_damaged_workbook_is_refused():
    content = workbook(("a", "b"), (1, 2))

    assert "damaged" in refused(content[: len(content) // 2])
    assert "damaged" in refused(with_sheet(b"<worksheet><sheetData><row r='1'><c r='?'/>"))
    assert "damaged" in refused(with_sheet(b"<worksheet><sheetData></row>"))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared sample files are not here")
def test_the_same_list_reads_the_same_in_both_encodings():
    old, new = (
        read_table((SHARED / name).read_bytes())
        for name in ("opencioc-interest-cp1252.csv", "opencioc-interest.csv")
    )

    assert old.rows == new.rows
    assert old.columns == ("code", "name (en-ca)", "name (fr-ca)", "groups")
    assert old.rows[0].cells["name (fr-ca)"] == "Défense des droits"


@pytest.mark.parametrize("letters", [31, 1_001, 1_000_000])
def test_a_sheet_that_is_not_there_is_refused_however_long_its_name_is(letters):
    with pytest.raises(Unreadable, match="no sheet of this name"):
        read_table(workbook(("a",), (1,)), sheet="x" * letters)


@pytest.mark.parametrize(
    "cell", ["jan@example.org", "0470 00 00 01", "+32470000001", "21/11/2026", "2026-11-21"]
)
def test_where_the_first_row_is_one_of_the_list_columns_have_places_and_no_names(cell):
    content = f"Jan;{cell}\nAn;an@example.org;meer\n".encode()
    listed = read_table(content)
    assert listed.is_headless
    assert listed.columns == ("column 1", "column 2", "column 3")
    assert [row.number for row in listed.rows] == [1, 2]
    assert listed.rows[0].cells["column 2"] == cell
    assert read_table(content, has_header=True).columns == ("jan", cell.lower())
    assert not read_table(content, header_row=1).is_headless


@pytest.mark.parametrize("name", ["mail (jan@example.org)", "2026", "tel. 02", "datum 21/11/2026"])
def test_a_name_of_a_column_is_no_cell_of_a_list(name):
    assert read_table(f"naam;{name}\nAn;x\n".encode()).columns == ("naam", name)
    assert read_table(f"naam;{name}\nAn;x\n".encode(), has_header=False).is_headless


def test_places_that_we_wrote_ourselves_are_a_header():
    assert len(read_table(b"Column 1;Column 2\nAn;an@example.org\n", has_header=False).rows) == 1


def test_a_heading_with_a_national_register_number_is_called_by_its_place_p07():
    table = read_table(b"Naam;85.07.30-033.28\nBrug;x\n", has_header=True)
    assert table.columns == ("naam", "column 2")
    assert [row.cells for row in table.rows] == [{"naam": "Brug", "column 2": "x"}]
