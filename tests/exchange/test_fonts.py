"""Every script is printed; what no font has is replaced and told."""

import json

import pytest
from pypdfium2 import PdfDocument

from tests.exchange.bundle_content import (
    winter_bundle,
)
from tests.exchange.pdfs import faults, one, pages_of
from vrijwilligers.exchange.documents import print_pdf
from vrijwilligers.exchange.documents.fonts import (
    UNKNOWN,
    FontWriter,
    cannot_write,
    fonts_for,
    our_fonts,
    our_letters,
)


def test_a_letter_that_our_fonts_lack_is_replaced_and_reported():
    made = print_pdf("bundle.typ", one(text="Feest 🎉🎉 met سلمى en 𝓐n, Łukasz en Ngọc ✔"))
    assert made.replaced == {"🎉": 2, "𝓐": 1}
    text = pages_of(made.pdf)[1]
    assert "Feest ☐☐ met" in text
    assert "en An, Łukasz en Ngọc ✔" in text
    assert faults(made.pdf) == []


SCRIPTS = {
    "Arabic": "سلمى وشيرين",
    "Hebrew": "שלום",
    "Ethiopic": "ሰላም",
    "Georgian": "ქართული",
    "Armenian": "Հայերեն",
    "Devanagari": "देवनागरी",
    "Bengali": "বাংলা",
    "Tamil": "தமிழ்",
    "Telugu": "తెలుగు",
    "Thai": "ไทย",
    "Khmer": "ខ្មែរ",
    "Lao": "ລາວ",
    "Burmese": "မြန်မာ",
    "Chinese": "中文",
    "Japanese": "ひらがな",
    "Korean": "한국어",
    "signs": "☎ ★ ✉ ➜ ♥",
}


def test_every_script_of_brussels_is_printed():
    texts = [f"{name}: {words}" for name, words in SCRIPTS.items()]
    made = print_pdf("bundle.typ", one(text="\n".join(texts), title=SCRIPTS["Arabic"]))
    assert made.replaced == {}
    assert faults(made.pdf) == []
    with PdfDocument(made.pdf) as document:
        text = document[1].get_textpage().get_text_range()
    for words in SCRIPTS.values():
        assert words[0] in text


def test_a_text_of_right_to_left_begins_at_the_right():
    pdf = print_pdf("bundle.typ", one(text=SCRIPTS["Arabic"])).pdf
    with PdfDocument(pdf) as document:
        letters = document[1].get_textpage()
        rights = [
            letters.get_charbox(nth)[2]
            for nth in range(letters.count_chars())
            if letters.get_text_range(nth, 1) in SCRIPTS["Arabic"].replace(" ", "")
        ]
    assert max(rights) > 270, "the end of the first column"


def test_only_the_fonts_that_a_print_needs_are_opened():
    assert fonts_for(["Zoë", {"a": "Юлия"}]) == our_fonts()
    assert [font.family for font in fonts_for("Zoë سلمى")][3:] == ["Noto Sans Arabic"]
    assert fonts_for("👩\u200d🚀\u00a0") == our_fonts()


def test_what_cannot_be_written_is_known_without_printing():
    assert cannot_write({"a": ["Feest 🎉", "☎ 中文"], "b": 3}) == ["🎉"]


def test_signs_that_do_not_show_are_left_out_in_silence():
    made = print_pdf(
        "bundle.typ", one(text="Kof\u200bfie\ufe0f\x07 en e\u0301e\u0301n\ttaart\ud800")
    )
    assert "Koffie en één taart☐" in pages_of(made.pdf)[1]
    assert made.replaced == {"\ud800": 1}


@pytest.mark.parametrize("unseen", ["\x07", "\u200d", "\u0315", "\u20dd"])
def test_what_nobody_sees_is_left_out_without_a_word(unseen):
    writer = FontWriter(our_fonts())
    assert writer.text(f"a{unseen}b") == "ab"
    assert writer.replaced == {}


@pytest.mark.parametrize(("sign", "plain"), [("📞", "☎"), ("📧", "✉")])
def test_a_sign_of_which_the_meaning_is_known_becomes_a_plain_one(sign, plain):
    assert FontWriter(fonts_for(plain)).text(sign) == plain


def test_nothing_is_replaced_in_an_ordinary_bundle():
    assert print_pdf("bundle.typ", winter_bundle()).replaced == {}


def test_our_font_writes_the_languages_of_brussels():
    names = "Şükrü Łukasz Zoë François Ngọc Ştefan Юлия Ελένη Ğ ij œ € – ’ “ ” « » … \u00a0"
    assert our_letters().issuperset({UNKNOWN, "\n", *names})
    assert not our_letters() & set("🎉س中")


def test_names_of_fields_and_numbers_are_not_touched():
    writer = FontWriter(our_fonts())
    assert writer.write({"🎉": ["🎉", 3, None, True]}) == {"🎉": ["☐", 3, None, True]}
    assert json.dumps(writer.replaced) == json.dumps({"🎉": 1})
