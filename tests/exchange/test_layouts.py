"""Where a list stands in a file, and in which letters it is written: one row for each shape."""

import io
import zipfile

import openpyxl
import pytest

from tests.exchange.test_tables import refused, saved, workbook
from vrijwilligers.exchange.tables import read_table
from vrijwilligers.imports.readers.kept_files import kept_table

HEAD = ("Nr", "Organisatie", "Titel")
SOUP, TEA = ("1", "Buurthuis Proef", "Soep"), ("2", "Buurthuis Proef", "Thee")
LIST = (HEAD, SOUP, TEA)
NAMES = {"nr", "organisatie", "titel", "telefoon", "contact"}
WORDS = "Préparer le café, aînés à l'étage; L'été; coöperatie; één; Noël; Garçon"


def book(**sheets) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(made)


def ods_cell(text, said="") -> str:
    return (
        f'<table:table-cell office:value-type="string"{said}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def ods_row(cells, said="") -> str:
    return f"<table:table-row{said}>{''.join(map(str, cells))}</table:table-row>"


def ods(*rows) -> bytes:
    return ods_of("".join(ods_row(map(ods_cell, row)) for row in rows))


def ods_of(body: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Lijst">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return file.getvalue()


def read(content: bytes, **how):
    return read_table(content, is_name=lambda cell: cell.lower() in NAMES, **how)


def hidden_first() -> bytes:
    made = openpyxl.load_workbook(io.BytesIO(book(Oud=LIST, Nu=LIST)))
    made["Oud"].sheet_state = "hidden"
    made.active = 1
    return saved(made)


def merge_names(made) -> None:
    for column in "ABC":
        made.active.merge_cells(f"{column}1:{column}2")


TITLES = (("Overzicht najaar 2026",), ("Opgemaakt op", "12/11/2026"), ())
SHAPES = {
    "title rows above": (workbook(*TITLES, *LIST), "", [5, 6]),
    "title rows above names of which none is known": (
        workbook(("Overzicht",), (), ("Wie", "Wat", "Waar"), SOUP, TEA),
        "",
        [4, 5],
    ),
    "a reading guide first": (book(Lees=[("Vul het blad in",)], Lijst=LIST), "Lijst", [2, 3]),
    "an empty sheet first": (book(Blad1=[], Lijst=LIST), "Lijst", [2, 3]),
    "a sheet with fewer names first": (
        book(Adressen=[("Contact", "Wie"), ("a", "b")], Lijst=LIST),
        "Lijst",
        [2, 3],
    ),
    "a hidden list first": (hidden_first(), "Nu", [2, 3]),
    "names over two rows": (workbook(HEAD, (), SOUP, TEA, change=merge_names), "", [3, 4]),
    "two lists": (book(Nu=LIST, Archief=LIST), "Nu", [2, 3]),
    "ods": (ods(*LIST), "Lijst", [2, 3]),
    "ods with a title": (ods(("Overzicht",), *LIST), "Lijst", [3, 4]),
    "csv with a title full of commas": (
        b"Lijst, najaar, 2026\n\nNr;Organisatie;Titel\n1;a;b\n2;c;d, e\n",
        "",
        [4, 5],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_list_is_found_with_the_numbers_of_its_sheet_and_so_it_is_kept(shape):
    content, sheet, numbers = SHAPES[shape]
    table = read(content)
    assert table.sheet.sheet in (sheet, "Sheet")
    assert [row.number for row in table.rows] == numbers
    assert len(table.columns) == 3
    kept = read(kept_table(table))
    assert (kept.columns, kept.rows) == (table.columns, table.rows)
    assert [one.sheet for one in kept.others] == [one.sheet for one in table.others]


def test_another_sheet_or_row_can_be_told_of_what_was_kept():
    kept = kept_table(read(book(Nu=LIST, Archief=(("Oud",), HEAD, SOUP))))
    assert [row.number for row in read(kept, sheet="Archief").rows] == [3]
    assert read(kept, sheet="Archief", header_row=1).columns == ("oud",)
    assert "--sheet" in refused(kept, sheet="Weg")


@pytest.mark.parametrize(
    "about",
    ["[1, 2]", '{"rows": 3}', '{"mended": 7}', '{"header": "x"}', '{"merged": [[1]]}', '{"x": 1}'],
)
def test_what_somebody_makes_up_to_be_said_of_a_sheet_is_refused(about):
    said = about.replace('"', '""')
    assert "damaged" in refused(
        f'\N{SYMBOL FOR GROUP SEPARATOR}sheet;"{said}"\nNr;Titel\n'.encode()
    )


def test_merged_cells_are_filled_down_hidden_rows_and_formulas_are_said():
    def change(made):
        sheet = made.active
        sheet.merge_cells("B2:B3")
        sheet.row_dimensions[3].hidden = True
        sheet["C3"] = '="a"&"b"'

    table = read(workbook(HEAD, SOUP, ("2", None, "Thee"), ("3", None, "Brood"), change=change))
    assert [row.cells["organisatie"] for row in table.rows] == ["Buurthuis Proef"] * 2 + [""]
    assert (table.sheet.hidden_rows, table.sheet.uncalculated) == ([3], 1)


def test_a_sheet_of_libreoffice_says_the_same():
    spanned, covered = ' table:number-rows-spanned="2"', "<table:covered-table-cell/>"
    formula = '<table:table-cell table:formula="of:=IF([.A1]>3;&quot;a&quot;;1)"/>'
    hidden, twice = ' table:visibility="collapse"', ' table:number-rows-repeated="2"'
    one, house, soup = map(ods_cell, SOUP)
    rows = (
        ods_row(map(ods_cell, HEAD)),
        ods_row([one, ods_cell("Buurthuis Proef", spanned), soup]),
        ods_row([ods_cell("2"), covered, formula], hidden),
        ods_row([ods_cell("3"), "<table:table-cell/>", soup], hidden + twice),
        ods_row([ods_cell("4"), house, soup]),
    )
    table = read(ods_of("".join(rows)))
    assert [row.cells["organisatie"] for row in table.rows] == [
        *("Buurthuis Proef", "Buurthuis Proef", "", "", "Buurthuis Proef")
    ]
    assert (table.sheet.hidden_rows, table.sheet.uncalculated) == ([3, 4, 5], 1)
    assert list(table.sheet.merged) == [[1, 1, 2]]


def hurt(content: bytes, part: str, before: int, byte: int) -> bytes:
    """Write a byte into an archive: so far after where the bytes of a part begin."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = archive.getinfo(part).header_offset + 30 + len(part) + before
    return content[:place] + bytes([byte]) + content[place + 1 :]


def test_a_sheet_that_cannot_be_unpacked_stops_nobody_from_reading_another():
    content = hurt(book(Nu=LIST, Archief=LIST), "xl/worksheets/sheet2.xml", 0, 0xFF)
    assert len(read(content, sheet="Nu").rows) == 2


def test_columns_of_one_name_are_told_apart():
    table = read(b"Nr;Telefoon;Telefoon;Telefoon (2);;\n1;2;3;4;5;6\n")
    assert table.columns == ("nr", "telefoon", "telefoon (2)", "telefoon (2) (2)")
    assert table.doubles == ("telefoon (2)", "telefoon (2) (2)")
    assert table.header.cells[1:3] == ("Telefoon", "Telefoon")


ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "cp850",
    "mac_roman",
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("words", WORDS.split("; "))
def test_letters_are_read_as_they_were_written(words, encoding):
    table = read(f"Nr;Titel\r1;{words}\r".encode(encoding))
    assert table.rows[0].cells["titel"] == words


@pytest.mark.parametrize("wrong", ["cp1252", "mac_roman"])
def test_a_wrong_byte_in_utf_8_is_mended_and_named(wrong):
    content = "Nr;Titel\n1;Café à l'".encode() + "étage\n".encode(wrong)
    table = read(content)
    assert table.rows[0].cells["titel"] == "Café à l'étage"
    assert table.sheet.mended == ["étage"]


def test_a_wrong_byte_that_is_no_letter_is_refused_with_its_line():
    assert "Line 3" in refused("Nr;Titel\n1;Café\n2;été".encode() + b"\xac\n")


def test_what_was_written_as_utf_8_twice_is_undone_where_all_of_it_is_so():
    twice = f"Nr;Titel\n1;{WORDS}’\n".encode().decode("latin-1").encode()
    assert read(twice).rows[0].cells["titel"].startswith("Préparer le café, aînés à l'étage")
    assert read("Nr;Titel\n1;Ã©;é\n".encode()).sheet.encoding == "utf-8"


@pytest.mark.parametrize(
    ("spoiled", "meant"),
    [
        ("CafÃ© RÃ©seau", "Café Réseau"),
        ("LÃ©on Åuvre", "Léon Åuvre"),
        ("lâ€™Ã‰pÃ©e â‚¬ 5", "l’Épée € 5"),
        ("Ã\xa0 convenir", "à convenir"),
        ("JOÃO Château SÃO", "JOÃO Château SÃO"),
    ],
)
def test_letters_that_were_pasted_spoiled_in_a_few_cells_are_mended_and_named(spoiled, meant):
    for content in (
        workbook(HEAD, SOUP, ("2", spoiled, "Thé")),
        f"Nr;Organisatie;Titel\n1;{spoiled};Thé\n".encode(),
    ):
        table = read(content)
        assert table.rows[-1].cells["organisatie"] == meant
        assert bool(table.sheet.mended) == (spoiled != meant)
