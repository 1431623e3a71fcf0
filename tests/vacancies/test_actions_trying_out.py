"""Trying out a file and taking it over, beside colleagues who write as well."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, insert, select

from tests.vacancies.bringing_in import SOURCE, one
from tests.vacancies.files import row, table
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.db import WriteWithoutPermission, read_only, transaction
from vrijwilligers.vacancies.actions import importing, looking, plans, uploads
from vrijwilligers.vacancies.actions.profiles import Chosen
from vrijwilligers.vacancies.models import Vacancy, VacancyImport
from vrijwilligers.vacancies.readers import PLAIN
from vrijwilligers.vacancies.rules import Status, Upload
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Stale


def test_a_plan_made_before_another_import_is_refused(bring_in, database):
    late = plans.of_file(table(row(title_nl="Anders")), SOURCE)
    bring_in(table(row()))
    with pytest.raises(Stale), transaction():
        importing.carry_out(late, at=now())
    assert [text.title for text in one(database).texts] == ["Soep koken"]


def test_another_desk_can_write_while_a_file_is_read(app, database):
    def write():
        engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
        with engine.begin() as connection:
            connection.execute(
                insert(Organisation.__table__).values(name="Anker", name_folded="anker", version=1)
            )
        engine.dispose()

    with read_only():
        plan = plans.of_file(table(row()), SOURCE)
        with ThreadPoolExecutor(1) as another_desk:
            another_desk.submit(write).result()
    with transaction():
        importing.carry_out(plan, at=now())
    names = sorted(database.scalars(select(Organisation.name)))
    assert names == ["Anker", "Buurthuis De Brug"]


def test_reading_a_file_cannot_write(database):
    plan = plans.of_file(table(row()), SOURCE)
    with pytest.raises(WriteWithoutPermission), read_only():
        importing.carry_out(plan, at=now())


def test_losing_more_than_a_fifth_asks_first(bring_in, database):
    bring_in(table(*(row(number) for number in range(1, 11))))
    two_gone = plans.of_file(table(*map(row, range(1, 9))), SOURCE, is_complete=True)
    three_gone = plans.of_file(table(*map(row, range(1, 8))), SOURCE, is_complete=True)

    uploads.refuse_drastic(two_gone, is_confirmed=False)
    with pytest.raises(uploads.ManyGone):
        uploads.refuse_drastic(three_gone, is_confirmed=False)
    uploads.refuse_drastic(three_gone, is_confirmed=True)


def try_out(make, content, *, at=None, **how):
    upload = Upload(content=content, file_name="lijst.csv", source_name=SOURCE, **how)
    looked = looking.look_at(upload, Chosen(PLAIN))
    return uploads.try_out(upload, looked, by=make.staff("coordinator").id, at=at or now())


def test_trying_out_a_file_changes_no_vacancy(make, database):
    record = try_out(make, table(row(1), row(2, places="x")))
    report = json.loads(record.report)

    assert database.query(Vacancy).count() == 0
    assert (report["new"], report["rejected"]) == (1, 1)
    assert report["rejects"][0]["row"] == 3
    assert "places" in report["rejects"][0]["reason"]


def test_taking_over_brings_it_in_logs_it_and_drops_the_file(make, database):
    record = try_out(make, table(row()))
    looked = looking.look_again(record)
    uploads.take_over(record, looked, is_confirmed=False, by=record.uploaded_by_id, at=now())
    database.commit()

    assert one(database).status == Status.PUBLISHED
    assert record.content is None
    deeds = database.execute(select(AuditEvent.deed, AuditEvent.thing, AuditEvent.record_id))
    assert deeds.all() == [("taken over", "vacancy_import", record.id)]


def test_nobody_takes_a_file_over_twice(make, database):
    record = try_out(make, table(row()))
    looked = looking.look_again(record)
    uploads.take_over(record, looked, is_confirmed=False, by=record.uploaded_by_id, at=now())

    with pytest.raises(Stale):
        looking.look_again(record)
    with pytest.raises(Stale):
        uploads.take_over(record, looked, is_confirmed=False, by=record.uploaded_by_id, at=now())
    with pytest.raises(Stale):
        uploads.throw_away(record, by=record.uploaded_by_id)


def test_a_file_that_waits_a_week_is_forgotten(make, database):
    try_out(make, table(row()), at=now() - timedelta(days=8))
    waiting = try_out(make, table(row()))
    assert database.scalars(select(VacancyImport)).all() == [waiting]
