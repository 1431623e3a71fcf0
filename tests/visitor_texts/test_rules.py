import pytest

from vrijwilligers.visitor_texts.rules.checks import TextFault, fault_of, places_of
from vrijwilligers.visitor_texts.rules.languages import (
    direction,
    languages_to_add,
    own_name,
    script_names,
)
from vrijwilligers.visitor_texts.rules.texts import (
    PartCode,
    SourceText,
    digest_of,
    progress_of,
)


def source(dutch="Afgedrukt op %(day)s", **also):
    said = {"nl": dutch, "fr": "Imprimé le %(day)s", "en": "Printed on %(day)s"}
    return SourceText(**{"key": "made", "part": PartCode.GENERAL, "said": said} | also)


def test_what_is_heard_here_can_be_added_and_ours_cannot():
    codes = languages_to_add()
    assert {"ar", "ti", "am", "tr", "ps", "so"} < {*codes}
    assert not {"nl", "fr", "en"} & {*codes}
    assert "rom" not in codes, "nobody says its days"


@pytest.mark.parametrize(
    ("code", "way", "name"),
    [
        ("ar", "rtl", "العربية"),
        ("ti", "ltr", "ትግርኛ"),
        ("fa", "rtl", "فارسی"),
        ("tr", "ltr", "Türkçe"),
        ("xx", "ltr", "xx"),
    ],
)
def test_a_language_has_its_name_and_its_direction(code, way, name):
    assert (direction(code), own_name(code)) == (way, name)


def test_the_letters_of_a_language_are_known():
    assert script_names("ti") == ("ETHIOPIC",)
    assert script_names("bo") == ()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("طبع في %(day)s", None),
        ("%(day)s في", None),
        ("طبع في", TextFault.PLACES),
        ("طبع في %(days)s", TextFault.PLACES),
        ("طبع %(day)s 100 %", TextFault.PLACES),
        ("طبع %(day)s {page}", TextFault.PLACES),
        ("طبع\x07 %(day)s", TextFault.CONTROL),
        ("طبع\N{REPLACEMENT CHARACTER} %(day)s", TextFault.CONTROL),
        ("\N{RIGHT-TO-LEFT OVERRIDE}طبع %(day)s", TextFault.CONTROL),
        ("=HYPERLINK(طبع) %(day)s", TextFault.FORMULA),
        ("'=طبع %(day)s", TextFault.FORMULA),
        ("-طبع %(day)s", TextFault.FORMULA),
        ("<b>طبع</b> %(day)s", TextFault.MARKUP),
        ("طبع\n%(day)s", TextFault.LINES),
        ("Printed on %(day)s", None),
        ("Gedrukt %(day)s", TextFault.SCRIPT),
        ("Ø·Ø¨Ø¹ %(day)s", TextFault.SCRIPT),
        ("[طبع] %(day)s", TextFault.SHAPE),
        ("ط" * 6001 + "%(day)s", TextFault.TOO_LONG),
    ],
)
def test_a_translation_is_taken_in_or_has_a_fault_with_a_name(words, fault):
    assert fault_of(source(), words, "ar") == fault


def test_a_small_place_has_room_for_so_many_signs():
    small = source("ja", longest=3, said={"nl": "ja", "fr": "oui", "en": "yes"})
    assert fault_of(small, "نعم", "ar") is None
    assert fault_of(small, "نعم!", "ar") == TextFault.TOO_LONG


def test_a_joiner_that_persian_needs_is_no_control_sign():
    assert fault_of(source(), "می\N{ZERO WIDTH NON-JOINER}شود %(day)s", "fa") is None


def test_a_text_that_begins_with_a_dash_in_dutch_may_begin_with_one():
    dash = source("- ja", said={"nl": "- ja", "fr": "- oui", "en": "- yes"})
    assert fault_of(dash, "- نعم", "ar") is None


def test_what_is_filled_in_is_found_in_both_spellings():
    assert places_of("blad {page} van {pages}, %(day)s") == ["%(day)s", "{pages}", "{page}"]


def test_a_part_is_whole_when_each_text_is_filled():
    texts = [source(key="a"), source(key="b"), source(key="c", part=PartCode.CARD)]
    found = progress_of(texts, {"a": "x", "b": "", "c": "z"})
    assert {part: (one.filled, one.total) for part, one in found.items()} == {
        PartCode.GENERAL: (1, 2),
        PartCode.CARD: (1, 1),
    }
    assert [part for part, one in found.items() if one.is_whole] == [PartCode.CARD]


def test_a_digest_changes_with_our_text_and_with_theirs_and_with_no_other_part():
    ours, words = [source(key="a"), source(key="c", part=PartCode.CARD)], {"a": "x", "c": "z"}
    before = digest_of(PartCode.GENERAL, ours, words)
    assert before == digest_of(PartCode.GENERAL, ours[::-1], words | {"c": "y"})
    assert before != digest_of(PartCode.GENERAL, ours, words | {"a": "y"})
    changed = [source("Gemaakt op %(day)s", key="a"), ours[1]]
    assert before != digest_of(PartCode.GENERAL, changed, words)
