"""An import that is killed half-way: whole parts stay, and the next one finishes it by itself."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError

from tests.imports.bringing_in import begun, run_of, taken_over, undone
from tests.organisations.files import table
from vrijwilligers.imports import queries
from vrijwilligers.imports.actions import parts, undoing
from vrijwilligers.imports.models import ImportPart, ImportRun
from vrijwilligers.imports.rules.reports import report_from_json
from vrijwilligers.organisations import import_kind
from vrijwilligers.organisations.actions import importing
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now

ROOT = Path(__file__).parents[2]
MANY = 3_000


def rows(count):
    return table(*({"name": f"Huis {number}", "kind": "vzw"} for number in range(count)))


def counted(database, model=Organisation):
    """Count what is committed, and hold no lock afterwards: a command waits for it."""
    database.rollback()
    count = database.scalar(select(func.count()).select_from(model))
    database.rollback()
    return count


def left_lying(database):
    """Let it seem long ago that anybody worked on an import."""
    database.rollback()
    database.execute(update(ImportRun).values(beat_at=now() - timedelta(minutes=5)))
    database.commit()


@pytest.fixture
def killed(app, database, tmp_path):
    """Kill a command in the midst of bringing in organisations."""

    def killed(path):
        database.rollback()
        environment = os.environ | {
            "VRIJWILLIGERS_DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
            "VRIJWILLIGERS_INSTANCE": app.config["INSTANCE"],
        }
        words = [sys.executable, "-m", "flask", "--app", "wsgi", "organisations", "import", path]
        process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        while not counted(database, ImportPart) and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        return process.wait()

    return killed


def test_a_command_that_is_killed_is_finished_by_the_next_one(killed, commands, database, tmp_path):
    path = tmp_path / "groot.csv"
    path.write_bytes(rows(MANY))
    assert killed(str(path)) == -signal.SIGKILL
    half = counted(database)
    assert 0 < half < MANY
    assert half % ORGANISATIONS.part_size == 0

    left_lying(database)
    other = tmp_path / "ander.csv"
    other.write_bytes(table({"name": "Iets anders"}))
    commands("organisations", "import", str(other))
    assert counted(database) == MANY + 1
    run = database.query(ImportRun).order_by(ImportRun.id).first()
    report = report_from_json(run.report)
    assert (report.new, report.unchanged, run.content) == (MANY, 0, None)
    assert run.taken_over_at


def test_what_somebody_is_working_on_is_left_alone(commands, database):
    begun(ORGANISATIONS, rows(10))
    assert "0 " in commands("imports", "resume")
    assert counted(database) == 0


def test_the_page_of_a_file_that_was_left_lying_finishes_it(coordinator, database):
    key, _ = begun(ORGANISATIONS, rows(10))
    page = coordinator.get("organisations.import_show", import_id=key)
    assert "right now" in page.text
    left_lying(database)
    page = coordinator.get("organisations.import_show", import_id=key)
    done = coordinator.open(coordinator.send(page, {}, form="#go-on").location)
    assert "10 organisations are new." in done.text
    assert counted(database) == 10


def test_an_undo_that_is_stopped_half_way_is_finished(commands, database):
    key = taken_over(ORGANISATIONS, rows(ORGANISATIONS.part_size + 10))
    with transaction():
        undoing.begin_undo(queries.hold_run(key), by=None, at=now())
    with transaction():
        last = queries.parts_of(key)[0].id
        undoing.undo_part(queries.hold_run(key), last)
    assert counted(database) == ORGANISATIONS.part_size
    left_lying(database)
    assert "1 " in commands("imports", "resume")
    assert counted(database) == 0
    assert (
        len(report_from_json(run_of(database, key).report).undone["removed"])
        == ORGANISATIONS.part_size + 10
    )


def test_a_file_that_fails_half_way_is_walked_back_and_waits_again(database, monkeypatch):
    taken_over(ORGANISATIONS, rows(1))
    key, found = begun(ORGANISATIONS, rows(ORGANISATIONS.part_size + 10))
    whole, calls = importing.carry_out, []

    def fails_the_second_time(*given):
        calls.append(given)
        if len(calls) > 1:
            raise ArithmeticError
        return whole(*given)

    broken = replace(ORGANISATIONS, carry_out=fails_the_second_time)
    monkeypatch.setattr(import_kind, "ORGANISATIONS", broken)
    with pytest.raises(ArithmeticError):
        parts.carry_on(key, found)
    assert counted(database) == 1
    run = run_of(database, key)
    assert run.content is not None
    assert (run.started_at, counted(database, ImportPart)) == (None, 1)


def test_a_part_that_the_database_gave_up_in_a_deadlock_is_tried_again(database, monkeypatch):
    key, found = begun(ORGANISATIONS, rows(10))
    whole, calls = importing.carry_out, []

    def gives_up_the_first_time(*given):
        calls.append(whole(*given))
        if len(calls) == 1:
            raise OperationalError("UPDATE organisation", {}, Exception("deadlock detected"))
        return calls[-1]

    given_up = replace(ORGANISATIONS, carry_out=gives_up_the_first_time)
    monkeypatch.setattr(import_kind, "ORGANISATIONS", given_up)
    assert parts.carry_on(key, found).report.new == 10
    assert (counted(database), len(calls)) == (10, 2)


def test_after_an_import_that_was_finished_later_it_can_be_undone(commands, database):
    key, _ = begun(ORGANISATIONS, rows(10))
    left_lying(database)
    commands("imports", "resume")
    assert undone(database, key) == {"removed": 10}
