"""Files that are broken, foreign or made to harm: read, or refused with a sentence of its own."""

import io
import json
import zipfile
from contextlib import suppress
from random import Random

import openpyxl
import pytest

from tests.vacancies.reading import KNOWN, MISSION, SOUP, WHOLE, feed, read, table, xml
from tests.vacancies.test_postings import POSTING, page
from vrijwilligers.exchange import sandbox
from vrijwilligers.exchange.tables import Unreadable
from vrijwilligers.imports.rules import ReadOptions


def workbook(*rows, far=None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if far:
        book.active[far] = "far"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


FAR = workbook(["a"], far="ALK9001")
ENTITIES = "<!DOCTYPE s [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
HOSTILE = {
    "empty": (b"", "The file is empty."),
    "only spaces": (b" \r\n\t", "The file is empty."),
    "no header": (b";;;\n", "no header"),
    "one cell far away": (FAR, "far from the others"),
    "a zip that is no workbook": (zipped(word__document="<x/>"), "not an Excel workbook"),
    "half a workbook": (workbook(["a"])[:900], "damaged"),
    "an old Excel file": (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "old or protected"),
    "a picture called csv": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not text"),
    "a program called csv": (b"\x7fELF" + b"\0\1\2" * 99, "not text"),
    "NULs": (table(SOUP).replace(b"Soep", b"So\0p"), "not text"),
    "a quote left open": (b'source_id;organisation\n"1;2\n3;4\n', "never closed"),
    "entities": (xml("<title>&b;</title>", ENTITIES), "DOCTYPE or entities"),
    "a file of the server": (xml("", '<!DOCTYPE s SYSTEM "file:///etc/passwd">'), "DOCTYPE"),
    "half an XML file": (xml(f"<title>{'x' * 99}")[:-20], "not correct XML"),
    "an encoding that is a lie": (
        "<?xml version='1.0' encoding='utf-8'?><source>é</source>".encode("latin-1"),
        "not correct XML",
    ),
    "an encoding that is not there": (b'<?xml version="1.0" encoding="klingon"?><source/>', "XML"),
    "deep JSON": (b'{"data":' * 50_000, "not correct JSON"),
    "deep addresses": (b'[{"address":' + b"[" * 600 + b"]" * 600 + b"}]", "JSON|nested too deep"),
    "an endless number": (b'[{"places": ' + b"9" * 9_000 + b"}]", "not correct JSON"),
    "a web page": (b"<!doctype html><html><body>404</body></html>", "no vacancy"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_each_hostile_file_has_its_own_sentence_v09(name):
    content, words = HOSTILE[name]
    with pytest.raises(Unreadable, match=words):
        read(content, KNOWN)


def test_a_deep_tree_of_addresses_in_xml_is_no_crash():
    deep = "<address>" * 3_000 + "</address>" * 3_000
    with pytest.raises(Unreadable, match="nested too deep"):
        read(xml(deep), KNOWN)


def test_what_is_too_large_is_refused_before_it_is_decoded_v21(monkeypatch):
    monkeypatch.setattr(sandbox, "MAX_BYTES", 1_000)
    with pytest.raises(Unreadable, match="too large"):
        read(b"source_id;organisation\n" + b"\xff" * 1_000, KNOWN)


def test_a_line_of_a_million_letters_rejects_its_row_alone():
    rows = read(table(SOUP | {"title_nl": "x" * 1_000_000}, SOUP | {"source_id": "2"}), KNOWN).rows
    assert [bool(row.details) for row in rows] == [False, True]


@pytest.mark.parametrize("number", ["9" * 400, "1e999", "-1", "NaN", "٣", "0x10", "1_000"])
def test_a_number_that_is_none_stays_out_and_that_is_said(number):
    row = read(table(SOUP | {"places": number, "hours_per_week": number}), KNOWN).rows[0]
    assert (row.details.places, row.details.hours_per_week, len(row.notes)) == (None, None, 2)
    row = read(json.dumps([MISSION | {"places": number}]).encode(), KNOWN).rows[0]
    assert (row.details.places, len(row.notes)) == (None, 1)


def test_infinity_in_json_is_no_number():
    row = read(feed(MISSION | {"places": float("inf")}), KNOWN).rows[0]
    assert (row.details.places, len(row.notes)) == (None, 1)


WHOLES = (
    table(WHOLE, SOUP),
    table(WHOLE, SOUP).replace(b",", b";").decode().encode("cp1252"),
    workbook(list(WHOLE), list(WHOLE.values())),
    feed(MISSION, MISSION | {"clientId": "2", "addresses": [{"postalCode": "1090"}]}),
    xml("<title>é</title><clientId>1</clientId><organizationName>O</organizationName>"),
    page(POSTING, {"@graph": [POSTING]}),
)
PIECES = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b'"',
        b"'",
        b";",
        b"\r",
        b"\n",
        b"<",
        b">",
        b"&",
        b"[",
        b"{",
    ),
    *(b"<!DOCTYPE x>", b"<![CDATA[", b"]]>", b"&#0;", b"\\ud800", b"1e999", b"PK\x03\x04", b"null"),
)


STARTS = (b"", b"PK\x03\x04", b"<", b"{", b"[", b"<html>", b"source_id;title_nl\n")


def hurt(chance, whole):
    """Hurt a file the way roads, programs and people with bad plans do."""
    content = bytearray(whole)
    for _ in range(chance.choice((1, 3, 20))):
        place = chance.randrange(len(content) + 1)
        piece = chance.choice((chance.randbytes(chance.randrange(4)), chance.choice(PIECES)))
        content[place : place + chance.choice((0, 1, 2, 40))] = piece
    return bytes(content[: chance.choice((len(content), chance.randrange(len(content) + 1)))])


@pytest.mark.parametrize("seed", range(0, 40, 20))
def test_a_file_hurt_on_its_way_is_read_or_refused_but_never_a_crash(seed):
    for number in range(seed, seed + 20):
        chance = Random(number)
        content = hurt(chance, chance.choice(WHOLES))
        profile = chance.choice((None, None, "canonical", "engagement", "jobposting"))
        with suppress(Unreadable):
            reading = read(content, KNOWN, ReadOptions(format=profile))
            assert all(bool(row.details) != bool(row.reasons) for row in reading.rows)


def test_any_bytes_are_read_or_refused_but_never_a_crash():
    for number in range(20):
        chance = Random(number)
        start = chance.choice(
            (b"", b"PK\x03\x04", b"<", b"{", b"[", b"<html>", b"source_id;title_nl\n")
        )
        with suppress(Unreadable):
            read(start + chance.randbytes(chance.randrange(300)), KNOWN)
