"""Answers that are kept: fast, and never older than the last change."""

from sqlalchemy import update

from vrijwilligers.site.views.keeping import MOST, Shelf
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status


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


def test_the_shelf_lets_go_of_what_was_asked_the_longest_ago(app):
    shelf = Shelf()
    with app.test_request_context():
        for number in range(MOST + 1):
            shelf.put(str(number), app.response_class(str(number)))
    assert shelf.take("0") is None
    assert shelf.take(str(MOST)).get_data(as_text=True) == str(MOST)
    assert len(shelf.made) == MOST
