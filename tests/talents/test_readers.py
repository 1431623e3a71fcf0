"""Files with talents: what is read of them, and what is lost of a row before the row is."""

import json

import pytest

from tests.talents.files import DANCING, csv, rows
from vrijwilligers.exchange.sandbox import Unreadable
from vrijwilligers.talents.readers import read_talents


def read(said):
    return read_talents(json.dumps(said).encode())


def test_json_and_a_table_say_the_same():
    from_json, from_table = read(rows(DANCING)), read_talents(csv(DANCING))
    assert [one.code for one in from_json.rows] == [one.code for one in from_table.rows]
    assert from_json.rows[-1].texts == from_table.rows[-1].texts
    assert (from_json.rows[-1].number, from_table.rows[-1].number) == (25, 26)
    assert from_json.rejects == from_table.rejects == ()


def test_a_set_may_have_a_code_and_texts_by_language():
    nested = {
        "code": "dancing",
        "names": {"nl": "dansen", "fr": "danser"},
        "deeds": {"nl": "Ik dans."},
    }
    found = read({"set": "Wooden model", "talents": [nested]})
    assert found.code == "wooden_model"
    assert found.rows[0].texts == {"name_nl": "dansen", "name_fr": "danser", "deed_nl": "Ik dans."}
    assert found.unknown_columns == ()


def test_a_faulty_row_loses_itself_and_not_the_file():
    said = [
        {"name_nl": "zonder"},
        "luisteren",
        {"code": "a b!"},
        DANCING,
        DANCING,
        {"code": "music"},
    ]
    found = read(said)
    assert [one.code for one in found.rows] == ["dancing", "music"]
    assert [one.row for one in found.rejects] == [1, 2, 3, 5]
    assert "twice" in str(found.rejects[-1].reason)


@pytest.mark.parametrize(
    ("cell", "note"),
    [
        ({"deed_nl": "Ik dans graag elke dag met heel veel mensen."}, "at most 7 words"),
        ({"explanation_fr": "danser " * 40}, "at most 200 characters"),
        ({"name_en": "x" * 61}, "at most 60 characters"),
        ({"pictogram": "a dancer"}, "no pictogram of this name"),
        ({"meaning_nl": "85.07.30-033.28"}, "national register number"),
    ],
)
def test_a_cell_that_cannot_stand_on_a_card_is_left_out_and_said(cell, note):
    (row,), (said,) = (found := read([DANCING | cell])).rows, found.notes
    assert row.code == "dancing"
    assert (said.row, said.column) == (1, *cell)
    assert note in str(said.note)
    assert not set(cell) & set(row.texts)


@pytest.mark.parametrize(
    "content",
    [b"", b"   ", b"{}", b'{"talents": 3}', b"[", b"name_nl;name_fr\ndansen;danser", b"\x00\xff"],
)
def test_what_is_no_list_of_talents_is_refused_in_words(content):
    with pytest.raises(Unreadable) as refused:
        read_talents(content)
    assert str(refused.value)


def test_columns_that_nobody_knows_are_said():
    said = {"colour": "red", "a\0b\ud800": "", "names": {"\ud800": ""}}
    assert read([DANCING | said]).unknown_columns == ("colour", "ab", "name_")
