"""The pages on which a coordinator brings in a file: columns, words, rows, rejects, undo."""

import csv
import io
import json
import zlib

import pytest

from tests.exchange.test_layouts import book
from tests.vacancies.files import row, table
from vrijwilligers.exchange.tables import read_table
from vrijwilligers.imports.models import ImportProfile, ImportProgress, ImportRun
from vrijwilligers.imports.readers import files, rejects
from vrijwilligers.imports.views import show
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.week import blocks_of

SOURCE = "Buurtwerk"
THEIRS = (
    b"Volgnummer;Naam vzw;Titel;Soort;Mail van wie belt;Kleur;Thema\r\n"
    b"1;De Brug;Soep koken;af en toe;soep@example.org;rood;Koken\r\n"
    b"2;De Brug;Brood bakken;eenmalig;brood@example.org;blauw;food\r\n"
)


def send(coordinator, content, status=303, name="lijst.csv", **said):
    answers = {"file": (io.BytesIO(content), name), "source_name": SOURCE} | said
    return coordinator.submit("vacancies.import_new", answers, status=status)


def tried(coordinator, *rows, **said):
    return coordinator.open(send(coordinator, table(*rows), **said).location)


def taken_over(coordinator, *rows, **said):
    page = tried(coordinator, *rows, **said)
    return coordinator.open(coordinator.send(page, {}, form="#take-over").location)


def states(page):
    return [tag.get_text(strip=True) for tag in page.html.select("#rows > li > .tag")]


def meaning(page, header):
    label = next(tag for tag in page.html.select("label") if tag.get_text(strip=True) == header)
    chosen = page.html.select_one(f"#{label['for']} option[selected]")
    return chosen["value"] if chosen else ""


def test_a_file_with_strange_columns_asks_first_what_they_mean(coordinator, database):
    page = coordinator.open(send(coordinator, THEIRS).location)

    assert page.heading == "What do the columns mean?"
    assert meaning(page, "titel") == "title_nl"
    assert meaning(page, "mail van wie belt") == "contact_email"
    assert meaning(page, "kleur") == ""
    assert "For example: soep@example.org · brood@example.org" in page.text
    assert database.query(Vacancy).count() == 0


def told(page):
    """Answer the page of the columns as a coordinator would."""
    wanted = {"volgnummer": "source_id", "naam vzw": "organisation", "soort": "engagement"}
    labels = {tag.get_text(strip=True): tag["for"] for tag in page.html.select("[for^=column_]")}
    return {labels[header]: column for header, column in wanted.items()}


def test_what_columns_and_words_mean_is_told_once_and_remembered(coordinator, database):
    page = coordinator.open(send(coordinator, THEIRS).location)
    words = coordinator.open(coordinator.send(page, told(page)).location)

    assert words.heading == "What do these words mean?"
    assert [tag.get_text() for tag in words.html.select("form.sheet label")] == [
        "Koken",
        "af en toe",
    ]
    names = [tag["name"] for tag in words.html.select("form.sheet select")]
    answers = dict(zip(names, ("food", "regular"), strict=True))
    preview = coordinator.open(coordinator.send(words, answers).location)
    assert "2 vacancies would be new." in preview.text
    assert "Columns read as “Buurtwerk”." in preview.text
    coordinator.send(preview, {}, form="#take-over")
    kinds = {one.source_id: (one.engagement, one.category) for one in database.query(Vacancy)}
    assert kinds == {"1": ("regular", "food"), "2": ("once", "food")}

    again = coordinator.open(send(coordinator, THEIRS).location)
    assert "2 vacancies would stay as they are." in again.text
    assert database.query(ImportProfile).one().name == SOURCE


def test_whatever_a_page_asks_of_a_file_it_is_opened_once(coordinator, monkeypatch):
    opened = []

    def opening(*given, **asked):
        opened.append(asked)
        return read_table(*given, **asked)

    monkeypatch.setattr(files, "read_table", opening)
    page = coordinator.open(send(coordinator, THEIRS).location)
    opened.clear()
    words = coordinator.send(page, told(page))
    assert len(opened) == 1
    coordinator.open(words.location)
    assert len(opened) == 2


def test_another_sheet_and_row_are_chosen_where_the_columns_are_asked(coordinator, database):
    content = book(Nu=[("Wie", "Wat"), ("a", "b")], Oud=[("Lijst",), ("x", "y"), ("1", "Soep")])
    address = send(coordinator, content, name="lijst.xlsx").location
    page = coordinator.open(address)
    options = {one.get_text(): one["value"] for one in page.html.select("#place option")}
    again = coordinator.send(page, {"place": options["Oud · row 2 · x · y"], "header": "names"})
    asked = coordinator.open(again.location).html
    assert [one.get_text(strip=True) for one in asked.select("label[for^=column_]")] == ["x", "y"]


def test_two_columns_cannot_mean_the_same_and_what_is_needed_is_asked(coordinator, database):
    page = coordinator.open(send(coordinator, THEIRS).location)
    answers = told(page) | dict.fromkeys(list(told(page).values())[:0], "title_nl")
    labels = {tag.get_text(strip=True): tag["for"] for tag in page.html.select("[for^=column_]")}

    twice = coordinator.send(page, answers | {labels["kleur"]: "title_nl"}, status=422)
    assert "“titel” and “kleur” cannot mean the same." in twice.problems[0]
    bare = coordinator.send(page, {labels["naam vzw"]: ""}, status=422)
    assert len(bare.problems) == 2
    assert database.query(ImportProfile).count() == 0


def test_a_file_without_numbers_gets_them_only_when_that_is_said(coordinator, database):
    content = b"Organisatie;Titel\r\nDe Brug;Soep koken\r\n"
    page = coordinator.open(send(coordinator, content).location)
    assert page.heading == "What do the columns mean?"
    preview = coordinator.open(coordinator.send(page, {"makes_keys": "y"}).location)
    coordinator.send(preview, {}, form="#take-over")

    assert database.query(Vacancy).one().source_id.startswith("made-")
    again = coordinator.open(send(coordinator, content.replace(b"Soep k", b"SOEP K")).location)
    assert "1 vacancy would be changed." in again.text


def test_a_changed_row_says_what_was_and_what_comes(coordinator):
    taken_over(coordinator, row(1, start_on="2026-12-01", talents="cooking"), row(2))
    page = tried(coordinator, row(1, title_nl="Soep en brood", places="0"), row(2), row(3))

    assert states(page) == ["changed", "new", "unchanged"]
    changes = [
        [cell.get_text(strip=True) for cell in line.select("th, td")]
        for line in page.html.select("#rows tbody tr")
    ]
    assert changes == [
        ["Title in Dutch", "Soep koken", "Soep en brood"],
        ["First day", "1 December 2026", "–"],
        ["Volunteers needed", "–", "none left"],
        ["Talents", "cooking", "–"],
    ]


def test_the_rows_are_filtered_and_come_in_pages(coordinator, counting):
    page = tried(coordinator, *(row(n) for n in range(1, 41)), row(50, title_nl=""))
    assert states(page)[0] == "rejected"
    assert len(states(page)) == 25

    new = coordinator.open(f"{page.address}?state=new&page=2")
    assert set(states(new)) == {"new"}
    assert len(states(new)) == 15
    with counting() as seen:
        coordinator.open(f"{page.address}?state=odd&page=zz")
    assert seen.count <= 13  # a small file is compared at each look with what we have of all lists


def test_rejected_rows_are_downloaded_corrected_and_brought_in_again(coordinator, database):
    long = "x" * 501
    wrong = row(2, organisation=long, title_nl="=1+1", contact_phone="+32 2 555 00 11")
    page = tried(coordinator, row(1), wrong)
    link = page.html.select_one('a[href$="rejected.csv"]')["href"]
    answer = coordinator.client.get(link)
    assert answer.mimetype == "text/csv"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert [line["reason"] for line in lines] == [
        "organisation: the text is too long. The organisation is missing."
    ]
    assert lines[0]["title_nl"] == "'=1+1"

    corrected = answer.data.replace(long.encode(), b"De Brug")
    preview = coordinator.open(send(coordinator, corrected).location)
    assert "1 vacancy would be new." in preview.text
    assert "reason" not in preview.text
    coordinator.send(preview, {}, form="#take-over")
    database.rollback()
    vacancy = database.query(Vacancy).one()
    assert (vacancy.texts[0].title, vacancy.contact_phone) == ("=1+1", "+3225550011")
    runs = {one.record_id for one in database.query(AuditEvent).filter_by(deed="viewed")}
    assert len(runs) == database.query(AuditEvent).filter_by(deed="viewed").count() == 2


def test_a_national_number_is_kept_nowhere_once_the_file_is_brought_in_p07(coordinator, database):
    emptied = row(2, description_nl="Bel 85.07.30-033.28", places="85073003328")
    wrong = row(3, title_nl="85.07.30-033.28", contact_name="85073003328")
    page = tried(coordinator, row(1), emptied, wrong)
    assert "row 3: places was left out: a national register number is not kept." in page.text
    assert "title_nl: this holds a national register number." in page.text
    assert "033" not in page.text

    coordinator.send(page, {}, form="#take-over")
    record = database.query(ImportRun).one()
    assert database.query(Vacancy).count() == 2
    assert len(json.loads(record.rejected)["rows"]) == 1
    kept = record.report + record.rejected + zlib.decompress(record.preview).decode()
    assert "85073003328" not in kept
    assert "85.07.30" not in kept


def test_the_page_says_how_many_rejected_rows_are_not_in_the_file(coordinator, monkeypatch):
    wrong = [row(number, title_nl="") for number in range(1, 5)]
    assert "not in it" not in tried(coordinator, *wrong).text

    monkeypatch.setattr(rejects, "MOST", 2)
    monkeypatch.setattr(show, "MOST", 2)
    page = tried(coordinator, *wrong)

    assert "That file holds the first rejected rows; 2 more are not in it." in page.text
    rows = coordinator.client.get(page.html.select_one('a[href$="rejected.csv"]')["href"]).data
    assert len(rows.splitlines()) == 1 + 2


def test_an_import_without_rejected_rows_has_none_to_download(coordinator):
    page = tried(coordinator, row(1))
    assert not page.html.select('a[href$="rejected.csv"]')
    coordinator.open(f"{page.address}/rejected.csv", status=404)


def test_undoing_says_first_what_will_happen(coordinator, make, database):
    done = taken_over(coordinator, row(1), row(2, title_nl="In gebruik"))
    make.introduction(vacancy=database.query(Vacancy).filter_by(source_id="S-2").one())
    page = coordinator.open(done.html.select_one('a[href$="/undo"]')["href"])

    assert "1 new vacancy is removed." in page.text
    assert "1 new vacancy is in use" in page.text
    assert "In gebruik" in page.text
    assert database.query(Vacancy).count() == 2
    after = coordinator.open(coordinator.send(page, {}, form="#undo").location)
    assert after.messages == ["The import was undone."]
    assert "1 new vacancy was in use: it is withdrawn, not removed." in after.text
    assert not after.html.select('a[href$="/undo"]')
    coordinator.send_beside(page, {}, form="#undo", status=409)
    assert database.query(Vacancy).count() == 1


def test_progress_is_told_under_a_key_and_to_coordinators_only(coordinator, reception, database):
    page = coordinator.get("vacancies.import_new")
    address = page.html.select_one("form[data-progress]")["data-progress"]
    send(coordinator, table(*map(row, range(1, 40))))
    key = database.query(ImportProgress.key).scalar()

    told_of = coordinator.client.get(address.rpartition("/")[0] + f"/{key}")
    assert told_of.json["total"] == 39
    assert told_of.headers["Cache-Control"] == "no-store"
    assert coordinator.client.get(address).json == {"done": 0, "total": 0}
    reception.open(address, status=403)


@pytest.mark.parametrize("key", ["", "x" * 32, "../../etc", "0" * 31])
def test_a_key_that_is_not_ours_is_told_nothing(coordinator, database, key):
    send(coordinator, table(row()), progress=key)
    coordinator.submit("vacancies.import_new", {"progress": key}, status=422)
    assert database.query(ImportProgress).count() == 0


def test_a_feed_has_no_columns_to_tell(coordinator):
    page = coordinator.open(send(coordinator, b'{"data": []}').location)
    assert "there are no vacancies in this file" in page.text
    coordinator.open(f"{page.address}/columns", status=404)
    coordinator.open(f"{page.address}/words", status=404)


@pytest.mark.parametrize(
    "page", ["import_columns", "import_words", "import_undo", "import_rejected"]
)
def test_reception_has_no_business_with_imports(reception, page):
    reception.get(f"vacancies.{page}", import_id=1, status=403)


def test_a_file_that_is_too_large_gets_a_sentence(coordinator, app, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 10_000)
    page = send(coordinator, table(row(description_nl="x" * 10_000)), status=413)
    assert "at most 32 megabytes" in page.text


def test_the_script_of_the_bar_is_told_where_to_go(coordinator, database):
    page = coordinator.get("vacancies.import_new")
    answers = coordinator.signed(page.address) | {"source_name": SOURCE, "is_complete": "no"}
    answers["file"] = (io.BytesIO(table(row())), "lijst.csv")
    asked = {"X-Requested-With": "desk"}
    with coordinator.app.app_context():
        answer = coordinator.client.post(page.address, data=answers, headers=asked)

    preview = coordinator.open(answer.json["next"])
    assert "1 vacancy would be new." in preview.text


def test_a_source_is_the_same_whatever_its_capitals_and_accents(coordinator, database):
    tried(coordinator, row(1))
    page = taken_over(coordinator, row(1), source_name="BUURTWERK")
    assert page.heading == "Vacancies of Buurtwerk"
    again = taken_over(coordinator, row(1), source_name="buurtwérk")
    assert states(again) == ["unchanged"]
    assert [one.source_name for one in database.query(Vacancy)] == [SOURCE]


def test_words_that_are_not_known_can_be_told_from_the_preview(coordinator, database):
    """Where every column is known nobody asks of the words: the page of the file leads there."""
    content = b"source_id;organisation;title_nl;engagement\r\n1;De Brug;Soep;nu en dan\r\n"
    preview = coordinator.open(send(coordinator, content).location)
    assert "1 vacancy would be new." in preview.text
    words = coordinator.open(preview.html.select_one("a[href$='/words']")["href"])
    name = words.html.select_one("form.sheet select")["name"]
    again = coordinator.open(coordinator.send(words, {name: "once"}).location)
    assert "1 vacancy would be new." in again.text
    assert "not understood" not in again.text


def test_what_is_not_understood_in_any_column_is_counted_asked_and_remembered(
    coordinator, database
):
    content = b"Id;Organisatie;Titel;Wanneer;Gemeente\r\n1;De Brug;Soep;in schooluren;Kuregem\r\n"
    preview = coordinator.open(send(coordinator, content).location)
    assert "“wanneer” in 1 row" in preview.text
    words = coordinator.open(preview.html.select_one("a[href$='/words']")["href"])
    assert [tag.get_text() for tag in words.html.select("form.sheet h2")] == ["wanneer"]
    name = words.html.select_one("form.sheet input[type=text]")["name"]
    wrong = coordinator.send(words, {name: "nooit"}, status=422)
    assert "is not a part of the week" in wrong.problems[0]
    again = coordinator.open(coordinator.send(words, {name: "ma-vr overdag"}).location)
    assert "not understood" not in again.text
    coordinator.send(again, {}, form="#take-over")
    assert len(blocks_of(database.query(Vacancy).one().days)) == 10

    other = content.replace(b"1;De Brug;Soep", b"2;De Brug;Thee")
    assert "not understood" not in coordinator.open(send(coordinator, other).location).text
