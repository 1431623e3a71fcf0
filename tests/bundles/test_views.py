from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select

from tests.desk import Desk
from vrijwilligers.bundles.models import Edition
from vrijwilligers.core import documents
from vrijwilligers.core.access import Permission
from vrijwilligers.core.clock import today
from vrijwilligers.extensions import db


def editions(database):
    database.rollback()
    return database.scalar(select(func.count()).select_from(Edition))


def printed(page):
    """Return the text of the PDF that a page answered."""
    assert page.response.mimetype == "application/pdf"
    reader = PdfReader(BytesIO(page.response.data))
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in reader.pages)


def test_reception_prints_a_bundle(reception, make, database):
    make.vacancy(texts={"nl": ("Soep koken", "Je kookt soep.")})

    page = reception.submit("bundles.index", {"language": "nl"}, status=200)

    assert "Soep koken" in printed(page)
    name = f"vacaturebundel-{today().isoformat()}-nl.pdf"
    assert page.response.headers["Content-Disposition"] == f"attachment; filename={name}"
    edition = database.scalars(select(Edition)).one()
    assert (edition.vacancies, edition.printed_by_id) == (1, reception.staff_id)


def test_the_page_says_what_would_be_in_it(reception, make):
    make.vacancy(category="food", engagement="short")
    make.vacancy(category="board", texts={"fr": ("Trier", "Vous triez.")})
    make.vacancy(category=None)

    text = reception.get("bundles.index").text

    assert "Cooking and food 1 1 1 Board and management 1 0 0 Other 1 0 0 Together 3 1 1" in text
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
    assert chosen == ["bundle", "fr"]


def test_a_list_of_one_category_has_a_name_of_its_own(reception, make, database):
    make.vacancy(category="food", engagement="once", texts={"nl": ("Soep", "Lekker")})
    make.vacancy(category="board", engagement="once", texts={"nl": ("Raad", "Vergaderen")})
    answers = {"language": "en", "season": "winter", "category": "food"}

    page = reception.submit("bundles.index", answers, status=200)

    assert (
        f"winterlijst-{today().isoformat()}-en-food.pdf"
        in page.response.headers["Content-Disposition"]
    )
    assert "Soep" in printed(page)
    assert "Raad" not in printed(page)


def test_nothing_to_print_says_so_and_counts_no_edition(reception, make, database):
    make.vacancy(engagement="regular")

    page = reception.submit("bundles.index", {"season": "summer"}, status=422)

    assert page.problems == [
        "There is no open vacancy for this choice. Choose another list or category."
    ]
    assert editions(database) == 0


@pytest.mark.parametrize(
    "answers", [{"language": "de"}, {"season": "spring"}, {"category": "soup"}]
)
def test_an_answer_that_we_did_not_offer_is_refused(reception, make, database, answers):
    make.vacancy()
    page = reception.submit("bundles.index", answers, status=422)
    assert len(page.problems) == 1
    assert editions(database) == 0


def test_earlier_editions_are_listed_with_who_made_them(app, make):
    make.vacancy()
    rita = Desk(app).sign_in(make.staff("reception", name="Rita"))
    assert "None yet" in rita.get("bundles.index").text

    rita.submit("bundles.index", {"language": "fr"}, status=200)

    text = rita.get("bundles.index").text
    assert "Vacancy bundle · French" in text
    assert "1 vacancy · made by Rita" in text


def test_letters_that_could_not_be_printed_are_told_on_the_next_page(reception, make):
    make.vacancy(texts={"nl": ("Feest 🎉", "Samen")})

    reception.submit("bundles.index", {}, status=200)

    assert reception.get("bundles.index").messages == ["These characters could not be printed: 🎉"]


def test_nobody_waits_for_the_database_while_we_print(reception, make, monkeypatch):
    make.vacancy()
    seen = []

    def watched(*arguments):
        seen.append(db.session.registry().in_transaction())
        return typeset(*arguments)

    typeset = documents._typeset
    monkeypatch.setattr(documents, "_typeset", watched)
    reception.submit("bundles.index", {}, status=200)

    assert seen == [False]


def test_an_administrator_has_nothing_to_print(administrator, make):
    administrator.get("bundles.index", status=403)
    assert not make.staff("administrator").may(Permission.BUNDLE_PRINT)


def test_a_bundle_has_what_is_open_today_and_not_what_was_yesterday(reception, make):
    make.vacancy(texts={"nl": ("Voorbij", "Was")}, publish_until=today() - timedelta(days=1))
    make.vacancy(texts={"nl": ("Vandaag", "Is")}, publish_until=today())

    text = printed(reception.submit("bundles.index", {}, status=200))

    assert "Vandaag" in text
    assert "Voorbij" not in text
