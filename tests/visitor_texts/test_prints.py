"""A language of data on paper: filled in a workbook, taken in, printed and read back."""

from dataclasses import replace

import pytest
from flask_babel import gettext
from pypdfium2 import PdfDocument

from tests.exchange.pdfs import faults, languages_of
from tests.markets.looks import personal
from tests.markets.made import ON, full_market
from tests.visitor_texts.made import WORDS, edited, filled, language, translated
from vrijwilligers.markets.documents import (
    BookletLook,
    OrientationLook,
    generic_booklet,
    orientation_table,
    personal_booklet,
)
from vrijwilligers.markets.documents.sheets import binding_of
from vrijwilligers.markets.rules.imposition import Binding
from vrijwilligers.scans.documents import talent_leaf
from vrijwilligers.scans.rules import ScanDetails, ScanForm
from vrijwilligers.talents import queries as talents
from vrijwilligers.talents.rules.scan import SCORING, ScanResult
from vrijwilligers.visitor_texts import actions
from vrijwilligers.visitor_texts.documents import workbook_of
from vrijwilligers.visitor_texts.queries.states import state_of
from vrijwilligers.visitor_texts.readers import read_texts
from vrijwilligers.visitor_texts.rules.texts import VisitorPiece
from vrijwilligers.visitor_texts.wording import categories_in, words_of
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import speaking


def look_in(code):
    dutch = words_of("nl", VisitorPiece.BOOKLET)
    return BookletLook(words=words_of(code, VisitorPiece.BOOKLET), dutch=dutch, today=ON)


def text_in(pdf):
    """Return what stands on all pages, letter by letter as PDFium reads it."""
    with PdfDocument(pdf) as document:
        return " ".join(
            " ".join(document[nth].get_textpage().get_text_range().split())
            for nth in range(len(document))
        )


def taken_in(code):
    """Give a workbook to a translator, and take it in again with every text filled."""
    state = state_of(language(code))
    texts = {one.key: translated(one, code) for one in state.sources}
    file = edited(workbook_of(state, at=now()), code, lambda row: texts[row["key"]])
    actions.take_in(read_texts(file, code), state, by=None)
    return state_of(state.language)


@pytest.mark.parametrize("code", ["ar", "ti"])
def test_what_a_translator_filled_in_stands_in_the_booklet(code, database):
    state = taken_in(code)
    printed = generic_booklet(full_market(), look_in(code))
    assert printed.replaced == {}
    assert faults(printed.pdf) == []
    assert languages_of(printed.pdf) >= {code}
    text = text_in(printed.pdf)
    assert WORDS[code][0] in text
    assert state.words["unchecked"].split()[0][0] in text
    assert "My booklet" not in text
    assert "How it works" not in text


@pytest.mark.parametrize("code", ["ti", "tr"])
def test_the_words_are_read_back_letter_by_letter_and_say_that_nobody_checked_them(code, database):
    state = taken_in(code)
    market = full_market()
    text = text_in(personal_booklet(market, personal(market), look_in(code)).pdf)
    for key in ("title", "how", "next", "unchecked"):
        assert state.words[key] in text


def test_nothing_says_that_nobody_checked_it_once_each_part_is_signed(make, database):
    state = filled("ti", signed_by=make.staff("coordinator").id)
    text = text_in(generic_booklet(full_market(), look_in("ti")).pdf)
    assert state.words["generic_title"] in text
    assert state.words["unchecked"] not in text


def test_a_task_without_a_text_in_it_is_marked_with_its_own_language(database):
    filled("ti")
    content = generic_booklet(full_market(), look_in("ti"))
    assert languages_of(content.pdf) >= {"ti", "nl"}
    assert "Soep koken" in text_in(content.pdf)


@pytest.mark.parametrize("code", ["ar", "ti"])
def test_the_orientation_table_is_printed_in_it(code, database):
    state = filled(code)
    words = words_of(code, VisitorPiece.ORIENTATION)
    look = OrientationLook(words=words, categories=categories_in(words), today=ON)
    printed = orientation_table(full_market(), look)
    assert (printed.replaced, faults(printed.pdf)) == ({}, [])
    text = text_in(printed.pdf)
    assert WORDS[code][0] in text
    if code == "ti":
        assert state.words["orientation"] in text


def test_arabic_is_bound_at_the_right_and_tigrinya_at_the_left(database):
    assert (binding_of("ar"), binding_of("ti")) == (Binding.RIGHT, Binding.LEFT)


def test_a_talent_that_is_not_offered_any_more_has_its_dutch_name(database):
    state = filled("ti")
    words = words_of("ti", VisitorPiece.BOOKLET)
    assert words.talent("cooking") == state.words["talent_cooking_name"]
    assert replace(words, talents={}).talent("cooking") == "cooking"


@pytest.mark.parametrize(("code", "title"), [("nl", "Jouw talenten"), ("fr", "Vos talents")])
def test_our_own_languages_say_all_that_they_said_before(code, title, database):
    with words_of(code, VisitorPiece.LEAF).spoken():
        assert gettext("Your talents") == title
    assert gettext("Your talents") == "Jouw talenten", "what was spoken before is spoken again"


def test_what_has_no_words_in_a_language_of_data_is_said_in_dutch(database):
    state = filled("ti")
    with words_of("ti", VisitorPiece.LEAF).spoken():
        assert gettext("Your talents") == state.words["leaf_title"]
        assert gettext("Volunteer desk") == "Infopunt"
        with speaking("fr"):
            assert gettext("Your talents") == "Vos talents"


def test_what_cannot_be_had_is_no_language_of_a_print(database):
    language("ar")
    with pytest.raises(KeyError):
        words_of("ar", VisitorPiece.BOOKLET)


def leaf_in(code):
    result = ScanResult(sure=("cooking", "listening"), close=("gardening",))
    used = talents.current_set()
    details = ScanDetails(
        set_code=used.code,
        set_version=used.version,
        result=result,
        form=ScanForm.CARDS,
        scoring=SCORING,
        language="nl",
    )
    return talent_leaf(details, language=code, chosen_on=ON, today=ON)


@pytest.mark.parametrize("code", ["ar", "ti"])
def test_the_sheet_of_a_scan_is_printed_in_it(code, make, database):
    state = filled(code)
    make.vacancy(talents=["cooking"], texts={"nl": ("Soep koken", "Lekker")})
    printed = leaf_in(code)
    assert (printed.replaced, faults(printed.pdf)) == ({}, [])
    assert languages_of(printed.pdf) >= {code, "nl"}
    text = text_in(printed.pdf)
    assert WORDS[code][0] in text
    assert "Your talents" not in text
    if code == "ti":
        for key in ("leaf_title", "talent_cooking_name", "unchecked"):
            assert state.words[key] in text


def test_the_words_of_our_prints_are_all_among_those_that_are_translated(database):
    """What no translator got would stand there in Dutch: only what a vacancy asks may."""
    filled("ti")
    prints = (generic_booklet(full_market(), look_in("ti")), leaf_in("ti"))
    for printed in prints:
        text = text_in(printed.pdf)
        for dutch in ("Mijn", "Jouw talenten", "Gedrukt", "Zo werkt het", "Gemaakt met"):
            assert dutch not in text
