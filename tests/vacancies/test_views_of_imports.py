"""The pages on which a file is tried out and taken over."""

import csv
import io

from tests.vacancies.files import row, table
from tests.vacancies.pages import SOURCE, titles
from tests.vacancies.reading import read
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.readers.canonical import COLUMNS
from vrijwilligers.vacancies.rules import Status


def uploaded(content, **said):
    return {"file": (io.BytesIO(content), "lijst.csv"), "source_name": SOURCE} | said


def tried(coordinator, *rows, **said):
    """Try out a file with these rows; return the page of its report."""
    answer = coordinator.submit("vacancies.import_new", uploaded(table(*rows), **said))
    return coordinator.open(answer.location)


def test_trying_out_a_file_shows_what_would_change_and_changes_nothing(coordinator, database):
    page = tried(coordinator, row(1), row(2, title_nl=""), row(3, url="javascript:x"))

    assert "2 vacancies would be new." in page.text
    assert "1 row is rejected." in page.text
    assert "row 3 A title is missing." in page.text
    assert "row 4: The link was left out" in page.text
    assert database.query(Vacancy).count() == 0


def test_a_row_shows_what_stands_in_it_also_when_it_cannot_come_in(coordinator):
    content = "Lijst 2026\n\nNr;vzw;Titel;GSM\n1;De Lepel;Soep;0470 00 00 01\n1;De Brug;Thee;\n"
    answer = coordinator.submit("vacancies.import_new", uploaded(content.encode("utf-16")))
    page = coordinator.open(answer.location)
    rejected, new = page.html.select("#rows > li")
    assert "Thee · De Brug row 5" in " ".join(rejected.get_text(" ").split())
    assert [one.get_text() for one in new.select("dd")] == [
        "1",
        "De Lepel",
        "Soep",
        "0470 00 00 01",
    ]
    assert "Row 3 names the columns." in page.text
    assert "The letters were read as UTF-16." in page.text


def test_taking_over_brings_the_vacancies_in_and_says_what_was_done(coordinator, database):
    page = tried(coordinator, row(1), row(2))
    done = coordinator.open(coordinator.send(page, {}, form="#take-over").location)

    assert done.messages == ["The vacancies were imported."]
    assert "2 vacancies are new." in done.text
    assert not done.html.select("main form")
    assert database.query(Vacancy).count() == 2
    assert titles(coordinator.get("vacancies.imports")) == [SOURCE]


def test_unknown_columns_are_named(coordinator):
    content = b"source_id;organisation;title_nl;colour\n1;De Brug;Soep;red\n"
    answer = coordinator.submit("vacancies.import_new", uploaded(content))
    assert "colour" in coordinator.open(answer.location).text


def test_taking_over_compares_once_more(coordinator, brought_in, database):
    page = tried(coordinator, row(1), row(2))
    brought_in(row(1))
    done = coordinator.open(coordinator.send(page, {}, form="#take-over").location)
    assert "1 vacancy is new." in done.text
    assert "1 vacancy is unchanged." in done.text


def test_losing_more_than_a_fifth_wants_a_tick_first(coordinator, brought_in, database):
    brought_in(row(1), row(2), row(3))
    page = tried(coordinator, row(1), is_complete="yes")

    refused = coordinator.send(page, {}, form="#take-over", status=422)
    assert len(refused.problems) == 1
    assert database.query(Vacancy).filter_by(status=Status.WITHDRAWN).count() == 0

    coordinator.send(refused, {"is_ticked": "y"}, form="#take-over")
    assert database.query(Vacancy).filter_by(status=Status.WITHDRAWN).count() == 2


def test_the_vacancies_that_would_go_are_named_before_the_tick(
    coordinator, brought_in, monkeypatch
):
    monkeypatch.setattr("vrijwilligers.imports.views.show.MOST_NAMED", 2)
    others = [row(n, title_nl=f"Werk {n}", organisation=f"Huis {n}") for n in (2, 3, 4)]
    brought_in(row(1), *others)
    page = tried(coordinator, row(1), is_complete="yes")

    named = page.html.select("#missing li")
    assert [one.get_text(" ", strip=True) for one in named] == [
        "Werk 2 · Huis 2",
        "Werk 3 · Huis 3",
    ]
    assert "and 1 more" in page.html.select_one("#missing").get_text()
    tick = page.html.select_one("label[for=is_ticked]").get_text()
    assert "these 3 vacancies" in tick

    brought_in(row(5, title_nl="Later"))
    later = coordinator.open(page.address)
    assert "4 vacancies would be withdrawn" in later.text
    assert "these 4 vacancies" in later.html.select_one("label[for=is_ticked]").get_text()


def test_a_report_leaves_out_what_does_not_happen(coordinator, brought_in):
    brought_in(row(1))
    page = tried(coordinator, row(1))
    assert [line.get_text() for line in page.html.select("[aria-labelledby=counts] li")] == [
        "0 vacancies would be new.",
        "1 vacancy would stay as it is.",
    ]
    assert not page.html.select("#missing")


def test_a_feed_is_complete_whatever_was_ticked_and_the_pages_say_so(coordinator):
    words = "A feed is always complete."
    assert words in coordinator.get("vacancies.import_new").text
    assert words not in tried(coordinator, row(1)).text

    answer = coordinator.submit("vacancies.import_new", uploaded(b'{"data": []}'))
    page = coordinator.open(answer.location)
    assert words in page.text
    assert "complete list" in page.text


def test_a_tick_is_asked_also_when_things_changed_since_the_report(coordinator, brought_in):
    page = tried(coordinator, row(1), is_complete="yes")
    assert not page.html.select("#is_ticked")
    brought_in(row(1), row(2), row(3))

    refused = coordinator.send(page, {}, form="#take-over", status=422)
    assert refused.html.select_one("#is_ticked")


def test_throwing_a_file_away_leaves_nothing_of_it(coordinator, database):
    page = tried(coordinator, row(1))
    answer = coordinator.send(page, {}, form="form.deed")
    assert answer.location.endswith("/vacancies/imports/")
    assert database.query(ImportRun).count() == 0
    assert database.query(Vacancy).count() == 0


def test_a_file_that_was_taken_over_cannot_be_taken_over_again(coordinator):
    page = tried(coordinator, row(1))
    coordinator.send(page, {}, form="#take-over")
    coordinator.send_beside(page, {}, form="#take-over", status=409)
    coordinator.send(page, {}, form="form.deed", status=409)


def test_an_unreadable_file_is_refused_at_the_field_and_not_kept(coordinator, database):
    page = coordinator.submit("vacancies.import_new", uploaded(b"\x00\x01"), status=422)
    assert len(page.problems) == 1
    assert page.html.select_one("#file-error")
    assert page.html.select_one("#source_name")["value"] == SOURCE
    assert database.query(ImportRun).count() == 0


def test_an_empty_form_says_what_is_missing(coordinator):
    page = coordinator.submit("vacancies.import_new", {}, status=422)
    assert page.problems == ["Choose a file.", "Enter the name of the source."]


def test_the_empty_template_is_a_header_that_excel_opens_well(coordinator):
    content = coordinator.client.get(coordinator.url("vacancies.import_template")).data
    assert content.startswith(b"\xef\xbb\xbf")
    header = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert tuple(next(header)) == COLUMNS
    assert read(content).rows == []


def test_an_import_that_is_not_there_is_a_404(coordinator):
    coordinator.get("vacancies.import_show", import_id=999, status=404)
