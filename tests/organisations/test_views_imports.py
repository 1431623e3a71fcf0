"""Bringing in organisations, page by page: tried out, looked at row by row, taken over."""

import io

import pytest

from tests.organisations.files import answer, table
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.readers.canonical import COLUMNS
from vrijwilligers.records.audit import AuditEvent


def tried(coordinator, content, name="lijst.csv"):
    """Try out a file; return the page of what it would do."""
    sent = coordinator.submit("organisations.import_new", {"file": (io.BytesIO(content), name)})
    return coordinator.open(sent.location)


def taken_over(coordinator, page, **answers):
    return coordinator.open(coordinator.send(page, answers, form="#take-over").location)


def differences(page):
    rows = page.html.select("#rows tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in rows]


def test_trying_out_a_file_shows_what_would_change_and_changes_nothing(coordinator, database):
    nameless = {"phone": "02 555 00 11"}
    page = tried(coordinator, table({"name": "De Brug"}, nameless, {"name": "Het Anker"}))

    assert "2 organisations would be new." in page.text
    assert "1 row is rejected." in page.text
    assert "row 3 The name is missing." in page.text
    assert database.query(Organisation).count() == 0


def test_taking_over_brings_them_in_and_forgets_the_file(coordinator, database):
    page = tried(coordinator, answer({}), "zoek.json")
    done = taken_over(coordinator, page)

    assert done.messages == ["The organisations were imported."]
    assert "1 organisation is new." in done.text
    assert not done.html.select("main form")
    assert database.query(Organisation).one().name == "Buurthuis De Brug"
    record = database.query(ImportRun).one()
    assert record.content is None
    logged = [one.deed for one in database.query(AuditEvent).filter_by(thing="import_run")]
    assert sorted(logged) == ["taken over", "viewed"]


def test_what_is_filled_and_what_differs_are_shown_field_by_field(coordinator, make, database):
    make.organisation(name="De Brug", phone="+3225550011")
    row = {"name": "De Brug", "phone": "02 555 00 22", "email": "brug@example.org"}
    page = tried(coordinator, table(row))

    assert differences(page) == [
        ["E-mail", "–", "brug@example.org"],
        ["Phone", "02 555 00 11", "02 555 00 22"],
    ]
    taken_over(coordinator, page)
    known = database.query(Organisation).one()
    assert (known.phone, known.email) == ("+3225550011", "brug@example.org")


def test_a_tick_lets_the_file_replace_what_we_have(coordinator, make, database):
    make.organisation(name="De Brug", phone="+3225550011")
    page = tried(coordinator, table({"name": "De Brug", "phone": "02 555 00 22"}))

    assert "in 1 organisation by" in page.html.select_one("label[for=is_ticked]").get_text()
    taken_over(coordinator, page, is_ticked="y")
    assert database.query(Organisation).one().phone == "+3225550022"


def test_a_new_one_that_looks_like_one_we_know_is_named(coordinator, make):
    make.organisation(name="Buurthuis De Brug")
    page = tried(coordinator, table({"name": "De Brug vzw"}, {"name": "Zonnebloem"}))

    doubtful, other = page.html.select("#rows > li")
    assert "De Brug vzw" in doubtful.get_text()
    assert doubtful.a.get_text() == "Buurthuis De Brug"
    assert not other.a


def test_the_preview_compares_with_what_we_know_now(coordinator, make):
    page = tried(coordinator, table({"name": "De Brug"}))
    make.organisation(name="De Brug")

    later = coordinator.open(page.address)
    assert "1 organisation would stay as it is." in later.text
    assert not later.html.select("button[form=take-over]")


def test_a_file_can_be_thrown_away(coordinator, database):
    page = tried(coordinator, table({"name": "De Brug"}))
    gone = coordinator.send(page, {}, form="form.deed[action*=throw]")

    assert coordinator.open(gone.location).messages
    assert database.query(ImportRun).count() == 0
    coordinator.open(page.address, status=404)


def test_taking_over_twice_is_a_clash(coordinator):
    page = tried(coordinator, table({"name": "De Brug"}))
    beside = coordinator.open(page.address)
    taken_over(coordinator, page)
    coordinator.send(beside, {}, form="#take-over", status=409)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b"<!DOCTYPE html><html></html>", "This is XML or a web page"),
        (b'{"detail": "no key"}', "There are no associations"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_at_its_field(coordinator, database, content, words):
    page = coordinator.submit(
        "organisations.import_new", {"file": (io.BytesIO(content), "x.csv")}, status=422
    )
    assert any(words in problem for problem in page.problems)
    assert database.query(ImportRun).count() == 0


def test_no_file_is_asked_for(coordinator):
    page = coordinator.submit("organisations.import_new", {}, status=422)
    assert page.problems == ["Choose a file."]


def test_unknown_columns_and_a_page_of_many_are_said(coordinator):
    page = tried(coordinator, table({"name": "De Brug", "colour": "red"}))
    assert "colour" in page.text
    part = answer({}, metadata={"pagination": {"totalCount": 70}})
    assert "holds 1 of the 70 associations" in tried(coordinator, part).text


def test_the_list_of_files_says_what_waits(coordinator):
    empty = coordinator.get("organisations.imports")
    assert "tried out first" in empty.text
    tried(coordinator, table({"name": "De Brug"}))
    assert "waits for you" in coordinator.get("organisations.imports").text


def test_the_template_names_every_column(coordinator):
    text = coordinator.get("organisations.import_template").response.text
    assert text.lstrip("\ufeff").strip().split(";") == list(COLUMNS)


@pytest.mark.parametrize("page", ["imports", "import_new", "import_template"])
def test_reception_brings_no_organisations_in(reception, page):
    reception.get(f"organisations.{page}", status=403)
    reception.get("organisations.import_show", import_id=1, status=403)


def test_a_preview_asks_the_database_little_however_many_rows(coordinator, make, counting):
    rows = [{"name": f"Huis {number}", "phone": "02 555 00 22"} for number in range(40)]
    for row in rows:
        make.organisation(name=row["name"])
    page = tried(coordinator, table(*rows))
    coordinator.open(page.address)  # code lists are read once in a process
    with counting() as asked:
        coordinator.open(page.address)
    assert asked.count <= 19  # ten for names, places and what we have, one for who was erased


THEIRS = b"Wie;Vorm;Tel\r\nDe Brug;feitelijke vereniging;02 555 00 11\r\n"


def test_columns_that_we_do_not_know_are_asked_once_and_remembered(coordinator, database):
    page = tried(coordinator, THEIRS)
    assert page.heading == "What do the columns mean?"
    assert page.html.select_one("#name")["value"].startswith("File of ")  # it is kept for ever
    labels = {tag.get_text(strip=True): tag["for"] for tag in page.html.select("[for^=column_]")}
    told = {labels["wie"]: "name", labels["vorm"]: "kind"}
    preview = coordinator.open(coordinator.send(page, told).location)
    taken_over(coordinator, preview)
    assert database.query(Organisation).one().kind == "association"

    again = tried(coordinator, THEIRS)
    assert "1 organisation would stay as it is." in again.text
    assert "Columns read as “File of " in again.text


def test_rejected_rows_can_be_downloaded_corrected_and_brought_in(coordinator, database):
    page = tried(coordinator, table({"name": "De Brug"}, {"name": "x" * 501, "kbo": ""}))
    link = page.html.select_one("a[href$='rejected.csv']")["href"]
    content = coordinator.client.get(link).data
    assert "x" * 501 in content.decode()
    corrected = tried(coordinator, content.replace(b"x" * 501, b"Het Anker"))
    assert "1 organisation would be new." in corrected.text


def test_an_import_can_be_undone_after_it_was_said_what_that_does(coordinator, make, database):
    make.organisation(name="De Brug")
    row = {"name": "De Brug", "phone": "02 555 00 11"}
    done = taken_over(coordinator, tried(coordinator, table(row, {"name": "Het Anker"})))
    page = coordinator.open(done.html.select_one("a.btn-harm")["href"])

    assert "1 new organisation is removed." in page.text
    assert "1 organisation becomes what it was before." in page.text
    undone = coordinator.open(coordinator.send(page, {}, form="#undo").location)
    assert "1 new organisation was removed." in undone.text
    (left,) = database.query(Organisation)
    assert (left.name, left.phone) == ("De Brug", None)
