from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.bundles.printing import editions, looked_at, made, printed
from tests.desk import Desk
from tests.settings.answers import png
from vrijwilligers.bundles.feature import BundlePermission
from vrijwilligers.bundles.models import Edition
from vrijwilligers.exchange import documents
from vrijwilligers.extensions import db
from vrijwilligers.settings import actions as settings
from vrijwilligers.vocabulary.clock import today


def test_a_coordinator_makes_an_edition_and_prints_it(coordinator, make, database):
    make.vacancy(texts={"nl": ("Soep koken", "Je kookt soep.")})

    page = made(coordinator, language="nl")

    assert "Soep koken" in printed(page)
    name = f"vacaturebundel-{today().isoformat()}-nl.pdf"
    assert page.response.headers["Content-Disposition"] == f"attachment; filename={name}"
    edition = database.scalars(select(Edition)).one()
    assert (edition.vacancies, edition.printed_by_id) == (1, coordinator.staff_id)


def test_reception_looks_at_the_vacancies_of_today_without_counting(reception, make, database):
    make.vacancy(texts={"nl": ("Soep koken", "Je kookt soep.")})

    assert "Soep koken" in printed(looked_at(reception, language="nl"))

    assert editions(database) == 0


def test_reception_makes_no_edition(reception, make, database):
    make.vacancy()
    reception.submit("bundles.index", {}, status=403)
    assert editions(database) == 0


def test_chapters_come_as_numbered_and_a_chapter_with_0_stays_out(coordinator, make):
    make.vacancy(category="food", texts={"nl": ("Soep", "Lekker")})
    make.vacancy(category="board", texts={"nl": ("Raad", "Vergaderen")})
    make.vacancy(category="sport", texts={"nl": ("Bal", "Spelen")})

    text = printed(made(coordinator, place_food="9", place_board="1", place_sport="0"))

    assert text.index("Raad") < text.index("Soep")
    assert "Bal" not in text


def test_the_page_says_what_would_be_in_it(reception, make):
    make.vacancy(category="food", engagement="short")
    make.vacancy(category="board", texts={"fr": ("Trier", "Vous triez.")})
    make.vacancy(category=None)

    text = reception.get("bundles.index").text

    assert "Cooking and food 1 1 1 Board 1 0 0 Other 1 0 0 Total 3 1 1" in text
    assert "(3 vacancies)" in text
    assert "(1 vacancy)" in text
    assert "1 vacancy has no category" in text
    assert "1 vacancy has no text in Dutch" in text
    assert "3 vacancies have no text in English" in text


def test_the_language_of_the_page_is_chosen_at_first_and_the_whole_bundle(app, make):
    make.vacancy()
    desk = Desk(app, "fr").sign_in(make.staff("reception"))
    page = desk.get("bundles.index")
    chosen = [item["value"] for item in page.html.select("main input[checked]")]
    assert chosen == ["bundle", "fr", "a4", "y"]


def test_a_list_of_one_category_has_a_name_of_its_own(coordinator, make):
    make.vacancy(category="food", engagement="once", texts={"nl": ("Soep", "Lekker")})
    make.vacancy(category="board", engagement="once", texts={"nl": ("Raad", "Vergaderen")})
    answers = {"language": "en", "season": "winter", "category": "food"}

    page = made(coordinator, **answers)

    assert (
        f"winter-list-{today().isoformat()}-en-food.pdf"
        in page.response.headers["Content-Disposition"]
    )
    assert "Soep" in printed(page)
    assert "Raad" not in printed(page)


def test_nothing_to_print_says_so_and_counts_no_edition(coordinator, make, database):
    make.vacancy(engagement="regular")

    page = coordinator.submit("bundles.index", {"season": "summer"}, status=422)

    assert page.problems == [
        "There is no open vacancy for this choice. Choose another list or category."
    ]
    assert editions(database) == 0


@pytest.mark.parametrize(
    "answers",
    [
        {"language": "de"},
        {"season": "spring"},
        {"category": "soup"},
        {"size": "a3"},
        {"place_food": "100"},
    ],
)
def test_an_answer_that_we_did_not_offer_is_refused(coordinator, make, database, answers):
    make.vacancy()
    page = coordinator.submit("bundles.index", answers, status=422)
    assert len(page.problems) == 1
    assert editions(database) == 0


def test_signs_that_cannot_be_printed_are_named_before_an_edition_is_made(
    coordinator, make, database
):
    vacancy = make.vacancy(texts={"nl": ("Feest 🎉", "Samen")})
    make.vacancy()

    asked = coordinator.submit("bundles.index", {"language": "nl"}, status=422)

    assert "🎉" in asked.html.select_one("main").get_text()
    places = [link["href"] for link in asked.html.select("main li a")]
    assert places == [coordinator.url("vacancies.show", vacancy_id=vacancy.id)]
    assert editions(database) == 0
    page = coordinator.send(asked, {}, status=303)
    assert editions(database) == 1
    assert "Feest ☐" in printed(coordinator.open(page.location + "/pdf"))


@pytest.mark.parametrize("how", ["look", "flyer"])
def test_signs_that_cannot_be_printed_are_named_wherever_one_prints(reception, make, how):
    vacancy = make.vacancy(texts={"nl": ("Feest 🎉", "Samen")})
    if how == "flyer":
        asked = reception.get("bundles.flyer", vacancy_id=vacancy.id, language="nl", size="a5")
        fields = asked.html.select("#accept [name]")
        answers = {field["name"]: field["value"] for field in fields}
        page = reception.open(f"{reception.url('bundles.flyer', vacancy_id=vacancy.id, **answers)}")
    else:
        page = reception.get("bundles.index")
        page.html.select_one("main form[method=post]")["action"] = reception.url("bundles.look")
        asked = reception.send(page, {"language": "nl"}, status=422)
        page = reception.send(asked, {}, status=200)
    assert "🎉" in asked.html.select_one("main").get_text()
    assert "Feest ☐" in printed(page)


def test_nobody_waits_for_the_database_while_we_print(coordinator, make, monkeypatch):
    make.vacancy()
    seen = []

    def watched(*arguments):
        seen.append(db.session.registry().in_transaction())
        return typeset(*arguments)

    typeset = documents._typeset
    monkeypatch.setattr(documents, "_typeset", watched)
    coordinator.submit("bundles.index", {})

    assert seen == [False]


def test_a_print_that_fails_says_what_one_can_try(coordinator, make, database, monkeypatch):
    make.vacancy()
    monkeypatch.setattr(documents, "SECONDS", 0.001)
    page = coordinator.submit("bundles.index", {}, status=500)
    assert "Print fewer at once" in page.html.select_one("#refusal").get_text()
    assert editions(database) == 0


def test_an_administrator_has_nothing_to_print(administrator, make):
    administrator.get("bundles.index", status=403)
    assert not make.staff("administrator").may(BundlePermission.PRINT)


def test_a_bundle_has_what_is_open_today_and_not_what_was_yesterday(reception, make):
    make.vacancy(texts={"nl": ("Voorbij", "Was")}, publish_until=today() - timedelta(days=1))
    make.vacancy(texts={"nl": ("Vandaag", "Is")}, publish_until=today())

    text = printed(looked_at(reception))

    assert "Vandaag" in text
    assert "Voorbij" not in text


def test_a_desk_with_a_picture_and_no_name_yet_can_print(coordinator, make, database):
    make.vacancy()
    settings.change_logo(png(), by=None)
    database.commit()
    assert made(coordinator, language="nl").response.mimetype == "application/pdf"
