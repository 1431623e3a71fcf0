"""Each way to print a bundle is accessible: papers, sizes of letters, languages, codes."""

from datetime import date
from io import BytesIO
from itertools import product

import page
import pytest
from pypdf import PdfReader

from bench.prints import starts_of
from tests.bundles.pictures import codes_in
from vrijwilligers.bundles import documents
from vrijwilligers.bundles.rules import BundleChoice, PaperSize, from_json, to_json

TODAY = date(2026, 11, 21)
SHEETS = {PaperSize.A4: (595, 842), PaperSize.A5: (420, 595)}
VARIANTS = list(product(PaperSize, (False, True), (False, True)))


@pytest.fixture
def filled(make):
    house = make.organisation(phone="+3225550102")
    for category in ("welcome_office", "language_practice", "repairs_transport", None):
        make.vacancy(organisation=house, category=category, practise_dutch="A1", wheelchair=True)
        texts = {"fr": ("Trier des vêtements au vestiaire", "Vous triez.\n\nVous rangez.")}
        make.vacancy(organisation=house, category=category, texts=texts)


def printed(choice):
    content, _count = documents.content(choice, today=TODAY)
    return documents.print_bundle(content, today=TODAY).pdf


@pytest.mark.parametrize(("size", "large", "contact"), VARIANTS)
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_each_variant_is_accessible(filled, size, large, contact, language):
    choice = BundleChoice(
        language=language, size=size, large=large, contact=contact, qr=True, qr_each=large
    )

    pdf = printed(choice)

    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []
    reader = PdfReader(BytesIO(pdf))
    text = " ".join(" ".join(s.extract_text().split()) for s in reader.pages)
    assert tuple(round(side) for side in reader.pages[1].mediabox[2:]) == SHEETS[size]
    assert ("02 555 01 02" in text) is contact
    assert "127.0.0.1:8000/site" in text
    if size == PaperSize.A4 and not large:
        assert [*starts_of(pdf)][0] == 2, "the front is one page"
    assert ("127.0.0.1:8000/v/" in text) is large


@pytest.mark.parametrize("size", PaperSize)
def test_each_code_leads_a_phone_to_the_address_beside_it(make, size):
    vacancies = [make.vacancy(category="food").id for _ in range(3)]

    codes = codes_in(printed(BundleChoice(language="nl", size=size, qr=True, qr_each=True)))

    assert codes[0] == "http://127.0.0.1:8000/site/"
    assert sorted(codes[1:]) == sorted(f"http://127.0.0.1:8000/v/{key}" for key in vacancies)


@pytest.mark.parametrize(("large", "points"), [(False, 12), (True, 18)])
@pytest.mark.parametrize("size", PaperSize)
def test_letters_of_a_text_are_as_large_as_promised(make, size, large, points):
    make.vacancy(texts={"nl": ("Soep", "Zelleriesoep met look.")})
    sizes = []

    def see(text, _cm, matrix, _font, font_size):
        if "Zellerie" in text:
            sizes.append(round(font_size * matrix[0]))

    pdf = printed(BundleChoice(language="nl", size=size, large=large))
    for sheet in PdfReader(BytesIO(pdf)).pages:
        sheet.extract_text(visitor_text=see)

    assert sizes == [points]


def test_a_choice_is_read_as_it_was_written():
    choice = BundleChoice(
        language="fr", season="summer", categories=("food", "other"), size=PaperSize.A5
    )
    assert from_json(to_json(choice)) == choice
