"""The same list under another source name is noticed before it stands there twice."""

import json

import pytest
from sqlalchemy import func, select

from tests.candidates.lists import SAMIRA, TOM
from tests.imports.bringing_in import begun, compared
from tests.organisations.files import table as candidate_rows
from tests.vacancies.files import row, table
from tests.vacancies.pages import SOURCE
from tests.vacancies.test_import_pages import tried
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.imports.actions.parts import carry_on
from vrijwilligers.imports.feature import ImportDeed
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import VacancySource

WORK = ("Soep koken", "Taxi rijden", "Tuinieren")
LIST = [row(n, title_nl=title) for n, title in enumerate(WORK, start=1)]
OTHER_NUMBERS = [one | {"source_id": f"X{n}"} for n, one in enumerate(LIST)]
OTHER_TITLES = [one | {"title_nl": one["title_nl"] + " (m/v/x)"} for one in LIST]
OTHER_WORK = [one | {"title_nl": "Iets anders", "organisation": "Elders"} for one in LIST]
MORE = [row(n, title_nl=f"Werk {n}") for n in range(10, 14)]


@pytest.mark.parametrize(
    ("rows", "same_as"),
    [
        (LIST, SOURCE),
        (OTHER_NUMBERS, SOURCE),
        (OTHER_TITLES, SOURCE),
        (OTHER_WORK, ""),  # a number alone says nothing: many lists count from one
        ([*LIST, *MORE], ""),  # less than half
        (LIST[:1], ""),
    ],
)
def test_a_list_is_known_by_its_numbers_and_names_whatever_its_source(brought_in, rows, same_as):
    brought_in(*LIST)
    assert compared(VACANCIES, table(*rows), source_name="Elders").same_as == same_as
    assert compared(VACANCIES, table(*rows), source_name=SOURCE).same_as == ""


def test_a_list_of_people_is_known_by_its_rows(database):
    people = candidate_rows(SAMIRA, TOM)
    carry_on(*begun(CANDIDATES, people, source_name="oud"))
    assert compared(CANDIDATES, people, source_name="nieuw").same_as == "oud"


def test_the_page_says_so_and_offers_the_name_of_that_source(coordinator, brought_in, database):
    brought_in(*LIST)
    page = tried(coordinator, *LIST, source_name="Buurtwerk 2026")
    assert f"came in before as “{SOURCE}”" in page.text

    refused = coordinator.send(page, {}, form="#take-over", status=422)
    assert len(refused.problems) == 1
    same = coordinator.open(coordinator.send(refused, {}, form="form[action$='/source']").location)
    assert "3 vacancies would stay as they are." in same.text
    assert same.heading.endswith(SOURCE)
    deeds = select(AuditEvent.deed).order_by(AuditEvent.id.desc())
    assert ImportDeed.READ_AS_ANOTHER in database.scalars(deeds.limit(2)).all()
    coordinator.send(refused, {"is_another": "y"}, form="#take-over", status=409)


def test_another_list_with_the_same_work_comes_in_after_a_tick(coordinator, brought_in, database):
    brought_in(*LIST)
    page = tried(coordinator, *LIST, source_name="Elders")
    coordinator.send(page, {"is_another": "y"}, form="#take-over")
    assert database.scalar(select(func.count()).select_from(VacancySource)) == 6


def test_a_command_takes_the_source_that_has_these_rows_unless_one_is_named(
    commands, brought_in, tmp_path
):
    brought_in(*LIST)
    path = tmp_path / "nieuw.csv"
    path.write_bytes(table(*LIST))
    said = commands("vacancies", "import", str(path))
    assert "3 ongewijzigd" in said
    assert f"Gelezen als een lijst van “{SOURCE}”" in said
    named = ("vacancies", "import", str(path), "--source", "Elders")
    assert f"als “{SOURCE}”" in commands(*named, "--dry-run")
    assert json.loads(commands(*named, "--json"))["same_as"] == SOURCE
