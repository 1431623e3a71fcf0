"""Answers that are kept: fast, and never older than the last change."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from tests.site.public import Visitor
from vrijwilligers.site.views.filters import CHOSEN
from vrijwilligers.site.views.response_cache import CACHE, ResponseCache
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary import clock


def test_who_has_the_page_already_gets_it_no_second_time(visitor, make, counting):
    make.vacancy()
    etag = visitor.open("/site/nl/vacancies/").response.headers["ETag"]
    with counting() as seen:
        answer = visitor.client.get("/site/nl/vacancies/", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["ETag"] == etag
    assert seen.count == 1


def test_a_page_is_made_once_as_long_as_nothing_changes(visitor, make, counting):
    make.vacancy()
    first = visitor.open("/site/nl/vacancies/").response
    with counting() as seen:
        second = visitor.open("/site/nl/vacancies/").response
    assert second.data == first.data
    assert seen.count == 1


def test_a_change_shows_at_once(visitor, make, database):
    vacancy = make.vacancy(texts={"nl": ("Soep koken", "Je kookt.")})
    assert "Soep koken" in visitor.open("/site/nl/vacancies/").text
    vacancy.status = Status.FILLED
    database.commit()
    assert "Soep koken" not in visitor.open("/site/nl/vacancies/").text
    visitor.open(f"/site/nl/vacancies/{vacancy.id}", status=410)


class Tomorrow(datetime):
    """The clock of the desk, a day later."""

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + timedelta(days=1)


def test_a_page_is_made_again_on_the_next_day(visitor, make, monkeypatch):
    make.vacancy(texts={"nl": ("Soep koken", "Je kookt.")}, end_on=clock.today())
    assert "Soep koken" in visitor.open("/site/nl/vacancies/").text
    monkeypatch.setattr(clock, "datetime", Tomorrow)
    assert "Soep koken" not in visitor.open("/site/nl/vacancies/").text


def test_a_change_of_an_organisation_shows_at_once(visitor, make, database):
    home = make.organisation(name="Oude naam")
    vacancy = make.vacancy(organisation=home)
    address = f"/site/nl/vacancies/{vacancy.id}"
    assert "Oude naam" in visitor.open(address).text
    home.name = "Nieuwe naam"
    database.commit()
    assert "Nieuwe naam" in visitor.open(address).text


def test_a_change_by_a_statement_shows_at_once(visitor, make, database):
    vacancy = make.vacancy(texts={"nl": ("Soep koken", "Je kookt.")})
    assert "Soep koken" in visitor.open("/site/nl/vacancies/").text
    database.execute(
        update(Vacancy)
        .where(Vacancy.id == vacancy.id)
        .values(status=Status.PAUSED, version=Vacancy.version + 1)
    )
    database.commit()
    assert "Soep koken" not in visitor.open("/site/nl/vacancies/").text


def test_languages_and_questions_are_kept_apart(visitor, make):
    make.vacancy(
        texts={"nl": ("Soep koken", "Je kookt."), "fr": ("Faire la soupe", "Tu cuisines.")}
    )
    assert "Soep koken" in visitor.open("/site/nl/vacancies/").text
    assert "Faire la soupe" in visitor.open("/site/fr/vacancies/").text
    assert "Soep koken" not in visitor.open("/site/nl/vacancies/?category=sport").text


def test_the_cache_lets_go_of_what_was_asked_the_longest_ago(app):
    cache = ResponseCache(most=10)
    for letter in "abc":
        cache.put(letter, app.response_class(letter * 3))
    assert cache.take("a").get_data(as_text=True) == "aaa"
    cache.put("d", app.response_class("ddd"))
    cache.put("d", app.response_class("dddd"))

    assert cache.take("b") is None
    assert [cache.take(letter).get_data(as_text=True) for letter in "acd"] == ["aaa", "ccc", "dddd"]
    assert cache.made.currsize == 10


def test_an_answer_larger_than_the_cache_is_given_and_not_kept(app):
    cache = ResponseCache(most=10)
    cache.put("a", app.response_class("a" * 10))
    cache.put("b", app.response_class("b" * 11))
    assert cache.take("b") is None
    assert cache.take("a").get_data(as_text=True) == "a" * 10


def test_a_kept_answer_is_a_copy_that_nobody_can_spoil_for_the_next(app):
    cache = ResponseCache()
    cache.put("a", app.response_class("a", headers={"X-Said": "once"}))
    taken = cache.take("a")
    taken.headers["X-Said"] = "twice"
    taken.set_data("b")
    assert cache.take("a").get_data(as_text=True) == "a"
    assert cache.take("a").headers["X-Said"] == "once"


def test_many_who_miss_the_same_answers_at_once_never_fill_more_than_the_memory(app):
    cache = ResponseCache(most=1_000)

    def ask(number):
        key = str(number % 50)
        if cache.take(key) is None:
            cache.put(key, app.response_class(key * 40))
        answer = cache.take(key)
        assert cache.made.currsize <= 1_000
        return answer is None or answer.get_data(as_text=True) == key * 40

    with ThreadPoolExecutor(8) as people:
        assert all(people.map(ask, range(4_000)))
    assert cache.made.currsize == sum(len(body) for body, _headers in cache.made.values())


def test_a_question_that_nobody_knows_makes_no_answer_of_its_own(visitor, make, counting):
    make.vacancy()
    visitor.open("/site/nl/vacancies/?x=1")
    with counting() as seen:
        visitor.open("/site/nl/vacancies/?x=2")
    assert seen.count == 1


def test_an_answer_to_a_machine_speaks_the_language_of_who_asks(app, make):
    make.vacancy()
    for language in ("nl", "fr"):
        answer = Visitor(app, language).open("/api/v1/vacancies").response
        assert f"/site/{language}/" in answer.json["vacancies"][0]["page"]


def test_not_changed_says_nothing_of_frames(visitor, make):
    make.vacancy()
    etag = visitor.open("/site/nl/widget").response.headers["ETag"]
    answer = visitor.client.get("/site/nl/widget", headers={"If-None-Match": etag})
    assert answer.status_code == 304
    assert not {"Content-Security-Policy", "X-Frame-Options"} & set(answer.headers.keys())


PAGES = {"/site/nl/vacancies/": 200, "/site/nl/feed.json": 200, "/api/v1/vacancies": 400}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "more",
    ["_external=1", "endpoint=x", "_method=POST", "_scheme=ftp", "utm=INJECTED"],
)
def test_what_nobody_asks_of_a_public_page_changes_no_byte_of_it_a05(visitor, make, page, more):
    for _ in range(30):
        make.vacancy(texts={"nl": ("Soep koken", "Je kookt soep.")})
    CACHE.made.clear()
    plain = visitor.client.get(page).data
    CACHE.made.clear()
    spoiled = visitor.client.get(f"{page}?{more}")
    assert spoiled.status_code == PAGES[page]
    assert spoiled.data == plain or spoiled.status_code == 400
    assert visitor.client.get(page).data == plain


@pytest.mark.parametrize("filter_name", [*CHOSEN, "practising", "organisation", "page"])
def test_a_filter_that_is_on_no_list_is_said_and_makes_one_answer_for_all_a13(
    visitor, make, filter_name
):
    make.vacancy(texts={"nl": ("Soep koken", "Je kookt soep.")})
    CACHE.made.clear()
    for page in ("/site/en/vacancies/", "/site/en/widget"):
        shown = [visitor.open(f"{page}?{filter_name}=x{number}") for number in range(5)]
        assert all("not on our lists" in one.html.main.get_text() for one in shown)
        assert not any("Soep koken" in one.text for one in shown)
        assert "our lists" not in visitor.open(page).text
    assert len(CACHE.made) == 4


@pytest.mark.parametrize("feed", ["feed.json", "feed.atom"])
def test_who_follows_what_is_on_no_list_hears_it_and_does_not_get_all_a13(app, make, feed):
    make.vacancy(texts={"nl": ("Soep koken", "Je kookt soep.")})
    answer = app.test_client().get(f"/site/nl/{feed}?category=zzz")
    assert answer.status_code == 400
    assert "category" in answer.text
    assert app.test_client().get(f"/site/nl/{feed}?utm_source=x").status_code == 200


def test_many_ways_to_write_a_number_make_one_answer(visitor, make):
    make.vacancy()
    CACHE.made.clear()
    for page in ("1", "01", "0001", " 1"):
        visitor.open(f"/site/nl/vacancies/?page={page}")
    assert len(CACHE.made) == 1
