"""The list of vacancies handed out: what is on the screen, and it comes back the same."""

import csv
import io
import json

import openpyxl
import pytest
from sqlalchemy import select

from tests.imports.bringing_in import compared, figures, taken_over
from tests.vacancies.files import many, row, table
from vrijwilligers.exchange.tables import read_table
from vrijwilligers.imports.rules import RowState
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vacancies.actions import texts
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.readers.canonical import COLUMNS
from vrijwilligers.vacancies.rules import Text
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.week import mask_of

SOURCE = "Buurtwerk"


@pytest.fixture
def brought_in(database):
    def brought_in(*rows, source=SOURCE):
        taken_over(VACANCIES, table(*rows), source_name=source)

    return brought_in


def handed_out(
    coordinator, shape="csv", reason="partner", source="", status=200, language="en", **asked
):
    answers = {"shape": shape, "reason": reason, "source": source}
    answers |= {"language": language}
    return coordinator.submit("vacancies.export", answers, status=status, **asked)


def rows_of(page):
    return [row.cells for row in read_table(page.response.data).rows]


def workbook(page):
    return openpyxl.load_workbook(io.BytesIO(page.response.data))


def titles(page):
    return [row["title in dutch"] for row in rows_of(page)]


@pytest.mark.parametrize("shape", ["csv", "xlsx"])
def test_a_file_that_is_brought_in_again_changes_nothing(coordinator, brought_in, database, shape):
    brought_in(*many(60))
    page = handed_out(coordinator, shape, "correct", SOURCE, state="all")

    database.rollback()
    found = compared(VACANCIES, page.response.data, source_name=SOURCE, is_complete=True)

    assert figures(found) == {"unchanged": 60}
    assert found.file.unknown_columns == ()
    assert not any(one.row.notes for one in found.rows)


def test_what_a_source_said_comes_back_though_the_desk_knows_more(
    coordinator, brought_in, database
):
    brought_in(row(1, description_nl="Maat < 3 & R&amp;lt;D", places="0", hours_per_week="2,5"))
    brought_in(row(1, organisation_kbo="0999.177.796"), source="Another source")
    for vacancy in database.scalars(select(Vacancy)).all():
        texts.write_ours(vacancy, {"nl": Text("Ons", "Ons.")}, by=None)
    database.commit()

    page = handed_out(coordinator, "csv", "correct", SOURCE, state="all")

    assert rows_of(page)[0]["title_nl"] == "Soep koken"
    database.rollback()
    assert figures(compared(VACANCIES, page.response.data, source_name=SOURCE)) == {"unchanged": 1}
    assert titles(handed_out(coordinator, "csv", "partner", state="all")) == ["Ons", "Ons"]


def test_the_file_holds_all_pages_of_what_the_screen_asks_in_its_order(coordinator, make):
    organisation = make.organisation()
    for number in range(30):
        make.vacancy(organisation=organisation, texts={"nl": (f"Taak {number:02}", "")})
    make.vacancy(category="sport", texts={"nl": ("Voetbal", "")})
    make.vacancy(texts={"nl": ("Vol", "")}, places=0)

    found = titles(handed_out(coordinator, category="food", order="title", page="2"))

    assert found == [f"Taak {number:02}" for number in range(30)]


def test_a_file_to_correct_has_our_columns_in_their_order(coordinator, brought_in):
    brought_in(row(1))
    for shape in ("csv", "xlsx"):
        found = read_table(handed_out(coordinator, shape, "correct", SOURCE).response.data)
        assert found.columns == COLUMNS


@pytest.mark.parametrize(
    ("language", "header", "cells", "shown"),
    [
        ("nl", "Categorie", ["koken en eten", "koken", "donderdag", "ja", "vorst"], "Zoek in"),
        ("fr", "Catégorie", ["cuisine", "cuisiner", "jeudi", "oui", "forest"], "Chercher"),
    ],
)
def test_a_file_for_a_reader_speaks_the_language_that_was_chosen(
    coordinator, make, language, header, cells, shown
):
    make.vacancy(
        texts={"nl": ("Soep", "")},
        talents=["cooking"],
        days=mask_of(["thu-afternoon"]),
        wheelchair=True,
        municipality="21007",
        contact_phone="+32470001122",
    )
    page = handed_out(coordinator, "csv", "mailing", language=language)
    text = page.response.data.decode("utf-8-sig")
    assert header in text.splitlines()[0].split(";")
    assert [cell for cell in cells if cell not in text.splitlines()[1].lower()] == []
    assert ";0470 00 11 22;" in text
    book = workbook(handed_out(coordinator, "xlsx", "mailing", language=language, text="soep"))
    assert shown in " ".join(str(cell.value) for row in book.worksheets[1] for cell in row)


def test_a_file_says_what_it_shows_who_made_it_when_and_why_p30(coordinator, make):
    make.vacancy(municipality="21013")
    asked = {"category": "food", "municipality": "21013", "text": "soep"}

    book = openpyxl.load_workbook(
        io.BytesIO(handed_out(coordinator, "xlsx", **asked).response.data)
    )

    about = dict(book.worksheets[1].iter_rows(values_only=True))
    assert about["Purpose"] == "To give it to a partner"
    assert about["Made by"].startswith("Medewerker")
    assert about["Rows"] == "1"
    for part in ("Search in title or organisation: soep", "Category: Cooking and food", "Sint-Gil"):
        assert part in about["Selection"]
    assert str(now().year) in about["Made on"]


def test_the_name_of_the_file_is_plain_and_holds_nothing_that_was_typed(coordinator, make):
    make.vacancy()
    page = handed_out(coordinator, category="food", text="so")
    assert page.response.headers["Content-Disposition"] == (
        f"attachment; filename=vacancies-cooking-and-food-{today().isoformat()}.csv"
    )
    assert page.response.headers["Cache-Control"] == "no-store"
    assert page.response.content_type == "text/csv; charset=utf-8"


def test_the_same_file_may_be_asked_for_twice(coordinator, make):
    make.vacancy()
    page = coordinator.get("vacancies.export")
    answers = {"shape": "csv", "reason": "partner"}
    for _twice in range(2):
        made = coordinator.send(page, answers, form="form.sheet", status=200)
        assert made.response.content_type == "text/csv; charset=utf-8"


def test_a_name_from_a_source_cannot_break_out_of_a_header_v23(coordinator, brought_in):
    brought_in(row(1), source='../x"; evil=\r\n1')
    page = handed_out(coordinator, source='../x"; evil=\r\n1')
    name = f"vacancies-x-evil-1-{today().isoformat()}.csv"
    assert page.response.headers["Content-Disposition"] == f"attachment; filename={name}"


def test_nothing_that_goes_out_is_a_formula_p30_v10(coordinator, make):
    hostile = '=HYPERLINK("http://x.test")'
    make.vacancy(texts={"nl": (hostile, "+1")}, contact_name="@x", contact_phone="+3225550011")

    content = handed_out(coordinator, "csv").response.data.decode("utf-8-sig")
    cells = next(csv.DictReader(io.StringIO(content), delimiter=";"))
    book = workbook(handed_out(coordinator, "xlsx"))

    assert cells["Title in Dutch"] == f"'{hostile}"
    assert cells["Text in Dutch"] == "'+1"
    assert cells["Name of the contact person"] == "'@x"
    assert cells["Phone of the contact person"] == "02 555 00 11"
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n", "d"}
    assert titles(handed_out(coordinator, "csv")) == [hostile]


def test_an_export_is_logged_with_its_reason_and_shown_p30(coordinator, make, database):
    make.vacancy()
    handed_out(coordinator, "xlsx", "mailing")

    database.rollback()
    event = database.scalars(select(AuditEvent).where(AuditEvent.thing == "vacancy")).one()
    assert (event.deed, event.thing, event.reason) == ("exported", "vacancy", "mailing")
    assert (event.amount, event.staff_id) == (1, coordinator.staff_id)
    text = coordinator.get("desk.exports").text
    assert "Vacancies 1 To print it, or to write to people" in text


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({"reason": "correct", "shape": "csv"}, "Choose a source"),
        ({"reason": "correct", "shape": "engagement", "source": SOURCE}, "choose Excel or CSV"),
        ({"shape": "csv"}, "Say what you need it for."),
        ({"shape": "vcard", "reason": "other"}, "Not a valid choice"),
    ],
)
def test_a_refused_question_says_why_and_hands_out_nothing(
    coordinator, brought_in, database, answers, problem
):
    brought_in(row(1))
    page = coordinator.submit("vacancies.export", answers, status=422)
    assert any(problem in said for said in page.problems), page.problems
    database.rollback()
    assert database.scalars(select(AuditEvent.thing)).all() == ["import_run"]


@pytest.mark.parametrize("shape", ["csv", "xlsx", "engagement"])
def test_an_empty_list_is_a_sentence_and_no_file(coordinator, make, shape):
    make.vacancy(places=0)
    page = handed_out(coordinator, shape, status=422)
    assert page.problems == ["There is nothing to download: the list is empty."]


def test_the_form_says_what_goes_out(coordinator, make):
    make.vacancy()
    page = coordinator.get("vacancies.export", category="food", page="1")
    assert "1 vacancy Category Cooking and food" in page.text
    assert "Phone of the contact person" in page.text
    assert page.html.select_one("a.crumb")["href"].endswith("/vacancies/?category=food")


def test_only_who_may_finds_the_way_out(reception, coordinator, make):
    make.vacancy()
    assert "Download this list" not in reception.get("vacancies.index").text
    reception.get("vacancies.export", status=403)
    reception.get("desk.exports", status=403)
    link = coordinator.get("vacancies.index", category="food").html.select_one(".head-action a")
    assert link["href"] == "/vacancies/export?category=food"


def test_the_number_of_questions_to_the_database_does_not_grow(
    coordinator, brought_in, counting, database
):
    def asked():
        with counting() as seen:
            handed_out(coordinator, "csv", "correct", SOURCE, state="all")
        return seen.count

    brought_in(*many(3))
    few = asked()
    brought_in(*many(620))
    assert asked() == few


def test_a_feed_of_missions_is_read_back_by_ourselves(coordinator, make, database):
    make.vacancy(
        texts={"fr": ("Cuisiner", "De la soupe."), "nl": ("Koken", "Soep.")},
        category="culture",
        postcode="1060",
        municipality="21013",
        wheelchair=True,
        remote=False,
        places=2,
        minimum_age=18,
        days=1,
        start_on=today(),
        contact_name="Niemand",
    )
    make.vacancy(texts={"nl": ("Vol", "")}, places=0)

    page = handed_out(coordinator, "engagement", state="all")

    assert "Niemand" not in page.response.text
    assert page.response.headers["Content-Disposition"].endswith(".json")
    mission = json.loads(page.response.data)["data"][0]
    assert mission["addresses"] == [{"postalCode": "1060", "city": "Saint-Gilles", "country": "BE"}]
    assert mission["openToMinors"] is False
    database.rollback()
    found = compared(VACANCIES, page.response.data, source_name="Another desk")
    (new,) = found.of(RowState.NEW)
    details = new.row.details
    assert details.texts["fr"].title == "Cuisiner"
    assert "lundi" in details.texts["fr"].description
    assert (details.category, details.municipality, details.places) == ("culture", "21013", 2)
    assert (details.wheelchair, details.remote, details.minimum_age) == (True, False, 18)
    assert details.start_on == today()
