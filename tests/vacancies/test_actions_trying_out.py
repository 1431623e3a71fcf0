"""Trying out a file and taking it over, beside colleagues who write as well."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, insert, select

from tests.imports.bringing_in import begun, compared, figures, run_of
from tests.vacancies.bringing_in import SOURCE, one
from tests.vacancies.files import row, table
from vrijwilligers.imports.actions import parts, uploads
from vrijwilligers.imports.rules import ImportOptions, Upload
from vrijwilligers.imports.rules.reports import report_from_json
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.db import WriteWithoutPermission, read_only, transaction
from vrijwilligers.vacancies.actions import importing
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Stale


def test_what_another_import_said_meanwhile_is_compared_once_more(bring_in, database):
    key, late = begun(VACANCIES, table(row(title_nl="Anders")), source_name=SOURCE)
    bring_in(table(row()))
    report = parts.carry_on(key, late).report
    assert (report.new, report.changed) == (0, 1)
    assert [text.title for text in one(database).texts] == ["Anders"]


def test_another_desk_can_write_while_a_file_is_read(app, database):
    def write():
        engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
        with engine.begin() as connection:
            connection.execute(
                insert(Organisation.__table__).values(**name_columns("Anker"), version=1)
            )
        engine.dispose()

    with read_only():
        compared(VACANCIES, table(row()), source_name=SOURCE)
        with ThreadPoolExecutor(1) as another_desk:
            another_desk.submit(write).result()
    assert database.scalars(select(Organisation.name)).all() == ["Anker"]


def test_reading_a_file_cannot_write(database):
    found = compared(VACANCIES, table(row()), source_name=SOURCE)
    with pytest.raises(WriteWithoutPermission), read_only():
        importing.carry_out(found.rows, ImportOptions(source_name=SOURCE))


def test_losing_more_than_a_fifth_asks_first(bring_in, database):
    bring_in(table(*(row(number) for number in range(1, 11))))
    how = {"source_name": SOURCE, "is_complete": True}

    begun(VACANCIES, table(*map(row, range(1, 9))), **how)
    with pytest.raises(importing.ManyGone):
        begun(VACANCIES, table(*map(row, range(1, 8))), **how)
    begun(VACANCIES, table(*map(row, range(1, 8))), **how | {"is_confirmed": True})


@pytest.fixture
def try_out(make, database):
    by = make.staff("coordinator").id

    def try_out(content, *, at=None):
        options = ImportOptions(source_name=SOURCE)
        found = compared(VACANCIES, content, source_name=SOURCE)
        upload = Upload(content=content, file_name="lijst.csv", options=options)
        with transaction():
            account = uploads.account_of(VACANCIES, found, content)
            return uploads.try_out(VACANCIES, upload, account, by=by, at=at or now()).id

    return try_out


def test_trying_out_a_file_changes_no_vacancy(try_out, database):
    report = report_from_json(run_of(database, try_out(table(row(1), row(2, title_nl="")))).report)

    assert database.query(Vacancy).count() == 0
    assert (report.new, report.rejected) == (1, 1)
    assert report.rejects[0].row == 3
    assert "titel" in report.rejects[0].reason


def take_over(database, key):
    run = run_of(database, key)
    found = uploads.compared_now(run)
    account, options = uploads.account_of(VACANCIES, found), uploads.options_for(run)
    with transaction():
        parts.begin(run_of(database, key), account, options, by=None, at=now())
    parts.carry_on(key, found)


def test_taking_over_brings_it_in_logs_it_and_drops_the_file(try_out, database):
    key = try_out(table(row()))
    take_over(database, key)

    assert one(database).status == Status.PUBLISHED
    assert run_of(database, key).content is None
    deeds = database.execute(select(AuditEvent.deed, AuditEvent.thing, AuditEvent.record_id))
    assert deeds.all() == [("taken over", "import_run", key)]


def test_nobody_takes_a_file_over_twice(try_out, database):
    key = try_out(table(row()))
    take_over(database, key)

    with pytest.raises(Stale):
        take_over(database, key)
    with pytest.raises(Stale):
        uploads.throw_away(run_of(database, key), by=None)
    account = uploads.account_of(VACANCIES, compared(VACANCIES, table(row())))
    with pytest.raises(Stale):
        uploads.read_otherwise(run_of(database, key), ImportOptions(source_name="Elders"), account)


def test_what_was_read_otherwise_while_it_was_compared_is_compared_again(try_out, database):
    run = run_of(database, try_out(table(row())))
    compared_as = run.options
    with transaction():
        options = replace(uploads.options_for(run), source_name="Elders")
        account = uploads.account_of(VACANCIES, compared(VACANCIES, table(row())))
        uploads.say_source(uploads.hold_compared(run.id, compared_as), options, account, by=None)
    with pytest.raises(Stale), transaction():
        uploads.hold_compared(run.id, compared_as)


def test_the_same_row_again_is_not_even_parsed(bring_in, database):
    bring_in(table(row(1), row(2)))
    again = compared(VACANCIES, table(row(1), row(2, places="3")), source_name=SOURCE)
    assert figures(again) == {"unchanged": 1, "changed": 1}
    assert [bool(one.row.details) for one in again.rows] == [False, True]


def test_a_row_is_read_again_when_its_source_or_our_lists_changed_since(bring_in, make, database):
    bring_in(table(row(1), row(2, url="javascript:x")))
    bring_in(table(row(2, url="javascript:x")), is_complete=True)
    again = compared(VACANCIES, table(row(1), row(2, url="javascript:x")), source_name=SOURCE)
    assert figures(again) == {"changed": 1, "unchanged": 1}
    assert again.rows[1].row.notes  # what was left out is said again
