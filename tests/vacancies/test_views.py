import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import event

from tests.vacancies.files import row, table
from vrijwilligers.core.clock import now, today
from vrijwilligers.extensions import db
from vrijwilligers.vacancies.actions import importing, plans
from vrijwilligers.vacancies.models import Vacancy, VacancyImport
from vrijwilligers.vacancies.readers import Codes, read
from vrijwilligers.vacancies.readers.canonical import COLUMNS
from vrijwilligers.vacancies.rules import Status

SOURCE = "Buurtwerk"


def uploaded(content, **said):
    return {"file": (io.BytesIO(content), "lijst.csv"), "source_name": SOURCE} | said


def tried(coordinator, *rows, **said):
    """Try out a file with these rows; return the page of its report."""
    answer = coordinator.submit("vacancies.import_new", uploaded(table(*rows), **said))
    return coordinator.open(answer.location)


@pytest.fixture
def brought_in(database):
    def brought_in(*rows):
        plan = plans.of_file(table(*rows), SOURCE)
        importing.carry_out(plan, at=now())
        database.commit()

    return brought_in


def titles(page):
    return [link.get_text(strip=True) for link in page.html.select("main a.title")]


def facts(page):
    terms, words = page.html.select("main dt"), page.html.select("main dd")
    return {
        term.get_text(strip=True): " ".join(said.get_text(" ", strip=True).split())
        for term, said in zip(terms, words, strict=True)
    }


def test_the_list_shows_open_vacancies_until_all_are_asked(reception, make):
    make.vacancy(texts={"en": ("Cook soup", "")})
    make.vacancy(texts={"en": ("Too late", "")}, publish_until=today() - timedelta(days=1))

    assert titles(reception.get("vacancies.index")) == ["Cook soup"]
    everything = reception.get("vacancies.index", state="all")
    assert titles(everything) == ["Too late", "Cook soup"]
    assert "expired" in everything.text
    assert "2 vacancies" in everything.text


def test_a_title_in_another_language_is_marked_and_says_so(reception, make):
    make.vacancy(texts={"fr": ("Cuisiner la soupe", "")})
    page = reception.get("vacancies.index")
    link = page.html.select_one("main a.title")
    assert link["lang"] == "fr"
    assert "in French" in [tag.get_text(strip=True) for tag in page.html.select("main .tag")]


def test_the_list_is_narrowed_and_keeps_what_was_asked(reception, make):
    make.vacancy(texts={"en": ("Soup", "")}, municipality="21013", practise_dutch="A1")
    make.vacancy(texts={"en": ("Sport", "")}, category="sport")

    page = reception.get("vacancies.index", text="so", municipality="21013", practising="y")
    assert titles(page) == ["Soup"]
    assert page.html.select_one("#text")["value"] == "so"
    assert page.html.select_one("#municipality option[selected]")["value"] == "21013"
    assert titles(reception.get("vacancies.index", category="sport")) == ["Sport"]


@pytest.mark.parametrize("odd", [{"page": "x"}, {"category": "none"}, {"order": "?", "state": "?"}])
def test_an_odd_question_is_no_trouble(reception, make, odd):
    make.vacancy()
    assert len(titles(reception.get("vacancies.index", **odd))) == 1


def test_a_long_list_comes_in_pages(reception, make):
    organisation = make.organisation()
    for _ in range(27):
        make.vacancy(organisation=organisation)
    assert len(titles(reception.get("vacancies.index"))) == 25
    second = reception.get("vacancies.index", page="2", order="title")
    assert len(titles(second)) == 2
    assert "order=title" in second.html.select_one(".pager a")["href"]


def test_a_page_of_the_list_asks_the_database_little(reception, make):
    for _ in range(20):
        make.vacancy()
    asked = []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    reception.get("vacancies.index", text="soep", order="title")
    event.remove(db.engine, "before_cursor_execute", note)
    assert len([statement for statement in asked if statement.startswith("SELECT")]) <= 8


def test_an_empty_list_says_what_to_do_next(reception, coordinator):
    assert "Ask a coordinator" in reception.get("vacancies.index").text
    assert coordinator.get("vacancies.index").html.select_one(".empty a")["href"].endswith("/new")
    narrowed = reception.get("vacancies.index", text="nothing like this")
    assert "No vacancy fits" in narrowed.text


def test_a_vacancy_says_in_words_what_is_known_and_what_is_not(reception, brought_in, database):
    said = row(
        days="mon-morning, tue-morning",
        engagement="regular",
        languages="nl:A2",
        practise_dutch="A1",
        wheelchair="ja",
        hours_per_week="2,5",
        category="food",
        talents="cooking",
        contact_phone="025550011",
        contact_email="soep@example.org",
        url="https://example.org/soep",
    )
    brought_in(said)
    page = reception.get("vacancies.show", vacancy_id=database.query(Vacancy).one().id)
    words = facts(page)

    assert words["Days"] == "Monday and Tuesday, in the morning"
    assert words["How long"] == "regularly"
    assert words["Languages needed"] == "Dutch (A2)"
    assert words["Practising Dutch"] == "yes, from level A1"
    assert words["Hours a week"] == "2.5"
    assert words["Wheelchair can enter"] == "yes"
    assert words["Minimum age"] == words["Allowance"] == words["Name"] == "not said"
    assert page.html.select_one('a[href="tel:+3225550011"]').get_text() == "02 555 00 11"
    assert page.html.select_one('a[href="mailto:soep@example.org"]')
    link = page.html.select_one('a[href="https://example.org/soep"]')
    assert link["rel"] == ["noopener", "noreferrer"]
    assert page.html.select_one("button[data-print]")


def test_a_vacancy_can_be_read_in_its_other_languages(reception, make):
    texts = {"nl": ("Soep", "Je kookt."), "fr": ("Soupe", "Vous cuisinez.")}
    vacancy = make.vacancy(texts=texts)
    page = reception.get("vacancies.show", vacancy_id=vacancy.id)
    assert page.html.select_one(".person").get_text() == "Soep"
    assert "This text is in Dutch" in page.text

    other = page.html.select_one('nav.buttons a[href*="language=fr"]')["href"]
    french = reception.open(other)
    assert french.html.select_one(".person")["lang"] == "fr"
    assert french.html.select_one(".lines").get_text() == "Vous cuisinez."


def test_what_looks_like_html_is_shown_as_letters(reception, make):
    vacancy = make.vacancy(texts={"en": ("<b>Soup</b>", "<script>alert(1)</script>")})
    page = reception.get("vacancies.show", vacancy_id=vacancy.id)
    assert page.html.select_one(".person").get_text() == "<b>Soup</b>"
    assert not page.html.select("main script, main .person b")


def test_a_vacancy_that_is_not_there_is_a_404(reception):
    reception.get("vacancies.show", vacancy_id=999, status=404)


def test_trying_out_a_file_shows_what_would_change_and_changes_nothing(coordinator, database):
    page = tried(coordinator, row(1), row(2, places="many"), row(3, url="javascript:x"))

    assert "2 vacancies would be new." in page.text
    assert "1 row is rejected." in page.text
    assert "row 3 places: “many” is not a whole number." in page.text
    assert "row 4: The link was left out" in page.text
    assert database.query(Vacancy).count() == 0


def test_taking_over_brings_the_vacancies_in_and_says_what_was_done(coordinator, database):
    page = tried(coordinator, row(1), row(2))
    done = coordinator.open(coordinator.send(page, {}, form="#take-over").location)

    assert done.messages == ["The vacancies were taken over."]
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

    coordinator.send(refused, {"is_confirmed": "y"}, form="#take-over")
    assert database.query(Vacancy).filter_by(status=Status.WITHDRAWN).count() == 2


def test_the_vacancies_that_would_go_are_named_before_the_tick(
    coordinator, brought_in, monkeypatch
):
    monkeypatch.setattr("vrijwilligers.vacancies.views.imports.MOST_NAMED", 2)
    others = [row(n, title_nl=f"Werk {n}", organisation=f"Huis {n}") for n in (2, 3, 4)]
    brought_in(row(1), *others)
    page = tried(coordinator, row(1), is_complete="yes")

    named = page.html.select("#missing li")
    assert [one.get_text(" ", strip=True) for one in named] == [
        "Werk 2 · Huis 2",
        "Werk 3 · Huis 3",
    ]
    assert "and 1 more" in page.html.select_one("#missing").get_text()
    tick = page.html.select_one("label[for=is_confirmed]").get_text()
    assert "these 3 vacancies" in tick

    brought_in(row(5, title_nl="Later"))
    later = coordinator.open(page.address)
    assert "4 vacancies would be withdrawn" in later.text
    assert "these 4 vacancies" in later.html.select_one("label[for=is_confirmed]").get_text()


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
    assert not page.html.select("#is_confirmed")
    brought_in(row(1), row(2), row(3))

    refused = coordinator.send(page, {}, form="#take-over", status=422)
    assert refused.html.select_one("#is_confirmed")


def test_throwing_a_file_away_leaves_nothing_of_it(coordinator, database):
    page = tried(coordinator, row(1))
    answer = coordinator.send(page, {}, form="form.deed")
    assert answer.location.endswith("/vacancies/imports/")
    assert database.query(VacancyImport).count() == 0
    assert database.query(Vacancy).count() == 0


def test_a_file_that_was_taken_over_cannot_be_taken_over_again(coordinator):
    page = tried(coordinator, row(1))
    coordinator.send(page, {}, form="#take-over")
    coordinator.send(page, {}, form="#take-over", status=409)
    coordinator.send(page, {}, form="form.deed", status=409)


def test_an_unreadable_file_is_refused_at_the_field_and_not_kept(coordinator, database):
    page = coordinator.submit("vacancies.import_new", uploaded(b"\x00\x01"), status=422)
    assert len(page.problems) == 1
    assert page.html.select_one("#file-error")
    assert page.html.select_one("#source_name")["value"] == SOURCE
    assert database.query(VacancyImport).count() == 0


def test_an_empty_form_says_what_is_missing(coordinator):
    page = coordinator.submit("vacancies.import_new", {}, status=422)
    assert page.problems == ["Choose a file.", "Enter the name of the source."]


def test_the_empty_template_is_a_header_that_excel_opens_well(coordinator):
    content = coordinator.client.get(coordinator.url("vacancies.template")).data
    assert content.startswith(b"\xef\xbb\xbf")
    header = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert tuple(next(header)) == COLUMNS
    assert read(content, Codes(frozenset(), frozenset())).rows == []


def test_an_import_that_is_not_there_is_a_404(coordinator):
    coordinator.get("vacancies.import_show", import_id=999, status=404)


IMPORT_PAGES = ["vacancies.imports", "vacancies.import_new", "vacancies.template"]


@pytest.mark.parametrize("endpoint", IMPORT_PAGES)
def test_reception_reads_vacancies_and_imports_none(reception, endpoint):
    reception.get("vacancies.index")
    reception.get(endpoint, status=403)


@pytest.mark.parametrize("endpoint", ["vacancies.index", *IMPORT_PAGES])
def test_an_administrator_has_no_business_with_vacancies(administrator, endpoint):
    administrator.get(endpoint, status=403)


def test_strangers_are_sent_to_sign_in(desk):
    desk.get("vacancies.index", status=302)


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_page_can_be_read_in_other_languages(coordinator, brought_in, database, language):
    brought_in(row(days="mon-morning", start_on="2026-12-01", end_on="2026-12-09"))
    coordinator.language = language
    with coordinator.client.session_transaction() as session:
        session["language"] = language
    key = database.query(Vacancy).one().id
    db.session.rollback()
    for page in (
        coordinator.get("vacancies.index"),
        coordinator.get("vacancies.show", vacancy_id=key),
        coordinator.get("vacancies.import_new"),
    ):
        assert page.html.html["lang"] == language
