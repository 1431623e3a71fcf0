import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import func, select

from tests.vacancies.files import EXCEL, FEED, many, row, table
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.vacancies.models import Vacancy, VacancySource, VacancyText

MANY = 1_200
FIGURES = ("new", "changed", "unchanged", "withdrawn", "rejected")
NOTHING = dict.fromkeys(FIGURES, 0) | {"rejects": [], "notes": []}


@pytest.fixture
def file(tmp_path):
    """Write a file that a source sends; return its path."""

    def file(*rows, name="buurt.csv"):
        path = tmp_path / name
        path.write_bytes(table(*rows))
        return str(path)

    return file


def report(commands, *words, **how):
    return json.loads(commands("vacancies", "import", *words, "--json", **how))


def test_an_import_reports_in_json_and_again_changes_nothing(commands):
    assert report(commands, str(EXCEL)) == NOTHING | {"new": 300}
    assert report(commands, str(EXCEL)) == NOTHING | {"unchanged": 300}


def test_a_feed_can_be_brought_in_and_brought_in_again(commands):
    if not FEED.exists():
        pytest.skip("the sample feed is not here")
    first = report(commands, str(FEED))
    assert first["new"] > 0
    again = report(commands, str(FEED), "--profile", "engagement")
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, first["new"])


def test_an_import_says_in_words_what_came_in_and_what_did_not(commands, file):
    said = commands(
        "vacancies", "import", file(row(1), row(2, organisation=""), row(3, url="javascript:1"))
    )
    assert "2 nieuw, 0 aangepast, 0 ongewijzigd, 0 verdwenen bij de bron, 1 geweigerd" in said
    assert "rij 3: De organisatie ontbreekt." in said
    assert "rij 4: " in said


def test_rejected_rows_come_with_their_number_and_reason(commands, file):
    made = report(commands, file(row(1), row(1, title_nl="Dubbel"), row(2, organisation="")))
    assert (made["new"], made["rejected"]) == (1, 2)
    assert [reject["row"] for reject in made["rejects"]] == [3, 4]
    assert all(reject["reason"] for reject in made["rejects"])


def test_a_file_of_which_all_rows_are_rejected_was_still_read(commands, file):
    assert report(commands, file(row(title_nl="")))["rejected"] == 1


def test_a_dry_run_reports_and_changes_nothing(commands, file, database):
    assert report(commands, file(row()), "--dry-run") == NOTHING | {"new": 1}
    assert database.query(Vacancy).count() == 0
    assert database.query(ImportRun).count() == 0


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03", b"a;b\n1;2\n", b"<x/>", b"{"])
def test_an_unreadable_file_is_one_clear_line_and_changes_nothing(
    commands, tmp_path, database, content
):
    path = tmp_path / "raar.csv"
    path.write_bytes(content)
    said = commands("vacancies", "import", str(path), "--json", code=2)
    assert len(said.strip().splitlines()) == 1
    assert database.query(ImportRun).count() == 0


@pytest.mark.parametrize("words", [["nowhere.csv"], ["."], [str(EXCEL), "--profile", "other"]])
def test_what_cannot_be_used_is_one_clear_line(commands, words):
    said = commands("vacancies", "import", *words, code=2)
    assert len(said.strip().splitlines()) == 1


def test_the_source_is_the_name_of_the_file_unless_it_is_said(commands, file, database):
    report(commands, file(row()))
    report(commands, file(row()), "--source", "Buurtwerk")
    assert sorted(database.scalars(select(VacancySource.source_name))) == ["Buurtwerk", "buurt"]


def test_a_source_is_the_same_whatever_its_capitals_and_accents(commands, file, database):
    report(commands, file(row()), "--source", "Buurtwérk Noord")
    counts = report(commands, file(row()), "--source", "buurtwerk  noord")
    assert (counts["new"], counts["unchanged"]) == (0, 1)
    assert database.scalars(select(VacancySource.source_name)).all() == ["Buurtwérk Noord"]


def test_losing_more_than_a_fifth_needs_a_yes(commands, file, database):
    report(commands, file(*map(row, range(1, 11))))
    few = file(*map(row, range(1, 4)))

    said = commands("vacancies", "import", few, "--complete", code=2)
    assert len(said.strip().splitlines()) == 1
    assert set(database.scalars(select(Vacancy.status))) == {"published"}

    assert report(commands, few, "--complete", "--dry-run")["withdrawn"] == 7
    assert report(commands, few, "--complete", "--yes")["withdrawn"] == 7


def test_each_import_is_kept_without_its_file(commands, file, database):
    report(commands, file(row()))
    record = database.scalars(select(ImportRun)).one()
    assert (record.source_name, record.file_name) == ("buurt", None)
    assert record.taken_over_at
    assert record.content is None


def test_an_import_that_is_killed_leaves_whole_rows_and_can_be_run_again(
    app, commands, file, database
):
    path = file(*many(MANY))
    address = app.config["SQLALCHEMY_DATABASE_URI"]
    database.rollback()
    pause = 0.1 if database.get_bind().dialect.name == "sqlite" else 0  # two moments to be killed
    database.rollback()
    assert _kill_while_writing(app, path, address, pause) == -signal.SIGKILL
    database.rollback()
    vacancies, texts = _counted(database, Vacancy), _counted(database, VacancyText)
    database.rollback()
    assert texts == vacancies * (texts // (vacancies or 1))
    done = report(commands, path)
    assert done["new"] + done["unchanged"] == MANY
    assert _counted(database, Vacancy) == MANY


def _counted(database, model):
    return database.scalar(select(func.count()).select_from(model))


def _kill_while_writing(app, path, address, pause):
    """Start the command as a machine does, and kill it while it holds the writers' place."""
    environment = os.environ | {
        "VRIJWILLIGERS_DATABASE_URL": address,
        "VRIJWILLIGERS_INSTANCE": app.config["INSTANCE"],
    }
    words = [sys.executable, "-m", "vrijwilligers", "vacancies", "import", path]
    root = Path(__file__).parents[2]
    process = subprocess.Popen(words, cwd=root, env=environment, stdout=subprocess.DEVNULL)
    try:
        while process.poll() is None and not _is_written(address):
            time.sleep(0.005)
        time.sleep(pause)
    finally:
        process.send_signal(signal.SIGKILL)
    return process.wait()


def _is_written(address):
    """Tell whether somebody is writing vacancies at this moment."""
    if address.startswith("sqlite"):
        return _is_locked(address.removeprefix("sqlite:///"))
    with psycopg.connect(address.replace("+psycopg", "")) as connection:
        locks = "SELECT count(*) FROM pg_locks WHERE relation = 'vacancy'::regclass AND mode = %s"
        return bool(connection.execute(locks, ["RowExclusiveLock"]).fetchone()[0])


def _is_locked(path):
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return True
    finally:
        connection.close()
    return False
