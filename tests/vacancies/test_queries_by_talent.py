"""Who asks which talent, all year round: a list by talent, and a page for each."""

from datetime import timedelta

import pytest

from vrijwilligers.vacancies.models import VacancyTask, VacancyTaskTalent
from vrijwilligers.vacancies.queries.by_talent import (
    AskedCount,
    asked_by_talent,
    vacancies_for_talent,
)
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import today


@pytest.fixture
def asked(make, database):
    """Two houses that ask cooking, one of them music too, and what nobody can be sent to."""
    zeta, alfa = make.organisation(name="Zeta"), make.organisation(name="alfa")
    soup = {"nl": ("Soep koken", "Je kookt.")}
    made = {
        "zeta": make.vacancy(organisation=zeta, talents=("cooking", "music"), texts=soup),
        "alfa": make.vacancy(organisation=alfa, talents=("cooking",)),
        "again": make.vacancy(organisation=alfa, talents=("cooking",)),
    }
    made["alfa"].tasks = [
        VacancyTask(text_nl="Groenten snijden", talents=[VacancyTaskTalent(code="cooking")]),
        VacancyTask(text_fr="Servir", talents=[VacancyTaskTalent(code="talking")]),
    ]
    yesterday = today() - timedelta(days=1)
    make.vacancy(organisation=zeta, talents=("sports",), publish_until=yesterday)
    make.vacancy(organisation=zeta, talents=("sports",), status=Status.PAUSED)
    database.commit()
    return made


def test_only_what_is_open_is_counted_by_talent(asked, database):
    assert asked_by_talent(today()) == {"cooking": AskedCount(3, 2), "music": AskedCount(1, 1)}


def test_vacancies_of_a_talent_stand_by_organisation_whatever_its_letters(asked, database):
    found = database.scalars(vacancies_for_talent("cooking", today=today())).unique().all()
    assert [one.id for one in found] == [asked[key].id for key in ("alfa", "again", "zeta")]


def test_reception_sees_who_asks_a_talent_and_for_which_tasks(reception, asked):
    page = reception.get("vacancies.by_talent")
    rows = [one.get_text(" ", strip=True) for one in page.html.select("main .rows > li")]
    assert "Cooking 3 vacancies · 2 organisations" in rows
    assert "Listening No open vacancy asks this now." in rows
    page = reception.get("vacancies.one_talent", code="cooking")
    assert page.heading == "Who asks: cooking"
    assert [one.get_text() for one in page.html.select("main section h2")] == ["alfa", "Zeta"]
    assert "Groenten snijden" in page.text
    assert "Servir" not in page.text


def test_a_talent_that_nobody_asks_says_so_and_one_that_never_was_is_none(reception, asked):
    assert "No open vacancy" in reception.get("vacancies.one_talent", code="sports").text
    reception.get("vacancies.one_talent", code="flying", status=404)
