"""The vacancy bundle as its template prints it, letter by letter and page by page."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from tests.exchange.bundle_content import (
    FOOD,
    FRONT,
    OLDER,
    REMARK,
    WORDS,
    bundle,
    vacancy,
    winter_bundle,
)
from tests.exchange.pdfs import bookmarks, faults, languages_of, one, page_with, pages_of
from vrijwilligers.exchange.documents import print_pdf


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_bundle_speaks_the_language_of_its_reader(language):
    pdf = print_pdf("bundle.typ", winter_bundle(language)).pdf

    reader = PdfReader(BytesIO(pdf))
    front = pages_of(pdf)[0]
    assert reader.root_object["/Lang"] == language
    assert reader.metadata.title.startswith(FRONT[language]["title"])
    assert FRONT[language]["edition"] in reader.metadata.title
    assert FRONT[language]["date"] in front
    assert f"31 {WORDS[language]['vacancies']}" in front
    assert WORDS[language]["contents"] in front
    assert WORDS[language]["guide"] in front
    assert faults(pdf) == []


def test_the_contents_tell_how_many_vacancies_a_chapter_has_and_where(winter):
    front, *rest = pages_of(winter)
    kitchen = page_with(rest, "Koken en eten 6 vacatures") + 1
    assert f"Koken en eten 6 vacatures {kitchen}" in front
    assert "Kleding 2 vacatures " in front
    registers = page_with(rest, "Vanaf A1 101")
    assert f"Register: oefenkans {registers + 1}" in front


def test_a_chapter_says_its_source_once(winter):
    assert " ".join(pages_of(winter)).count(REMARK) == 5


def test_a_vacancy_is_printed_with_all_that_a_visitor_needs():
    row = vacancy(FOOD[1], 202, tasks=["Fruit ophalen"], route="Tram 51", is_new=True)
    text = pages_of(print_pdf("bundle.typ", bundle({"Koken": [row]})).pdf)[1]
    assert "Fruit verdelen met de bakfiets 202" in text
    for words in (
        "Buurtkruidenier Zuid · Sint-Gillis",
        "Nieuw",
        "• Fruit ophalen",
        "zaterdag, voormiddag · regelmatig",
        "Frans A2",
        "Tram 51",
        "02 555 01 02 vrijwilligers202@voorbeeld.example",
    ):
        assert words in text


def test_registers_lead_to_the_page_of_a_vacancy(winter):
    pages = pages_of(winter)
    table = page_with(pages[:-1], "Meepraten aan de conversatietafel 501")
    assert f"501{table}" in pages[-1].replace(" ", "")
    assert "Koffie schenken en een babbel · Dienstencentrum De Roos p. 2" in pages[-1]


def test_a_text_in_another_language_says_so_to_eyes_and_to_ears(winter):
    here = page_with(pages_of(winter), "Vous triez")
    assert "in het Frans" in pages_of(winter)[here - 1]
    assert languages_of(winter) == {"nl", "fr"}
    assert languages_of(print_pdf("bundle.typ", one()).pdf) == {"nl"}


def test_bookmarks_lead_to_chapters_and_vacancies(winter):
    marks = bookmarks(winter)
    names = [name for name in marks if isinstance(name, str)]
    assert names[3:6] == ["Kleding", "Taal en oefenen", "Register: oefenkans"]
    assert ["Soep koken", "Trier des vêtements"] in marks


def test_what_is_in_another_language_stands_after_the_rest_under_a_line_of_its_own(winter):
    text = " ".join(pages_of(winter))
    assert 0 < text.index("Kleding 2 vacatures.") < text.index("In een andere taal")
    assert text.index("In een andere taal") < text.index("Vous triez")
    assert text.count("In een andere taal") == 1


def test_a_vacancy_never_breaks_over_pages_but_where_it_says_a_lot():
    rows = [
        vacancy(OLDER[nth % 5], 100 + nth, text=f"Begin{nth}. " + "Je helpt mee. " * (nth % 40))
        for nth in range(60)
    ]
    for nth, row in enumerate(rows):
        row["apply"] = [f"einde{nth}."]
    pages = pages_of(print_pdf("bundle.typ", bundle({"Ouderen": rows})).pdf)
    assert len(pages) > 6
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
        [only] = pages_of(pdf)
        assert "Er zijn nu geen vacatures voor deze bundel." in only
        assert faults(pdf) == []


def test_a_chapter_without_vacancies_is_left_out():
    content = bundle({"Ouderen": [vacancy(OLDER[0], 101)], "Natuur": []})
    assert "Natuur" not in " ".join(pages_of(print_pdf("bundle.typ", content).pdf))


def test_what_is_not_known_is_left_out():
    bare = one(facts=[], languages=None, apply=[], where=[], practise=None)
    text = pages_of(print_pdf("bundle.typ", bare).pdf)[1]
    assert "Dienstencentrum De Roos Je zet koffie. Vacaturebundel" in text


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
    plain = pages[1].replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'")
    assert plain.replace(" ", "").count(text.replace(" ", "")) == 3


def test_a_mail_address_that_is_too_long_for_a_line_goes_on_and_can_be_read_as_one():
    mail = "onthaal-van-het-huis-aan-de-rand-van-de-stad" + "x" * 34 + "@example.org"
    some = vacancy(OLDER[0], 101, apply=["0470 00 97 42", mail, "example.org"])
    for look in ({}, {"paper": "a5"}, {"paper": "a5", "large": True}):
        text = " ".join(pages_of(print_pdf("bundle.typ", bundle({"Ouderen": [some]}) | look).pdf))
        assert mail in text.replace(" ", "")


LONG = {
    "organisation": "Vereniging" * 20,
    "apply": ["0470 00 11 22", "x" * 64 + "@een-lang-domein.example.org"],
    "text": "Je helpt mee in de keuken. " * 230,
    "route": "nl-fr " * 700,
    "title": "Wandelenmetbewonersvanhetwoonzorgcentrum" * 5,
    "tasks": ["MEDEWERKERVRIJWILLIGERSWERKBRUSSEL"],
    "facts": ["VRIJWILLIGERSVERANTWOORDELIJKEN", "W" * 29],
    "practise": "ONTHAALVERANTWOORDELIJKEN-BRUSSEL",
    "languages": "nl-fr: VOORBEREIDINGSVERANTWOORDELIJK",
    "where": ["Sint-Jans-Molenbeek-aan-de-Zenne " * 5],
}


@pytest.mark.parametrize("look", [{}, {"paper": "a5", "large": True}])
def test_what_is_far_too_long_stays_within_its_page(look):
    some = [
        vacancy(OLDER[0], 101 + nth, **{name: said})
        for nth, (name, said) in enumerate(LONG.items())
    ]
    pdf = print_pdf("bundle.typ", bundle({"Ouderen": some}) | look).pdf
    assert faults(pdf) == []
    text = "".join("".join(pages_of(pdf)).split())
    for said in LONG.values():
        for part in [said] if isinstance(said, str) else said:
            assert "".join(part.split())[:500] in text
    with PdfDocument(pdf) as document:
        for sheet in document:
            letters = sheet.get_textpage()
            rights = [letters.get_rect(nth)[2] for nth in range(letters.count_rects())]
            assert max(rights) < sheet.get_width() - 20


@pytest.mark.parametrize("look", [{}, {"paper": "a5", "large": True}])
def test_a_long_word_of_a_title_leaves_the_number_free(look):
    item = vacancy(OLDER[0], 123456, title="VRIJWILLIGERSVERANTWOORDELIJKE gezocht")
    pdf = print_pdf("bundle.typ", bundle({"Ouderen": [item]}) | look).pdf
    assert faults(pdf) == []
    assert "VRIJWILLIGERSVERANTWOORDELIJKE" in "".join(pages_of(pdf)).replace(" ", "")
    assert ["VRIJWILLIGERSVERANTWOORDELIJKE gezocht"] in bookmarks(pdf)
    with PdfDocument(pdf) as document:
        letters = document[1].get_textpage()
        number, word = (
            letters.get_charbox(letters.search(said).get_next()[0])
            for said in ("123456", "DELIJKE")
        )
    assert word[3] < number[1]


def test_thumb_marks_stand_at_the_right_and_on_the_back_of_a_leaf_at_the_left_too(winter):
    with PdfDocument(winter) as document:
        pages = [page.render(scale=0.5).to_pil().convert("L") for page in document]
    for number, leaf in enumerate(pages[1:], start=2):
        width, height = leaf.size
        edges = {"left": (0, 0, 6, height), "right": (width - 6, 0, width, height)}
        marked = {side for side, box in edges.items() if leaf.crop(box).getextrema()[0] < 120}
        assert marked == ({"left", "right"} if number % 2 == 0 else {"right"}), number
