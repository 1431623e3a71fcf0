"""Which texts name somebody: surely, perhaps, or not at all."""

import json
import zlib
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrijwilligers.privacy.rules.mentions import MentionKind, PersonalIdentity, blank
from vrijwilligers.privacy.rules.packed import blanked_value, legible
from vrijwilligers.privacy.rules.people import PeopleIndex

SENTENCE = "De dame belt An; er is koffie -- roos of niet?! Een roos, (li de) en Onthaal 🙂."
CROWD = {
    one.names: one
    for one in (
        PersonalIdentity(("Zoë", "d'Ours"), ("+32470998877",), ("zoe@x.example",)),
        PersonalIdentity(("Amina", "El Idrissi"), (), ("amina.el_idrissi@x.example",)),
        PersonalIdentity(("Li", "De"), ("+3222",)),
        PersonalIdentity(("Rosa", ""), ("+33612345678",), ("@", "rosa")),
        PersonalIdentity(("Wim van den Brug",), ("+32470998877", "+32470112233")),
        PersonalIdentity(("प्रिया", "शर्मा")),
        PersonalIdentity(("Bo",), (), ("bo%40x.example",)),
        PersonalIdentity(),
    )
}
PIECES = (
    *(
        "zoë",
        "Zoe\u0308",
        "d’Ours",
        "D'OURS",
        "ours",
        "amina",
        "El",
        "Idrissi",
        "li",
        "de",
        "Li De",
    ),
    *("rosa", "ROSA", "wim", "Van den", "Brug", "प्रिया", "शर्मा", "bo", "x.example", "@", "(at)"),
    *("%40", "0470", "99", "88", "77", "998877", "+32", "0032", "11 22 33", "22", "0612345678"),
    *(
        "٠٤٧٠",
        "９９８８７７",
        "\u200b",
        "_",
        "-",
        ".",
        ", ",
        " ",
        "\n",
        "\t",
        '"',
        "\\",
        "\x1f",
        "é",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=20)
AMINA = PersonalIdentity(
    names=("Amina", "El Idrissi"), phones=("+32475123456",), emails=("amina.el.idrissi@x.example",)
)


@pytest.mark.parametrize(
    "names",
    [
        *(("De",), ("Roos",), ("An", ""), ("- Roos",), ("Onthaal",), ("Er", "Is"), ("Li", "De")),
        *(
            ("?",),
            ("?", "-"),
            ("🙂", ""),
            (".*", ".*"),
            ("<b>", "{x}"),
            ("%s", "_"),
            ("\\N", "\\N"),
        ),
    ],
)
def test_a_name_that_is_a_word_or_no_word_eats_no_ordinary_text(names):
    named = blank(SENTENCE, PersonalIdentity(names=names))
    assert named.text == SENTENCE
    assert named.seen != MentionKind.EXACT


@pytest.mark.parametrize("names", [("Roos",), ("Onthaal",), ("Li", "De")])
def test_a_name_that_may_be_a_word_is_listed(names):
    assert blank(SENTENCE, PersonalIdentity(names=names)).seen == MentionKind.LIKELY


@pytest.mark.parametrize("written", ["Li De", "LI DE", "De, Li"])
def test_a_short_name_with_capitals_is_somebody(written):
    named = blank(f"Bel {written}.", PersonalIdentity(names=("Li", "De")))
    assert named.text == "Bel [erased]."


@pytest.mark.parametrize("written", ["Rita Proefpersoon", "proefpersoon rita"])
def test_a_name_in_one_column_is_known_by_its_words(written):
    named = blank(f"Bel {written}.", PersonalIdentity(names=("Rita Proefpersoon",)))
    assert named.text == "Bel [erased]."


@pytest.mark.parametrize(
    "written",
    [
        *("0 4 7 5 1 2 3 4 5 6", "0475_12_34_56", "0475|12|34|56", "0475 · 12 34 56"),
        *("０４７５１２３４５６", "٠٤٧٥ ١٢٣٤٥٦", "0475\u200b123456", "0475\u202e 12\u202c3456"),
        *(
            "Ami\u200bna El Idrissi",
            "Amina_El_Idrissi",
            "ＡＭＩＮＡ El Idrissi",
            "Ami\u0301na El Idrissi",
        ),
        *("amina.el.idrissi (at) x.example", "amina.el.idrissi%40x.example"),
    ],
)
def test_odd_spellings_are_known(written):
    assert blank(f"Bel {written}!", AMINA).text == "Bel [erased]!"


@pytest.mark.parametrize(
    ("names", "written"),
    [(("Jan", "Strauß"), "Jan Strauss"), (("Jan", "Strauss"), "JAN STRAUß")]
    + [(("Søren", "Łuka"), "Soren Luka"), (("Ana", "Duric"), "Ana Đurić")],
)
def test_letters_of_other_alphabets_are_known_either_way(names, written):
    assert blank(f"SS: {written}.", PersonalIdentity(names=names)).text == "SS: [erased]."


def test_a_name_inside_an_address_goes_once():
    named = blank("Mail naar amina.el.idrissi@x.example, of Amina El Idrissi.", AMINA)
    assert named.text == "Mail naar [erased], of [erased]."


def test_a_name_in_a_script_with_marks_is_known():
    person = PersonalIdentity(names=("प्रिया", "शर्मा"))
    assert blank("फ़ोन प्रिया शर्मा को", person).text == "फ़ोन [erased] को"


def named_one_by_one(value):
    return {who for who, one in CROWD.items() if seen_in(value, one) != MentionKind.NONE}


def seen_in(value, identity):
    return blanked_value(value, partial(blank, identity=identity))[1]


def possible(value):
    return set(PeopleIndex(CROWD).possible_in(legible(value)))


@given(TEXTS)
def test_whom_a_search_for_one_finds_a_search_for_all_finds(text):
    assert named_one_by_one(text) <= possible(text)


@given(st.dictionaries(TEXTS, st.lists(TEXTS, max_size=3), max_size=3), st.booleans())
def test_whom_a_search_for_one_finds_in_a_file_a_search_for_all_finds(content, is_ascii):
    written = json.dumps(content, ensure_ascii=is_ascii)
    for value in (written, zlib.compress(written.encode()), written.encode()):
        assert named_one_by_one(value) <= possible(value)


def test_a_search_for_all_looks_no_further_at_who_is_surely_not_named():
    left_out = ("", "Zo rijdt", "0470 11 44 33", "zo@y.be")
    always = {("Rosa", "")}  # an address without a word says nothing
    assert [possible(text) - always for text in left_out] == [set()] * 4
