"""The command, its files and its profiles: what is too large, what was told, what stays silent."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vacancies.files import row, table
from vrijwilligers.imports.actions import profiles
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.rules import ColumnMap, ReadOptions
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now

ROOT = Path(__file__).parents[2]
KEYS = ["new", "changed", "unchanged", "withdrawn", "rejected", "rejects", "notes"]


@pytest.fixture
def remembered(make):
    def remembered(name, told):
        by = make.staff("coordinator").id
        with transaction():
            profiles.remember(VACANCIES, name, told, by=by, at=now())

    return remembered


def test_a_saved_profile_is_named_in_the_command(commands, remembered, tmp_path, database):
    path = tmp_path / "buurt.csv"
    path.write_text("wie;wat;soort\nDe Brug;Soep;Af en toe\n", encoding="utf-8")
    columns = {"wie": "organisation", "wat": "title_nl", "soort": "engagement"}
    words = {"engagement": {"af en toe": "regular"}}
    commands("vacancies", "import", str(path), code=2)
    remembered("Lijst van de buurt", ColumnMap(columns, words, makes_keys=True))

    said = commands("vacancies", "import", str(path), "--profile", "lijst van de BUURT", "--json")
    assert list(json.loads(said)) == KEYS
    assert json.loads(said)["new"] == 1
    assert database.query(Vacancy).one().engagement == "regular"


def test_a_profile_cannot_take_the_name_of_our_own_readers(remembered):
    with pytest.raises(profiles.NameIsOfAReader):
        remembered("canonical", ColumnMap({"a": "title_nl"}))


def test_an_older_profile_of_the_same_name_is_replaced(remembered, database):
    remembered("Buurt", ColumnMap({"a": "title_nl"}))
    remembered("BUURT", ColumnMap({"b": "title_fr"}))
    assert profiles.named(VACANCIES, b"", "buurt", ReadOptions()).columns.columns == {
        "b": "title_fr"
    }


def test_a_file_of_a_gigabyte_is_refused_by_its_size_alone(commands, tmp_path, database):
    path = tmp_path / "reus.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)  # takes no room on the disk
    said = commands("vacancies", "import", str(path), "--json", code=2)
    assert len(said.strip().splitlines()) == 1
    assert database.query(ImportRun).count() == 0


def test_a_file_without_rows_says_so(commands, tmp_path):
    path = tmp_path / "leeg.csv"
    path.write_bytes(table())
    said = commands("vacancies", "import", str(path))
    assert len(said.strip().splitlines()) == 2


@pytest.mark.parametrize(("words", "shown"), [([], True), (["--json"], False)])
def test_a_bar_is_shown_in_a_terminal_only(app, database, tmp_path, words, shown):
    path = tmp_path / "buurt.csv"
    path.write_bytes(table(*map(row, range(600))))
    database.rollback()
    environment = os.environ | {
        "VRIJWILLIGERS_DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "VRIJWILLIGERS_INSTANCE": app.config["INSTANCE"],
        "TERM": "xterm",
    }
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "vacancies", "import", str(path)]
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*command, *words, "--dry-run"],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.write(theirs, b"the end")
    seen = os.read(ours, 100_000)
    os.close(ours)
    os.close(theirs)
    assert (b"100%" in seen) == shown
    assert b"%" not in done.stdout
