"""An import beside a busy desk, an import that is killed, and one of a file that was hurt."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import create_engine, func, insert, select

from tests.vacancies.files import counted, many, row, table
from tests.vacancies.test_hostile_files import hurt
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.vacancies.models import Vacancy

ROOT = Path(__file__).parents[2]
DESKS = 20
MANY = 1_050  # rows: three parts
PAUSE = 0.05  # seconds between two rounds: else the desks take the whole machine from the import


@pytest.fixture
def command(app, database):
    """Start an import as the machine does, in a process of its own."""

    def command(path):
        database.rollback()
        address = app.config["SQLALCHEMY_DATABASE_URI"]
        environment = os.environ | {
            "VRIJWILLIGERS_DATABASE_URL": address,
            "VRIJWILLIGERS_INSTANCE": app.config["INSTANCE"],
        }
        words = [sys.executable, "-m", "vrijwilligers", "vacancies", "import", str(path)]
        return subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)

    return command


def test_twenty_desks_write_while_a_file_comes_in_and_none_fails(app, command, database, tmp_path):
    path, content = tmp_path / "groot.csv", table(*many(MANY))
    os.mkfifo(path)
    process = command(path)
    rounds = count()
    with desks_that_write(app) as write, opened_for(process, path) as pipe:
        pipe.write(content[:900])
        write(next(rounds))  # it is reading now, and takes nobody's place
        os.set_blocking(pipe.fileno(), True)
        pipe.write(content[900:])
        pipe.close()
        while process.poll() is None:
            write(next(rounds))
            time.sleep(PAUSE)

    assert process.wait() == 0
    assert counted(database, Vacancy) == MANY
    ours = select(func.count()).where(Organisation.name.startswith("Desk "))
    assert database.scalar(ours) == next(rounds) * DESKS


@contextmanager
def desks_that_write(app):
    """Let every desk write once a round, all at once: none is overtaken again and again.

    As a desk does, each writes a record whose keys are made: the import has none to make for it.
    """
    engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"], pool_size=DESKS)

    def work(name):
        values = {**name_columns(name), "version": 1, "keys_version": 1}
        with engine.begin() as connection:
            connection.execute(insert(Organisation.__table__).values(**values))

    with ThreadPoolExecutor(DESKS) as desks:
        yield lambda number: list(desks.map(work, (f"Desk {n}, {number}" for n in range(DESKS))))
    engine.dispose()


def opened_for(process, path):
    """Open the near end of a pipe as soon as the command opens the far one; it may also fail."""
    while process.poll() is None:
        try:
            return os.fdopen(os.open(path, os.O_WRONLY | os.O_NONBLOCK), "wb", buffering=0)
        except OSError:  # nobody reads yet
            time.sleep(0.05)
    raise AssertionError(f"the command ended with {process.returncode} before it read")


def test_an_import_killed_while_it_reads_leaves_nothing(command, database, tmp_path):
    path = tmp_path / "langzaam.csv"
    os.mkfifo(path)
    process = command(path)
    with opened_for(process, path) as slowly:
        slowly.write(table(*map(row, range(50)))[:900])
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL

    assert counted(database, Vacancy) == counted(database, ImportRun) == 0
    database.add(Organisation(**name_columns("Anker")))
    database.commit()


@pytest.mark.parametrize("seed", range(3))
def test_a_file_is_brought_in_whole_or_not_at_all(commands, database, tmp_path, seed):
    chance = Random(seed)
    path = tmp_path / "deel.csv"
    path.write_bytes(hurt(chance, table(*many(40))))
    try:
        commands("vacancies", "import", str(path), "--json")
    except AssertionError:  # refused: exit 2
        commands("vacancies", "import", str(path), "--json", code=2)
        assert counted(database, Vacancy) == counted(database, ImportRun) == 0
    else:
        assert counted(database, ImportRun) == 1
        assert counted(database, Vacancy) > 0
