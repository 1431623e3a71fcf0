import pytest

from tests.files.pdfs import pdf, written_pdf
from vrijwilligers.exchange.pdfs import count_pages
from vrijwilligers.exchange.sandbox import Unreadable


@pytest.mark.parametrize(
    ("content", "pages"), [(pdf(), 1), (written_pdf(pages=3), 3), (written_pdf(), 1)]
)
def test_a_pdf_that_opens_has_pages(content, pages):
    assert count_pages(content) == pages


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
def test_a_pdf_that_does_not_open_is_refused_in_words(content, words):
    with pytest.raises(Unreadable, match=words):
        count_pages(content)
