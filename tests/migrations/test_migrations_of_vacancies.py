"""Vacancies and their imports survive the way down and up again, or go as it was meant to."""

from datetime import date

from flask_migrate import upgrade
from sqlalchemy import select

from tests.migrations.records import back_to, keep, only, there
from vrijwilligers.core import audit
from vrijwilligers.core.clock import now
from vrijwilligers.extensions import db
from vrijwilligers.vacancies.models import (
    ImportProfile,
    Vacancy,
    VacancyChange,
    VacancyImport,
    VacancyTask,
    VacancyTaskTalent,
    VacancyText,
)
from vrijwilligers.vacancies.rules import Status, Told


def test_a_vacancy_of_which_something_was_told_stays_without_that(make):
    staff = make.staff("coordinator")
    vacancy = make.vacancy(
        talents=["cooking"],
        told=Told.FILLED,
        told_at=now(),
        confirmed_on=date(2026, 11, 1),
        street="Plein 1",
        directions="Tram 81",
        tasks=[VacancyTask(text_nl="Roeren", talents=[VacancyTaskTalent(code="cooking")])],
    )
    vacancy.texts[0].checked_on = date(2026, 11, 2)
    vacancy.texts[0].checked_by_id = staff.id
    keep(VacancyChange(vacancy_id=vacancy.id, wanted="{}", sent_at=now()))
    title = vacancy.texts[0].title

    back_to("0003")

    assert there("SELECT title FROM vacancy_text") == [(title,)]
    assert there("SELECT code FROM vacancy_talent") == [("cooking",)]
    upgrade()
    found, words = only(Vacancy), only(VacancyText)
    assert (found.told, found.told_at, found.confirmed_on) == (None, None, None)
    assert found.published_at == found.created_at
    assert (found.street, found.directions, found.tasks) == (None, None, [])
    assert (words.title, words.checked_on, words.checked_by_id) == (title, None, None)


def test_what_was_told_and_checked_stays_one_step_up_from_there(make):
    staff = make.staff("coordinator")
    vacancy = make.vacancy(told=Told.CHANGED, told_at=now())
    vacancy.texts[0].checked_on = date(2026, 11, 2)
    vacancy.texts[0].checked_by_id = staff.id

    back_to("0004")
    upgrade()

    assert only(Vacancy).told == Told.CHANGED
    assert only(VacancyText).checked_by_id is not None


def test_an_import_stays_without_what_undoing_needs(make):
    profile = ImportProfile(name="Actiris", mapping="{}", made_at=now())
    keep(profile)
    keep(an_import(profile))

    back_to("0004")

    assert there("SELECT source_name, report FROM vacancy_import") == [("Buurtwerk", "{}")]
    upgrade()
    found = only(VacancyImport)
    assert (found.source_name, found.content) == ("Buurtwerk", b"a;b")
    assert (found.undo, found.rejected, found.undone_at, found.profile_id) == (None,) * 4
    assert db.session.scalars(select(ImportProfile)).all() == []


def an_import(profile):
    said = {"rejected": "[]", "undo": b"\x00\xff", "undone_at": now(), "profile_id": profile.id}
    return VacancyImport(
        source_name="Buurtwerk",
        file_name="lijst.csv",
        is_complete=True,
        content=b"a;b",
        report="{}",
        uploaded_at=now(),
        **said,
    )


def test_an_import_with_its_undo_stays_whole_one_step_up_from_there(make):
    profile = ImportProfile(name="Actiris", mapping="{}", made_at=now())
    keep(profile)
    keep(an_import(profile))

    back_to("0005")
    upgrade()

    found = only(VacancyImport)
    assert (found.undo, found.rejected) == (b"\x00\xff", "[]")
    assert found.profile_id == only(ImportProfile).id


def test_what_a_source_had_withdrawn_is_known_as_gone_and_what_the_desk_withdrew_is_not(make):
    for number in ("S-1", "S-2"):
        said = {"source_name": "Buurtwerk", "source_id": number, "fetched_at": now()}
        vacancy = make.vacancy(status=Status.WITHDRAWN, **said)
    audit.record("withdraw", vacancy, by=None)
    db.session.commit()

    back_to("0004")
    upgrade()

    first, second = db.session.scalars(select(Vacancy).order_by(Vacancy.id)).all()
    assert first.gone_at == first.fetched_at
    assert second.gone_at is None
