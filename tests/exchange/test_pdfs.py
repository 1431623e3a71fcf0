import pytest

from tests.files.pdfs import filled_in_pdf, pdf, pdf_that_says, written_pdf
from vrijwilligers.exchange.pdfs import text_of_pages
from vrijwilligers.exchange.sandbox import Unreadable


@pytest.mark.parametrize(
    ("content", "pages"),
    [
        (pdf(), [""]),
        (written_pdf(pages=3), ["", "", ""]),
        (pdf_that_says("Overeenkomst", "Getekend"), ["Overeenkomst", "Getekend"]),
    ],
)
def test_a_pdf_that_opens_says_what_stands_on_its_pages(content, pages):
    assert text_of_pages(content) == pages


def test_what_stands_beside_the_pages_of_a_pdf_is_read_too_p07():
    pages = text_of_pages(filled_in_pdf("85.07.30-033.28", "Bel Ünal Şahin 😀", "Els"))
    assert pages == ["", "Els\n85.07.30-033.28\nBel Ünal Şahin 😀"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n%made up\n", "damaged"),
        (written_pdf()[:150], "damaged"),
        (pdf().replace(b"[3 0 R]/Count 1", b"[]/Count 0"), "damaged"),
        (pdf().replace(b"3 0 obj<<", b"9 0 obj<<"), "damaged"),
        (b"PK\x03\x04", "damaged"),
        (written_pdf(password="geheim"), "password"),
        (b"", "empty"),
    ],
)
def test_a_pdf_that_does_not_open_is_refused_in_words_v21(content, words):
    with pytest.raises(Unreadable, match=words):
        text_of_pages(content)
