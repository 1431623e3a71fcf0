"""What we print: the vacancy bundle, letter by letter and page by page."""

import json
import re
import subprocess
import sys
from datetime import date
from io import BytesIO

import page
import pytest
from pypdf import PdfReader
from pypdf.generic import NullObject

from tests.exchange.bundle_content import FRONT, OLDER, WORDS, bundle, vacancy, winter_bundle
from vrijwilligers.exchange import documents
from vrijwilligers.exchange.documents import PrintFailed, print_pdf
from vrijwilligers.exchange.documents.typesetter import UNKNOWN, FontWriter, our_letters


def pages_of(pdf):
    """Return the text of each page, with single spaces."""
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(pdf)).pages]


def page_with(pages, words):
    """Return the number of the only page that has these words."""
    (number,) = [nth for nth, text in enumerate(pages, start=1) if words in text]
    return number


def bookmarks(pdf):
    """Return the bookmarks as names, those of a chapter in a list after it."""
    return _names(PdfReader(BytesIO(pdf)).outline)


def _names(marks):
    return [_names(mark) if isinstance(mark, list) else mark.title for mark in marks]


def languages_of(pdf):
    """Return the languages that a PDF tells a screen reader to speak."""
    reader = PdfReader(BytesIO(pdf))
    found, waiting = {reader.root_object["/Lang"]}, [reader.root_object["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, dict):
            found.add(element.get("/Lang", "nl"))
            waiting.append(element.get("/K", NullObject()))
    return found


def one(text="Je zet koffie.", **other):
    """Return a bundle of one vacancy."""
    return bundle({"Ouderen": [vacancy(OLDER[0], 101, text=text, **other)]})


def faults(pdf):
    """Return which rules of PDF/UA-1 a print breaks."""
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.rules.total == 104
    return [(fault.rule_id, fault.message) for fault in report.failures]


@pytest.fixture(scope="module")
def winter():
    return print_pdf("bundle.typ", winter_bundle()).pdf


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_bundle_speaks_the_language_of_its_reader(language):
    pdf = print_pdf("bundle.typ", winter_bundle(language)).pdf

    reader = PdfReader(BytesIO(pdf))
    front, contents, *_ = pages_of(pdf)
    assert reader.root_object["/Lang"] == language
    assert reader.metadata.title.startswith(FRONT[language]["title"])
    assert FRONT[language]["edition"] in reader.metadata.title
    assert FRONT[language]["date"] in front
    assert f"30 {WORDS[language]['vacancies']}" in front
    assert WORDS[language]["contents"] in contents
    assert faults(pdf) == []


def test_the_cover_names_the_sources(winter):
    assert "Bron van de vacatures: vrijwilligerswerk.be" in pages_of(winter)[0]


def test_the_contents_tell_how_many_vacancies_a_chapter_has_and_where(winter):
    _, contents, *rest = pages_of(winter)
    kitchen = page_with(rest, "Koken en eten 6 vacatures") + 2
    assert f"Koken en eten 6 vacatures {kitchen}" in contents
    assert "Kleding 1 vacature " in contents


def test_a_vacancy_is_printed_with_all_that_a_visitor_needs(winter):
    text = " ".join(pages_of(winter))
    for words in (
        "Fruit verdelen met de bakfiets",
        "Buurtkruidenier Zuid",
        "Sint-Gillis",
        "Wanneer zaterdag, voormiddag",
        "Talen Frans A2",
        "Bel of mail 02 555 01 02",
        "vrijwilligers202@voorbeeld.example",
        "Bron: vrijwilligerswerk.be, 20 november 2026",
        "nr. 202",
    ):
        assert words in text


def test_only_a_vacancy_with_a_chance_to_practise_says_so():
    practising = pages_of(print_pdf("bundle.typ", one(practise=True)).pdf)[2]
    other = pages_of(print_pdf("bundle.typ", one(practise=False)).pdf)[2]
    assert "Oefenkans Nederlands" in practising
    assert "Oefenkans Nederlands" not in other


def test_a_text_in_another_language_says_so_to_eyes_and_to_ears(winter):
    here = page_with(pages_of(winter), "Vous triez")
    assert "in het Frans" in pages_of(winter)[here - 1]
    assert languages_of(winter) == {"nl", "fr"}
    assert languages_of(print_pdf("bundle.typ", one()).pdf) == {"nl"}


def test_bookmarks_lead_to_chapters_and_vacancies(winter):
    marks = bookmarks(winter)
    assert [name for name in marks if isinstance(name, str)][-2:] == ["Kleding", "Taal en oefenen"]
    assert ["Trier des vêtements"] in marks


def test_a_vacancy_never_breaks_over_pages():
    rows = [
        vacancy(OLDER[nth % 5], 100 + nth, text=f"Begin{nth}. " + "Je helpt mee. " * (nth % 60))
        for nth in range(60)
    ]
    for nth, row in enumerate(rows):
        row["source"] = f"einde{nth}."
    pdf = print_pdf("bundle.typ", bundle({"Ouderen": rows})).pdf
    pages = pages_of(pdf)
    assert len(pages) > 15
    for nth in range(60):
        assert page_with(pages, f"Begin{nth}.") == page_with(pages, f"einde{nth}.")


@pytest.mark.parametrize("text", ["Je helpt mee. " * 900, "Je helpt mee.\n" * 120])
def test_a_vacancy_longer_than_a_page_goes_on_on_the_next(text):
    pdf = print_pdf("bundle.typ", one(text="Begin. " + text + " Slot van de tekst.")).pdf
    pages = pages_of(pdf)
    assert page_with(pages, "Slot van de tekst.") > page_with(pages, "Begin.")
    assert " ".join(pages).count("helpt") == text.count("helpt")
    assert faults(pdf) == []


def test_a_bundle_without_vacancies_says_so_kindly():
    for chapters in ({}, {"Ouderen": []}):
        pdf = print_pdf("bundle.typ", bundle(chapters)).pdf
        assert "Er zijn nu geen vacatures voor deze bundel." in pages_of(pdf)[1]
        assert len(pages_of(pdf)) == 2
        assert faults(pdf) == []


def test_a_chapter_without_vacancies_is_left_out():
    content = bundle({"Ouderen": [vacancy(OLDER[0], 101)], "Natuur": []})
    assert "Natuur" not in " ".join(pages_of(print_pdf("bundle.typ", content).pdf))


def test_what_is_not_known_is_left_out_with_its_label():
    bare = one(when="", languages=None, what=[], apply=[], source=None, where="", practise=False)
    text = pages_of(print_pdf("bundle.typ", bare).pdf)[2]
    assert not any(label in text for label in ("Wanneer", "Talen", "Bel of mail", "Bron"))


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x")',
        "*niet vet* en _niet schuin_",
        "$x^2$",
        r"een \ streep en \u{41}",
        "= geen kop",
        "https://voorbeeld.example/a?b=1&c=2 // geen opmerking /* ook niet */",
        '"]} #import "house.typ": * <label> @verwijzing `code` ~ --- \'\'',
    ],
)
def test_signs_in_a_text_are_printed_as_they_stand(text):
    title = "Kop " + text
    pages = pages_of(print_pdf("bundle.typ", one(text=text, title=title, organisation=text)).pdf)
    plain = pages[2].replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'")
    assert plain.count(text) == 3


def test_a_letter_that_our_font_lacks_is_replaced_and_reported():
    made = print_pdf("bundle.typ", one(text="Feest 🎉🎉 met سلمى en 𝓐n, Łukasz en Ngọc ✔"))
    assert made.replaced == {"🎉": 2, "س": 1, "ل": 1, "م": 1, "ى": 1, "𝓐": 1, "✔": 1}
    assert "Feest ☐☐ met ☐☐☐☐ en An, Łukasz en Ngọc ✓" in pages_of(made.pdf)[2]
    assert faults(made.pdf) == []


def test_signs_that_do_not_show_are_left_out_in_silence():
    made = print_pdf(
        "bundle.typ", one(text="Kof\u200bfie\ufe0f\x07 en e\u0301e\u0301n\ttaart\ud800")
    )
    assert "Koffie en één taart☐" in pages_of(made.pdf)[2]
    assert made.replaced == {"\ud800": 1}


@pytest.mark.parametrize("unseen", ["\x07", "\u200d", "\u0315", "\u20dd"])
def test_what_nobody_sees_is_left_out_without_a_word(unseen):
    writer = FontWriter({"a", "b"})
    assert writer.text(f"a{unseen}b") == "ab"
    assert writer.replaced == {}


@pytest.mark.parametrize(
    ("sign", "plain"),
    [*(("☎", "tel."), ("📞", "tel."), ("✉", "mail"), ("📧", "mail")), ("➜", "→"), ("★", "*")],
)
def test_a_sign_of_which_the_meaning_is_known_becomes_a_plain_one(sign, plain):
    assert FontWriter(set("telmai.→*")).text(sign) == plain


def test_nothing_is_replaced_in_an_ordinary_bundle():
    assert print_pdf("bundle.typ", winter_bundle()).replaced == {}


def test_the_same_bundle_gives_the_same_file(winter):
    assert print_pdf("bundle.typ", winter_bundle()).pdf == winter


def test_the_date_inside_the_file_is_the_one_that_is_given(winter):
    dated = print_pdf("bundle.typ", one(), made_on=date(2026, 11, 22)).pdf
    assert PdfReader(BytesIO(dated)).metadata.creation_date.date() == date(2026, 11, 22)
    assert PdfReader(BytesIO(winter)).metadata.creation_date is None


@pytest.mark.parametrize(
    ("template", "place"),
    [("bundle.typ", r"(house|bundle)\.typ:\d+"), ("nothing.typ", "RuntimeError")],
)
def test_a_print_that_fails_tells_where_but_not_about_whom(template, place):
    wrong = one(text="Bel Jana Voorbeeld") | {"chapters": "Jana Voorbeeld"}

    said = rf"^{re.escape(template)} was not printed: (?s:.*){place}"
    with pytest.raises(PrintFailed, match=said) as failure:
        print_pdf(template, wrong)

    assert "Jana" not in str(failure.value)
    assert failure.value.__context__ is None


def test_two_vacancies_go_on_a_page_of_a5_and_a_mail_address_breaks_before_its_place_alone():
    text = "Je zet koffie en brengt die naar de tafels. Je praat met de bezoekers. " * 3
    mail = "onthaal-van-het-huis-aan-de-rand@example.org"
    ways = {"text": text, "apply": ["0470 00 97 42", mail, "example.org"]}
    ways |= {"what": ["regelmatig", "3 uur per week", "rolstoeltoegankelijk", "er is begeleiding"]}
    some = [vacancy(OLDER[0], number, **ways) for number in range(101, 106)]

    pages = pages_of(print_pdf("bundle.typ", bundle({"Ouderen": some}) | {"paper": "a5"}).pdf)

    assert [sheet.count("Koffie schenken") for sheet in pages[-3:]] == [1, 2, 2]
    assert mail in pages[-1].replace(" @", "@")


def test_a_print_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(documents, "SECONDS", 0.001)
    with pytest.raises(PrintFailed, match="took longer") as failure:
        print_pdf("bundle.typ", one())
    assert failure.value.__context__ is None


def test_the_typesetter_works_without_the_application():
    script = f"import runpy, sys; sys.argv = ['x']; runpy.run_path({str(documents.TYPESETTER)!r})"
    loaded = subprocess.run(
        [sys.executable, "-I", "-c", script + "; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    assert "typst" in loaded
    assert not {"flask", "sqlalchemy", "numpy", "vrijwilligers"} & set(loaded)


def test_our_font_writes_the_languages_of_brussels():
    names = "Şükrü Łukasz Zoë François Ngọc Ştefan Юлия Ελένη Ğ ij œ € – ’ “ ” « » … \u00a0"
    assert our_letters().issuperset({UNKNOWN, "\n", *names})
    assert not our_letters() & set("🎉س中")


def test_names_of_fields_and_numbers_are_not_touched():
    writer = FontWriter(set("a"))
    assert writer.write({"é": ["é", 3, None, True]}) == {"é": ["☐", 3, None, True]}
    assert json.dumps(writer.replaced) == json.dumps({"é": 1})


def test_the_chapters_of_a_short_list_share_pages_and_a_band_stays_with_its_vacancy():
    content = winter_bundle() | {"runs_on": True}
    for chapter in content["chapters"]:
        chapter["vacancies"] = chapter["vacancies"][:1]
    made = print_pdf("bundle.typ", content).pdf

    pages = pages_of(made)[2:]

    assert faults(made) == []
    assert len(pages) < len(content["chapters"])
    for chapter in content["chapters"]:
        title = chapter["vacancies"][0]["title"]
        assert any(chapter["name"] in page and title in page for page in pages)
