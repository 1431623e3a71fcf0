"""The store of drafts makes itself, in nobody's way, and a page does without it when it is away."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import insert, inspect, text

from tests.conftest import settings
from vrijwilligers.app import create_app
from vrijwilligers.cli.migrations import upgrade
from vrijwilligers.drafts.models import Draft
from vrijwilligers.drafts.store import DraftsAreAway, writing_drafts
from vrijwilligers.extensions import DRAFTS, db
from vrijwilligers.vocabulary.clock import now

COLUMNS = {
    *("id", "staff_id", "address", "form_key", "candidate_id", "contact_person_id"),
    *("is_special", "saved_at", "ends_at", "content"),
}


def schema():
    return DRAFTS if db.engine.dialect.name == "postgresql" else None


def columns():
    return {one["name"] for one in inspect(db.engines[DRAFTS]).get_columns("draft", schema())}


def begin_anew(*statements):
    """Do something to the store, and let the next who asks find it so."""
    with db.engines[DRAFTS].begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    db.engines[DRAFTS].dispose()


def table():
    return f"{DRAFTS}.draft" if schema() else "draft"


def test_the_store_makes_itself_where_it_is_missing(database):
    begin_anew(f"DROP TABLE {table()}")
    with writing_drafts() as connection:
        assert connection.scalar(text(f"SELECT count(*) FROM {table()}")) == 0
    assert columns() == COLUMNS


def test_a_table_of_another_version_is_made_anew_and_the_log_says_so(database, caplog):
    begin_anew(f"ALTER TABLE {table()} ADD COLUMN mood TEXT")
    with writing_drafts() as connection:
        connection.scalar(text(f"SELECT count(*) FROM {table()}"))
    assert columns() == COLUMNS
    assert "it is made anew, without them" in caplog.text


def test_a_column_that_is_new_and_may_be_empty_is_added_and_the_drafts_stay(database):
    keep_one = insert(Draft).values(
        staff_id=1,
        address="/candidates/new",
        form_key="a" * 32,
        is_special=False,
        saved_at=now(),
        ends_at=now(),
        content="sealed",
    )
    with writing_drafts() as connection:
        connection.execute(keep_one)
    index = f"{DRAFTS}.ix_draft_candidate_id" if schema() else "ix_draft_candidate_id"
    begin_anew(f"DROP INDEX {index}", f"ALTER TABLE {table()} DROP COLUMN candidate_id")
    with writing_drafts() as connection:
        assert connection.scalar(text(f"SELECT count(*) FROM {table()}")) == 1
    assert columns() == COLUMNS
    assert "ix_draft_candidate_id" in {
        one["name"] for one in inspect(db.engines[DRAFTS]).get_indexes("draft", schema())
    }


def test_what_is_thrown_away_is_overwritten_and_the_store_is_written_beside_readers_f14(database):
    if schema():
        return
    with writing_drafts() as connection:
        assert connection.scalar(text("PRAGMA secure_delete")) == 1
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"


def test_the_database_of_the_desk_holds_no_table_of_drafts(database):
    assert "draft" not in inspect(db.engine).get_table_names()


@pytest.fixture
def new_desk(tmp_path):
    app = create_app(settings(f"sqlite:///{tmp_path}/desk.sqlite", tmp_path))
    with app.app_context():
        upgrade()
        yield app
        for engine in db.engines.values():
            engine.dispose()


def test_on_sqlite_it_is_a_file_that_nobody_else_reads(new_desk, tmp_path):
    with writing_drafts():
        pass
    file = Path(tmp_path) / "drafts.sqlite"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_store_that_is_taken_away_is_made_anew_and_nothing_goes_into_the_one_that_is_gone(
    new_desk, tmp_path
):
    with writing_drafts():
        pass
    for file in tmp_path.glob("drafts.sqlite*"):
        file.unlink()
    with writing_drafts() as connection:
        assert connection.scalar(text("SELECT count(*) FROM draft")) == 0
    assert (tmp_path / "drafts.sqlite").exists()


def test_a_store_whose_folder_is_gone_is_away_and_nothing_more(new_desk, tmp_path):
    engine = db.engines[DRAFTS]
    engine.dispose()
    tmp_path.rename(tmp_path.with_name("elsewhere"))
    with pytest.raises(DraftsAreAway), writing_drafts():
        pass


@pytest.mark.parametrize("letter", [b"this is a letter, and no database at all", b"x" * 5000])
def test_a_store_that_is_no_store_is_made_anew_and_the_log_says_so(
    new_desk, tmp_path, caplog, letter
):
    (tmp_path / "drafts.sqlite").write_bytes(letter)
    with writing_drafts() as connection:
        assert connection.scalar(text("SELECT count(*) FROM draft")) == 0
    assert "The store of drafts is broken: it is made anew" in caplog.text


def test_a_store_that_is_no_store_holds_up_no_night_and_no_copy(new_desk, tmp_path):
    (tmp_path / "drafts.sqlite").write_bytes(b"x" * 5000)
    said = new_desk.test_cli_runner().invoke(args=["privacy", "erase-expired"])
    assert said.exit_code == 0, said.output
