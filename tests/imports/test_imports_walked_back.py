"""An import that fails, or is walked back: never half there, never counted twice."""

import pytest
from sqlalchemy import func, select, update

from tests.imports.bringing_in import begun, compared, run_of, taken_over, undone, uploaded
from tests.imports.test_imports_killed import left_lying, rows
from vrijwilligers.imports import queries
from vrijwilligers.imports.actions import parts, undoing
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.rules.reports import report_from_json
from vrijwilligers.organisations import import_kind
from vrijwilligers.organisations.actions import importing
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Stale

SIZE = ORGANISATIONS.part_size


def counted(database):
    database.rollback()
    return database.scalar(select(func.count()).select_from(Organisation))


def stopped_in_the_second_part(monkeypatch, key, found):
    """Take over one part of a file, and stop without a word in the next."""
    whole, calls = importing.carry_out, []

    def stops(*given):
        calls.append(given)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return whole(*given)

    with monkeypatch.context() as context:
        broken = parts.replace(ORGANISATIONS, carry_out=stops)
        context.setattr(import_kind, "ORGANISATIONS", broken)
        with pytest.raises(KeyboardInterrupt):
            parts.carry_on(key, found)


def test_what_somebody_walked_back_nobody_finishes(database):
    key, found = begun(ORGANISATIONS, rows(3))
    parts.walk_back(key)
    with pytest.raises(Stale):
        parts.carry_on(key, found)
    run = run_of(database, key)
    assert (run.taken_over_at, counted(database)) == (None, 0)
    assert run.content


def test_stopped_while_it_walks_back_it_is_finished_and_counts_each_row_once(database, monkeypatch):
    key, found = begun(ORGANISATIONS, rows(2 * SIZE + 10))
    stopped_in_the_second_part(monkeypatch, key, found)
    assert counted(database) == SIZE
    with transaction():
        undoing.undo_part(queries.hold_run(key), queries.parts_of(key)[0].id)
    assert counted(database) == 0

    left_lying(database)
    assert parts.resume(now()) == 1
    report = report_from_json(run_of(database, key).report)
    assert (report.new, report.unchanged, report.undone) == (2 * SIZE + 10, 0, {})
    assert undone(database, key) == {"removed": 2 * SIZE + 10}


def test_a_file_that_cannot_be_finished_keeps_no_other_waiting(database, monkeypatch):
    bad, found = begun(ORGANISATIONS, rows(2 * SIZE))
    stopped_in_the_second_part(monkeypatch, bad, found)
    good, _ = begun(ORGANISATIONS, rows(3))
    left_lying(database)
    database.execute(update(ImportRun).where(ImportRun.id == bad).values(content=b""))
    database.commit()
    assert parts.resume(now()) == 1
    assert run_of(database, good).taken_over_at
    assert run_of(database, bad).started_at is None
    assert counted(database) == 3


def test_nothing_is_undone_while_a_later_file_comes_in_or_the_other_way_round(database):
    first = taken_over(ORGANISATIONS, rows(3))
    second, found = begun(ORGANISATIONS, rows(5))
    with transaction(), pytest.raises(Stale):
        undoing.begin_undo(queries.hold_run(first), by=None, at=now())
    parts.carry_on(second, found)
    with transaction():
        undoing.begin_undo(queries.hold_run(second), by=None, at=now())
    with pytest.raises(Stale):
        begun(ORGANISATIONS, rows(7))
    undoing.carry_on_undo(second)
    assert undone(database, first) == {"removed": 3}


def fails_in_the_second_part(monkeypatch, **broken):
    """Let taking over organisations fail after one part, and what else is given with it."""
    whole, calls = importing.carry_out, []

    def fails(*given):
        calls.append(given)
        if len(calls) > 1:
            raise ArithmeticError
        return whole(*given)

    kind = parts.replace(ORGANISATIONS, carry_out=fails, **broken)
    monkeypatch.setattr(import_kind, "ORGANISATIONS", kind)


def cannot_undo(*_):
    raise ZeroDivisionError


def test_a_command_that_fails_leaves_nothing_behind(database, monkeypatch):
    found, upload = compared(ORGANISATIONS, rows(2 * SIZE)), uploaded(rows(2 * SIZE))
    with monkeypatch.context() as context:
        fails_in_the_second_part(context)
        with pytest.raises(ArithmeticError):
            parts.bring_in(ORGANISATIONS, upload, found)
    assert counted(database) == 0
    assert database.query(ImportRun).count() == 0


def test_a_command_that_cannot_walk_back_either_leaves_its_import_to_be_finished(
    database, monkeypatch
):
    found, upload = compared(ORGANISATIONS, rows(2 * SIZE)), uploaded(rows(2 * SIZE))
    with monkeypatch.context() as context:
        fails_in_the_second_part(context, undo=cannot_undo)
        with pytest.raises(ZeroDivisionError):
            parts.bring_in(ORGANISATIONS, upload, found)
    assert counted(database) == SIZE
    run = database.query(ImportRun).one()
    assert (run.taken_over_at, len(queries.parts_of(run.id))) == (None, 1)

    left_lying(database)
    assert parts.resume(now()) == 1
    assert counted(database) == 2 * SIZE
    assert undone(database, run.id) == {"removed": 2 * SIZE}
