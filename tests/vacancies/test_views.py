"""The list of vacancies, the page of one, and who may read them."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from tests.vacancies.files import row
from tests.vacancies.pages import titles
from vrijwilligers.extensions import db
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import today


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
    assert len([statement for statement in asked if statement.startswith("SELECT")]) <= 10


def test_an_empty_list_says_what_to_do_next(reception, coordinator):
    assert "Ask a coordinator" in reception.get("vacancies.index").text
    assert coordinator.get("vacancies.index").html.select_one(".empty a")["href"].endswith("/new")
    narrowed = reception.get("vacancies.index", text="nothing like this")
    assert "No vacancies found" in narrowed.text


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
    assert words["Practising Dutch"] == "learners welcome from level A1"
    assert words["Hours"] == "2.5 hours a week"
    assert words["Wheelchair can enter"] == "yes"
    assert words["Minimum age"] == words["Allowance"] == words["Name"] == "not given"
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
    assert "in Dutch" in [tag.get_text() for tag in page.html(class_="tag")]

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


IMPORT_PAGES = ["vacancies.imports", "vacancies.import_new", "vacancies.import_template"]


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
