"""Taking over a list of candidates, page by page."""

import io

import pytest

from tests.candidates.test_imports import LONG_AGO, SAMIRA, TOM
from tests.organisations.files import table
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.readers import COLUMNS

LATE = TOM | {"consent_given_on": LONG_AGO}


def tried(coordinator, content):
    answers = {"file": (io.BytesIO(content), "lijst.csv"), "source_name": "oude lijst"}
    return coordinator.open(coordinator.submit("candidates.import_new", answers).location)


def taken_over(coordinator, page, **answers):
    return coordinator.open(coordinator.send(page, answers, form="#take-over").location)


def test_a_list_is_tried_taken_over_and_undone(coordinator, database):
    page = tried(coordinator, table(SAMIRA, TOM))
    assert "2 fiches would be new." in page.text
    assert "Samira E." in page.text
    assert database.query(Candidate).count() == 0

    assert "lijst.csv" in page.text
    done = taken_over(coordinator, page)
    assert done.messages == ["The list was taken over."]
    assert "lijst.csv" not in done.text
    assert "File of " in done.text
    assert "2 fiches are new." in done.text
    undo = coordinator.open(done.html.select_one("a.btn-harm")["href"])
    assert "2 fiches are erased" in undo.text
    coordinator.send(undo, {}, form="#undo")
    assert database.query(Candidate).count() == 0


def test_consent_that_is_old_is_shown_and_asked_before_taking_over(coordinator, database):
    page = tried(coordinator, table(SAMIRA, LATE))
    assert "older than a year" in page.html.select_one("#rows").get_text()
    assert "1 person" in page.html.select_one("label[for=is_ticked]").get_text()

    taken_over(coordinator, page)
    assert [one.given_name for one in database.query(Candidate)] == ["Samira"]
    again = tried(coordinator, table(SAMIRA, LATE))
    taken_over(coordinator, again, is_ticked="y")
    assert database.query(Candidate).count() == 2


def test_the_page_of_consent_says_that_its_text_is_unknown(coordinator, database):
    taken_over(coordinator, tried(coordinator, table(SAMIRA)))
    page = coordinator.get("candidates.give", candidate_id=database.query(Candidate).one().id)
    assert "text unknown, as declared by the list" in page.text


def test_columns_that_we_do_not_know_are_asked(coordinator, database):
    content = b"Wie;Familienaam;Mail;Akkoord\r\nTom;Proef;tom@example.org;21/11/2026\r\n"
    page = tried(coordinator, content)
    assert page.heading == "What do the columns mean?"
    assert not page.html.select("#makes_keys")
    labels = {tag.get_text(strip=True): tag["for"] for tag in page.html.select("label[for]")}
    told = {labels["wie"]: "given_name", labels["akkoord"]: "consent_given_on"}
    preview = coordinator.open(coordinator.send(page, told).location)
    assert "1 fiche would be new." in preview.text


def test_the_template_names_every_column(coordinator):
    text = coordinator.get("candidates.import_template").response.text
    assert text.lstrip("\ufeff").strip().split(";") == list(COLUMNS)


@pytest.mark.parametrize("page", ["imports", "import_new", "import_template"])
def test_reception_takes_no_lists_over(reception, page):
    reception.get(f"candidates.{page}", status=403)
