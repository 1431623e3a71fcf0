"""Which texts name somebody: surely, perhaps, or not at all."""

import pytest

from vrijwilligers.privacy.rules.mentions import MentionKind, PersonalIdentity, blank

SENTENCE = "De dame belt An; er is koffie -- roos of niet?! Een roos, (li de) en Onthaal 🙂."
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


def test_a_name_inside_an_address_goes_once():
    named = blank("Mail naar amina.el.idrissi@x.example, of Amina El Idrissi.", AMINA)
    assert named.text == "Mail naar [erased], of [erased]."


def test_a_name_in_a_script_with_marks_is_known():
    person = PersonalIdentity(names=("प्रिया", "शर्मा"))
    assert blank("फ़ोन प्रिया शर्मा को", person).text == "फ़ोन [erased] को"
