"""Sheets to hand over: a selection for one visitor, a flyer."""

from io import BytesIO

import page as checker
import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from sqlalchemy import select

from tests.bundles.pictures import codes_in
from vrijwilligers.matching.models import FicheEvent
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.records.audit import AuditEvent


def sent(desk, candidate, *vacancies, status=200):
    """Tick vacancies on the page of suggestions and ask for the sheet."""
    page = desk.get("matching.suggestions", candidate_id=candidate.id)
    address = desk.url("bundles.selection", candidate_id=candidate.id)
    answers = desk.signed(address) | {"vacancy": list(vacancies), "page": "1"}
    assert page.html.select_one("main")
    with desk._request():
        return desk._read(desk.client.post(address, data=answers), status)


def text_of(page):
    assert page.response.mimetype == "application/pdf"
    report = checker.validate_pdf_bytes(page.response.data, profile="ua1")
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []
    sheets = PdfReader(BytesIO(page.response.data)).pages
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in sheets)


def test_a_visitor_takes_a_few_vacancies_along_in_their_own_language_p24(reception, make, database):
    somebody = make.candidate(given_name="Zohra", family_name="Voorbeeld", language="fr")
    first = make.vacancy(
        texts={"nl": ("Soep", "Lekker"), "fr": ("De la soupe", "Vous cuisinez.")},
        street="Voorbeeldstraat 12",
        directions="Tram 51, halte Voorbeeld",
        contact_name="Jo Proef",
        contact_phone="+3225550102",
    )
    other = make.vacancy(texts={"nl": ("Brood", "Lekker")})

    page = sent(reception, somebody, other.id, first.id)
    text = text_of(page)

    assert page.response.headers["Content-Disposition"].startswith("inline; filename=annonces-")
    for words in ("De la soupe", "Voorbeeldstraat 12", "Tram 51", "Jo Proef", "02 555 01 02"):
        assert words in text
    assert text.index("Brood") < text.index("De la soupe")
    assert "Zohra" not in text
    assert "Voorbeeld" not in text.replace("Voorbeeldstraat", "").replace("halte Voorbeeld", "")
    database.rollback()
    views = select(AuditEvent).where(AuditEvent.record_id == somebody.id)
    assert {event.deed for event in database.scalars(views)} == {"viewed"}


def test_too_many_none_or_closed_ones_are_refused_in_words(reception, make):
    somebody = make.candidate()
    six = [make.vacancy().id for _ in range(6)]
    closed = make.vacancy(places=0).id
    for ticked in ([], six, [closed], ["x", "99999999999"]):
        page = sent(reception, somebody, *ticked, status=303)
        again = reception.open(page.location)
        assert "Tick one to five vacancies that are still open." in again.messages
        boxes = {
            box["value"]: box.has_attr("checked") for box in again.html.select("[name=vacancy]")
        }
        assert {value for value, is_ticked in boxes.items() if is_ticked} == {
            str(key) for key in ticked if str(key) in boxes
        }


def test_who_took_consent_back_gets_no_selection_p04(reception, make):
    gone = make.candidate(consents=())
    address = reception.url("bundles.selection", candidate_id=gone.id)
    answers = reception.signed(address)
    with reception._request():
        answer = reception.client.post(address, data=answers)
    assert answer.status_code == 404


def box_of(text, pdf):
    """Return left, foot, right and head of the last letter of a text on the first page."""
    sheet = PdfDocument(pdf)[0].get_textpage()
    index, count = sheet.search(text).get_next()
    return sheet.get_charbox(index + count - 1)


def foot_of(text, pdf):
    return box_of(text, pdf)[1]


def head_of(text, pdf):
    return box_of(text, pdf)[3]


TEXT = "Je kookt soep. Daarna eten we samen aan een lange tafel. " * 3 + "Deze zin " * 30


@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_flyer_of_a_vacancy_is_accessible_and_fits_on_a_page(reception, make, language, size):
    vacancy = make.vacancy(
        texts={"nl": ("Soep koken met de buren van de Voorbeeldstraat", TEXT)},
        practise_dutch="A1",
        languages={"nl": "A2", "fr": "B1"},
        directions="Tram 51, halte Lemonnier",
        street="Lange Voorbeeldstraat met een lange naam 123",
        contact_email="vrijwilligers-van-de-lange-voorbeeldstraat@example.org",
        contact_phone="+3225550102",
        days=0b101010101010101,
        organisation=make.organisation(url="https://een-lang-adres.example.org"),
    )

    page = reception.get("bundles.flyer", vacancy_id=vacancy.id, language=language, size=size)

    text = text_of(page)
    assert "Soep koken met de buren" in text
    assert "Je kookt soep." in text
    assert "Deze zin" not in text
    assert {"fr": "en néerlandais", "en": "in Dutch"}.get(language, "") in text
    assert "02 555 01 02" in text
    assert f"127.0.0.1:8000/v/{vacancy.id}" in text
    assert codes_in(page.response.data) == [f"http://127.0.0.1:8000/v/{vacancy.id}"]
    assert len(PdfReader(BytesIO(page.response.data)).pages) == 1
    assert foot_of("B1", page.response.data) > head_of("Contact", page.response.data)


def test_a_flyer_of_what_is_closed_or_in_another_language_is_not_there(reception, make):
    vacancy, closed = make.vacancy(), make.vacancy(places=0)
    reception.get("bundles.flyer", vacancy_id=closed.id, status=404)
    reception.get("bundles.flyer", vacancy_id=vacancy.id, language="de", status=404)
    reception.get("bundles.flyer", vacancy_id=vacancy.id, size="a3", status=404)


def test_each_list_offers_to_print_what_is_ticked_in_it(reception, make):
    somebody = make.candidate()
    make.vacancy()
    for endpoint in ("matching.suggestions", "desk.fiche"):
        page = reception.get(endpoint, candidate_id=somebody.id)
        form = page.html.select_one("#ticked")
        assert form["action"] == reception.url("bundles.selection", candidate_id=somebody.id)
        assert page.html.select_one("[name=vacancy]")["form"] == "ticked"


def test_what_a_visitor_takes_along_is_noted_once_a_day_and_what_is_refused_is_not(
    reception, make, database
):
    somebody, vacancy = make.candidate(), make.vacancy()
    for _ in range(2):
        sent(reception, somebody, vacancy.id)
    sent(reception, somebody, make.vacancy(places=0).id, status=303)
    database.rollback()
    noted = database.scalars(select(FicheEvent)).all()
    assert [(one.kind, one.vacancy_id, one.staff_id) for one in noted] == [
        (FicheEventKind.HANDED_OUT, vacancy.id, reception.staff_id)
    ]


def test_a_flyer_says_how_one_long_sentence_begins(reception, make):
    vacancy = make.vacancy(texts={"nl": ("Soep", "Je kookt soep en " * 20)})

    text = text_of(reception.get("bundles.flyer", vacancy_id=vacancy.id, language="nl"))

    assert "Je kookt soep en" in text
    assert "…" in text


@pytest.mark.parametrize(
    ("language", "name"), [("nl", "affiche"), ("fr", "affiche"), ("en", "flyer")]
)
def test_the_file_of_a_flyer_is_named_for_its_reader(reception, make, language, name):
    vacancy = make.vacancy()
    asked = {"vacancy_id": vacancy.id, "language": language}
    headers = reception.get("bundles.flyer", **asked).response.headers
    assert headers["Content-Disposition"] == f"inline; filename={name}-{vacancy.id}-{language}.pdf"
