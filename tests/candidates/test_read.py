"""A text of consent turned to the visitor, on the screen or on paper: it names nobody."""

from io import BytesIO

import page as checker
import pytest
from pypdf import PdfReader

from vrijwilligers.settings import actions as settings

ASKED = ("fiche", "sharing")
QUESTIONS = {"nl": "Mogen we een fiche", "fr": "Pouvons-nous garder", "en": "May we keep a record"}


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_page_can_be_turned_to_the_visitor_in_their_language_p02(reception, make, language):
    make.candidate(given_name="Omar")
    page = reception.get("candidates.read", language=language, purpose="fiche")
    assert page.html.html["lang"] == language
    assert page.heading.startswith(QUESTIONS[language])
    pressed = page.html.main.select("a, button, input")
    assert pressed == page.html.main.select("[data-close], [data-aloud][hidden]")
    assert not page.html.select(".bar, .rooms")
    assert "Omar" not in page.html.get_text()


def test_from_the_form_one_turns_the_screen_or_prints_and_comes_back_p02(reception, make):
    candidate = make.candidate(consents=("fiche",))
    form = reception.get("candidates.give", candidate_id=candidate.id)
    links = {link["href"].partition("?")[0] for link in form.html.select(".by-language a")}
    asked = {box["name"] for box in form.html.select(".consent input")}
    assert len(links) == 6 * len(asked)
    turned = form.html.select_one('.by-language[data-language="fr"] a')["href"]
    back = reception.open(turned).html.select_one("[data-close]")["href"]
    assert back == f"/candidates/{candidate.id}/consent"
    away = f"{turned.partition('?')[0]}?next=https://evil.example/"
    assert reception.open(away).html.select_one("[data-close]")["href"] == "/candidates/new"


@pytest.mark.parametrize("endpoint", ["candidates.read", "candidates.paper"])
def test_only_what_is_asked_is_shown_and_only_to_who_may_ask_p02(
    reception, administrator, endpoint
):
    reception.get(endpoint, language="nl", purpose="newsletter", status=404)
    administrator.get(endpoint, language="nl", purpose="fiche", status=403)


@pytest.mark.parametrize(
    ("language", "sign"),
    [("nl", "Handtekening"), ("fr", "Signature"), ("en", "Under 16: signature of a parent")],
)
@pytest.mark.parametrize("purpose", ASKED)
def test_a_text_is_printed_to_sign_on_paper_p03(reception, database, purpose, language, sign):
    settings.write_one("controller", "Vzw Zuid", language="nl", by=None)
    database.commit()
    answer = reception.get("candidates.paper", language=language, purpose=purpose).response
    assert answer.mimetype == "application/pdf"
    report = checker.validate_pdf_bytes(answer.data, profile="ua1")
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []
    paper = PdfReader(BytesIO(answer.data))
    assert paper.trailer["/Root"]["/Lang"] == language
    [sheet] = paper.pages
    text = " ".join(sheet.extract_text().split())
    assert sign in text
    assert "Vzw Zuid" in text
    page = reception.get("candidates.read", language=language, purpose=purpose)
    for line in page.html.main.select("p"):
        assert " ".join(line.get_text().split()) in text
