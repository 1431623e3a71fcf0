"""Code and database belong together: beside another one nothing starts (F5)."""

import pytest
from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory
from sqlalchemy import text

from tests.conftest import settings
from vrijwilligers.app import create_app
from vrijwilligers.config import database_url
from vrijwilligers.extensions import db
from vrijwilligers.records.revision_check import WrongDatabase, check_revision, newest_migration


@pytest.fixture
def at_revision(database):
    """Let the database say that it is at another revision, for a while."""
    there = newest_migration()

    def be(number):
        moved = text("UPDATE alembic_version SET version_num = :number")
        database.execute(moved, {"number": number})
        database.commit()

    yield be
    database.rollback()
    be(there)


def refusal():
    with pytest.raises(WrongDatabase) as refused:
        check_revision()
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_the_newest_migration_is_the_one_that_alembic_knows(app, database):
    alembic = AlembicConfig()
    alembic.set_main_option("script_location", app.config["MIGRATIONS"])
    assert newest_migration() == ScriptDirectory.from_config(alembic).get_current_head()
    check_revision()


def test_an_older_database_is_refused_with_the_command_that_mends_it(at_revision, commands):
    at_revision("0000")
    assert "The database is at 0000" in refusal()
    assert "flask db upgrade" in refusal()
    said = commands("staff", "add", "an@example.org", "--role", "administrator", code=1)
    assert said == refusal() + "\n"


def test_a_newer_database_is_refused_too(at_revision):
    at_revision("9999")
    assert "renew it" in refusal()


def test_a_database_without_tables_is_refused(app, tmp_path):
    empty = create_app(_config(app, database_url("", tmp_path)))
    with empty.app_context():
        assert "no tables yet" in refusal()
        db.session.remove()
        db.engine.dispose()


def test_a_database_that_is_not_there_is_refused_in_one_sentence(app, tmp_path):
    away = create_app(_config(app, f"sqlite:///{tmp_path}/nowhere/desk.sqlite"))
    with away.app_context():
        assert refusal() == "The database cannot be reached or read: OperationalError."
        db.session.remove()
        db.engine.dispose()


def _config(app, url):
    return settings(url, app.config["INSTANCE"])


def test_an_acknowledged_write_is_on_the_disk(database):
    if db.engine.dialect.name == "sqlite":
        synchronous = database.connection().exec_driver_sql("PRAGMA synchronous").scalar_one()
        assert synchronous == 2  # FULL
