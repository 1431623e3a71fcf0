"""Taking over a list of candidates, page by page."""

import io

import pytest

from tests.candidates.lists import LONG_AGO, RECENT, SAMIRA, TOM
from tests.desk import Desk
from tests.organisations.files import table
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.readers import COLUMNS
from vrijwilligers.imports.models import ImportProfile, ImportRun

LATE = TOM | {"consent_given_on": LONG_AGO}


def tried(coordinator, content):
    answers = {"file": (io.BytesIO(content), "lijst.csv"), "source_name": "oude lijst"}
    return coordinator.open(coordinator.submit("candidates.import_new", answers).location)


def taken_over(coordinator, page, **answers):
    return coordinator.open(coordinator.send(page, answers, form="#take-over").location)


def test_a_list_is_tried_taken_over_and_undone(coordinator, database):
    page = tried(coordinator, table(SAMIRA, TOM))
    assert "2 records would be new." in page.text
    assert "Samira E." in page.text
    assert database.query(Candidate).count() == 0

    assert "lijst.csv" in page.text
    done = taken_over(coordinator, page)
    assert done.messages == ["The list was imported."]
    assert "lijst.csv" not in done.text
    assert "File of " in done.text
    assert "2 records are new." in done.text
    undo = coordinator.open(done.html.select_one("a.btn-harm")["href"])
    assert "2 records are erased" in undo.text
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


def test_a_list_with_somebody_who_was_erased_says_so_first(coordinator, database):
    taken_over(coordinator, tried(coordinator, table(SAMIRA, TOM)))
    database.delete(database.query(Candidate).filter_by(given_name="Tom").one())
    database.commit()
    page = tried(coordinator, table(SAMIRA, TOM))
    assert "1 person of this list came in before" in page.html.select_one(".warn").get_text()
    taken_over(coordinator, page)
    assert [one.given_name for one in database.query(Candidate)] == ["Samira"]


def test_who_came_in_twice_by_one_list_is_named_after_taking_over(coordinator, database):
    page = tried(coordinator, table(TOM, SAMIRA, TOM | {"notes": "Belt liever."}))
    assert "Perhaps the same" not in page.text
    done = taken_over(coordinator, page)
    said = done.html.select_one("[aria-labelledby=doubles]").get_text(" ", strip=True)
    assert "row 4 · This looks like somebody with a record: Tom P." in said


def test_the_page_of_consent_says_that_its_text_is_unknown(coordinator, database):
    taken_over(coordinator, tried(coordinator, table(SAMIRA)))
    page = coordinator.get("candidates.give", candidate_id=database.query(Candidate).one().id)
    assert "text unknown, as declared by the list" in page.text


def test_columns_that_we_do_not_know_are_asked(coordinator, database):
    content = b"Wie;Familienaam;Mail;Akkoord\r\nTom;Proef;tom@example.org;21/11/2026\r\n"
    page = tried(coordinator, content)
    assert page.heading == "What do the columns mean?"
    assert not page.html.select("#makes_keys")
    labels = {tag.get_text(strip=True): tag["for"] for tag in page.html.select("[for^=column_]")}
    told = {labels["wie"]: "given_name", labels["akkoord"]: "consent_given_on"}
    preview = coordinator.open(coordinator.send(page, told).location)
    assert "1 record would be new." in preview.text


def test_the_template_names_every_column(coordinator):
    text = coordinator.get("candidates.import_template").response.text
    assert text.lstrip("\ufeff").strip().split(";") == list(COLUMNS)


@pytest.mark.parametrize("page", ["imports", "import_new", "import_template"])
def test_reception_takes_no_lists_over(reception, page):
    reception.get(f"candidates.{page}", status=403)


HEADLESS = (
    f"Samira;El Amrani;samira@example.org;{RECENT};ja\r\nTom;Proef;tom@example.org;{RECENT};ja\r\n"
).encode()
NAMELESS = b"Samira;El Amrani;0470-a;gisteren;ja\r\nTom;Proef;0470-b;gisteren;nee\r\n"
MEANINGS = ("given_name", "family_name", "email", "consent_given_on", "")


def told(meanings=MEANINGS, **answers):
    return {f"column_{n}": meaning for n, meaning in enumerate(meanings)} | answers


def kept_of_columns(database):
    """Return all that is kept of the columns of files, also after its term."""
    database.expire_all()
    runs, profiles = database.query(ImportRun).all(), database.query(ImportProfile).all()
    return " ".join([*(run.options for run in runs), *(one.mapping for one in profiles)])


def test_of_a_list_without_names_of_columns_the_places_are_kept_and_no_cell(coordinator, database):
    page = tried(coordinator, HEADLESS)
    assert page.heading == "What do the columns mean?"
    assert page.html.select_one("input[name=header][value=row]").has_attr("checked")
    assert "Column A" in page.text
    assert "Samira · Tom" in page.text

    preview = coordinator.open(coordinator.send(page, told()).location)
    assert "2 records would be new." in preview.text
    taken_over(coordinator, preview)
    assert {one.given_name for one in database.query(Candidate)} == {"Samira", "Tom"}
    kept = kept_of_columns(database)
    assert "column 1" in kept
    assert not [cell for cell in ("amira", "mrani", "example.org") if cell in kept]

    again = tried(coordinator, HEADLESS.replace(b"Samira", b"An").replace(b"samira@", b"an@"))
    assert "1 record would be new." in again.text


def test_the_random_key_of_a_bar_can_be_no_national_number(coordinator):
    page = coordinator.get("candidates.import_new")
    assert form_key(page).isalpha()
    assert form_key(page) != form_key(coordinator.get("candidates.import_new"))


def form_key(page):
    return page.html.select_one("#progress")["value"]


def test_what_nobody_can_tell_of_a_first_row_is_asked(coordinator, database):
    page = tried(coordinator, NAMELESS)
    assert not page.html.select("input[name=header][checked]")
    refused = coordinator.send(page, told(), status=422)
    assert "Say what is in that row." in refused.text

    preview = coordinator.open(coordinator.send(page, told(header="row")).location)
    assert "2 rows are rejected." in preview.text
    assert "amira" not in kept_of_columns(database)


def test_rejected_rows_of_a_list_without_names_come_back_as_it_was(coordinator, database):
    page = tried(coordinator, HEADLESS.replace(b"tom@example.org", b"tom"))
    preview = coordinator.open(coordinator.send(page, told()).location)
    rejected = coordinator.client.get(preview.html.select_one("a[href$='rejected.csv']")["href"])
    corrected = rejected.data.replace(b";tom;", b";tom@example.org;")
    again = tried(coordinator, corrected)
    assert "1 record would be new." in again.text


def test_a_first_row_that_seems_a_row_may_be_the_names_after_all(coordinator, database):
    page = tried(coordinator, HEADLESS)
    answers = told(header="names")
    preview = coordinator.open(coordinator.send(page, answers).location)
    assert "1 record would be new." in preview.text


OWN_WORDS = (
    "Voornaam;Achternaam;E-post;Bezigheid;Akkoord\r\n"
    f"Samira;El Amrani;samira@example.org;haken;{RECENT}\r\n"
    f"Tom;Proef;tom@nergens;haken;{RECENT}\r\n"
    "An;Proef;an@example.org;;ooit\r\n"
    f"Jo;Proef;jo@example.org;;{LONG_AGO}\r\n"
).encode()


def test_what_is_wrong_is_said_in_the_words_of_the_file(coordinator, database):
    page = tried(coordinator, OWN_WORDS)
    meanings = ("given_name", "family_name", "email", "talents", "consent_given_on")
    words = coordinator.open(coordinator.send(page, told(meanings)).location)
    assert words.heading == "What do these words mean?"
    first, second, *_ = words.html.select("select option")
    assert "leave this word out" in first.get_text()
    assert "leave it out each time" in second.get_text()
    assert "reject these rows" not in words.text

    name = words.html.select_one("main select")["name"]
    preview = coordinator.open(coordinator.send(words, {name: "as-it-is"}).location)
    assert "bezigheid was left out" in preview.text
    assert "akkoord: “ooit”" in preview.text
    assert "talents was" not in preview.text
    assert "--yes" not in preview.text
    assert "nothing of these rows is kept" in preview.text
    assert "nothing of these rows is kept" not in taken_over(coordinator, preview).text


def test_what_a_colleague_said_of_the_columns_meanwhile_is_shown_first(
    app, make, coordinator, database
):
    columns = tried(coordinator, OWN_WORDS)
    meanings = ("given_name", "family_name", "email", "talents", "consent_given_on")
    colleague = Desk(app).sign_in(make.staff("coordinator"))
    hers = colleague.get("candidates.import_columns", import_id=database.query(ImportRun).one().id)
    words = coordinator.open(coordinator.send(columns, told(meanings)).location)

    late = colleague.send(hers, told((*meanings[:3], "", meanings[4])), status=409)
    assert "A colleague changed this" in late.text
    assert "Talents" in late.html.select_one(".warn table").get_text()

    name = words.html.select_one("main select")["name"]
    preview = coordinator.open(coordinator.send(words, {name: "cooking"}).location)
    again = coordinator.get(
        "candidates.import_columns", import_id=database.query(ImportRun).one().id
    )
    coordinator.send(again, told((*meanings[:3], "", meanings[4])))
    stale = coordinator.send(preview, {}, form="#take-over", status=409)
    assert "The file is read otherwise now." in stale.text
    assert database.query(Candidate).count() == 0
    taken_over(coordinator, stale)
    assert database.query(Candidate).count() == 1


def test_words_of_a_list_without_names_of_columns_are_told_too(coordinator, database):
    page = tried(coordinator, HEADLESS.replace(b";ja", b";haken"))
    words = coordinator.open(coordinator.send(page, told((*MEANINGS[:4], "talents"))).location)
    name = words.html.select_one("main select")["name"]
    preview = coordinator.open(coordinator.send(words, {name: "cooking"}).location)
    assert "2 records would be new." in preview.text
