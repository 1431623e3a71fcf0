"""Files that come back, good ones and hostile ones."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.visitor_texts.made import edited, filled, language, translated
from vrijwilligers.exchange.sandbox import Unreadable
from vrijwilligers.visitor_texts.documents import po_of, workbook_of
from vrijwilligers.visitor_texts.queries.states import state_of
from vrijwilligers.visitor_texts.readers import MOST_BYTES, SentText, _from_table, read_texts
from vrijwilligers.visitor_texts.wording import PHRASES
from vrijwilligers.visitor_texts.wording.places import say_place
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import speaking

HOSTILE = Path(__file__).with_name("hostile")
PO = """
msgctxt "title"
msgid "Mijn boekje"
msgstr "{words}"
"""


def test_a_workbook_comes_back_as_the_translator_filled_it(database):
    state = state_of(language("ar"))
    texts = {one.key: translated(one, "ar") for one in state.sources}
    file = edited(workbook_of(state, at=now()), "ar", lambda row: texts[row["key"]])
    assert {one.key: one.words for one in read_texts(file, "ar")} == texts


def test_a_workbook_and_a_po_file_of_a_language_say_what_stands_there(database):
    state = filled("ti")
    kept = [(one.key, state.words[one.key]) for one in state.sources]
    for file in (workbook_of(state, at=now()), po_of(state, at=now())):
        assert [(one.key, one.words) for one in read_texts(file, "ti")] == kept


def test_a_text_that_looks_like_a_formula_comes_back_as_it_is(database):
    state = state_of(language("ar"))
    file = edited(workbook_of(state, at=now()), "ar", lambda _row: "'=HYPERLINK(1)")
    assert {one.words for one in read_texts(file, "ar")} == {"=HYPERLINK(1)"}


def test_a_table_of_another_program_is_read_too():
    csv = "key;nl;ar\ntitle;Mijn boekje;كتيبي\ncode;Mijn code;\n".encode("utf-8-sig")
    assert read_texts(csv, "ar") == (SentText(2, "title", "كتيبي"), SentText(3, "code", ""))


def test_a_po_file_may_name_any_encoding_for_it_is_read_as_utf_8():
    named = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=rot13\\n"\n'
    (found,) = read_texts((named + PO.format(words="كتيبي")).encode(), "ar")
    assert (found.key, found.words) == ("title", "كتيبي")


def test_a_po_file_that_promises_plural_forms_without_end_is_read_at_once():
    promised = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=999999999; plural=n;\\n"\n'
    (found,) = read_texts((promised + PO.format(words="كتيبي")).encode(), "ar")
    assert found.words == "كتيبي"


def test_a_text_of_which_the_translator_is_not_sure_and_an_old_one_do_not_count():
    unsure = "#, fuzzy" + PO.format(words="كتيبي") + '#~ msgid "Oud"\n#~ msgstr "x"\n'
    assert [one.words for one in read_texts(unsure.encode(), "ar")] == [""]


def test_a_text_over_several_lines_is_put_together():
    lines = 'msgctxt "title"\nmsgid "a"\nmsgstr ""\n"een \\"a\\"\\n"\n"twee \\\\"\n'
    assert read_texts(lines.encode(), "tr") == (SentText(1, "title", 'een "a"\ntwee \\'),)


def bomb():
    """Make a small workbook that unfolds into a million rows."""
    book = openpyxl.Workbook()
    book.active.append(["key", "ar"])
    plain, packed = io.BytesIO(), io.BytesIO()
    book.save(plain)
    rows = b"".join(b'<row r="%d"><c><v>1</v></c></row>' % number for number in range(1, 1_000_000))
    with zipfile.ZipFile(plain) as read, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in read.namelist():
            held = read.read(name)
            if name.endswith("sheet1.xml"):
                held = held.split(b"<sheetData>")[0] + b"<sheetData>" + rows + SHEET_ENDS
            new.writestr(name, held)
    return packed.getvalue()


SHEET_ENDS = b"</sheetData></worksheet>"
REFUSED = {
    "empty": (b"", "The file is empty."),
    "too large": (b"key;ar\n" + b"a" * MOST_BYTES, "This file is too large for a table of texts"),
    "no keys": (b"nl;ar\nja;x\n", "The file has no column “key”"),
    "no words": (b"key;nl\ntitle;x\n", "The file has no column “ar”"),
    "po in utf-16": (PO.format(words="كتيبي").encode("utf-16"), "not in UTF-8"),
    "po in latin": (PO.format(words="é").encode("latin-1"), "not in UTF-8"),
    "po that stops": (
        b'msgctxt "title"\nmsgid "x"\nmsgstr "y"\nmsgfoo\n',
        "cannot be read: it is damaged",
    ),
    "no workbook": (b"PK\x03\x04" + b"\0" * 300, "damaged, or it is not an Excel workbook"),
    "old excel": (b"\xd0\xcf\x11\xe0" + b"\0" * 300, "old or protected Excel"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_of_which_nothing_can_be_used_is_refused_in_words(name, app):
    content, why = REFUSED[name]
    with app.test_request_context(), pytest.raises(Unreadable) as refused:
        read_texts(content, "ar")
    assert why in str(refused.value)


def test_a_small_file_that_unfolds_into_many_rows_is_refused(app):
    file = bomb()
    with app.test_request_context(), pytest.raises(Unreadable) as refused:
        _from_table(file, "ar")
    assert "A cell stands far from the others." in str(refused.value)


@pytest.mark.parametrize("name", ["button.csv", "hide.xlsx", "ods_mid.xlsx"])
def test_a_file_that_hides_something_is_no_table_of_texts(name, app):
    """What other doors of the house were tried with is not read as texts here either."""
    content = HOSTILE.joinpath(name).read_bytes()
    with app.test_request_context(), pytest.raises(Unreadable):
        read_texts(content, "ar")


def test_the_table_says_of_each_text_what_it_is_for(database):
    state = state_of(language("ar"))
    with speaking("nl"):
        said = {one.key: say_place(one) for one in state.sources}
    assert said["walk_more"] == "Boekje: uitleg onder een titel"
    assert said["title"] == "Boekje: titel of opschrift"
    assert said["plan_alt"].endswith("voorgelezen aan wie de afbeelding niet ziet")
    assert said[next(iter(PHRASES))] == "Boekje: wat een bezoeker kan zeggen"
    assert all(": " in words for words in said.values())
