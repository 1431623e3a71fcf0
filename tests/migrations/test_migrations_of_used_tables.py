"""A table that is in use is changed, and nothing else of it is lost; in a made-up library."""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import op
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from migrations.rebuild import NotRebuilt, changing
from migrations.sqlite_table import StillReferred
from tests.migrations.schema import differences, lost, schema
from vrijwilligers.extensions import db

ALEMBIC_LOSES = {"book.id", "trigger count_books", "index ix_label_lower"}


@pytest.fixture
def library(empty, tmp_path):
    """Migrations of a library with two shelves, and a third that is gone again."""
    folder = tmp_path / "library"
    shutil.copytree(Path(__file__).parent / "library", folder / "versions")
    for name in ("env.py", "alembic.ini"):
        shutil.copy(Path("migrations") / name, folder)
    upgrade(directory=str(folder), revision="0001")
    run("INSERT INTO shelf (height, \"order\") VALUES (30.5, 'c'), (20, 'a, (b)'), (10, 'c')")
    run("UPDATE shelf SET above_id = 1 WHERE id = 2")
    run("INSERT INTO label (code, shelf_id) VALUES ('ABC', 1), ('ABD', 2)")
    run("INSERT INTO book (id, shelf_id) VALUES (1, 1), (2, 1), (3, 2)")
    run("DELETE FROM shelf WHERE id = 3")
    return str(folder)


@pytest.fixture
def operations(library):
    """The library as a migration has it, with what it does undone afterwards."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN")
        with Operations.context(MigrationContext.configure(connection)):
            yield
        connection.rollback()
        connection.invalidate()


def run(sql):
    with db.engine.begin() as connection:
        result = connection.execute(text(sql))
        return [tuple(row) for row in result] if result.returns_rows else []


def test_a_changed_table_keeps_everything_that_its_migration_does_not_name(library):
    before = schema()

    upgrade(directory=library, revision="0002")

    script = ScriptDirectory(library).get_revision("0002")
    assert lost(before, schema()) == script.module.drops
    downgrade(directory=library, revision="0001")
    assert differences(before, schema()) == set()


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_what_alembic_loses_by_itself_is_noticed(library):
    upgrade(directory=library, revision="0002")
    before = schema()

    upgrade(directory=library)

    script = ScriptDirectory(library).get_revision("0003")
    unsaid = lost(before, schema()) - script.module.drops
    sqlite = db.engine.dialect.name == "sqlite"
    assert unsaid == (ALEMBIC_LOSES if sqlite else set())


def test_the_rows_of_a_changed_table_and_what_refers_to_them_stay(library):
    upgrade(directory=library, revision="0002")

    assert run(
        'SELECT id, "order", height, twice, books, room, label_id FROM shelf ORDER BY id'
    ) == [
        (1, "c", 30.5, 61, 2, "hall", None),
        (2, "a, (b)", 20, 40, 1, "hall", None),
    ]
    assert run("SELECT code, shelf_id FROM label ORDER BY code") == [("ABC", 1), ("ABD", 2)]
    downgrade(directory=library, revision="0001")
    assert run("SELECT id, height, above_id FROM shelf ORDER BY id") == [
        (1, 30.5, None),
        (2, 20, None),
    ]
    assert run("SELECT count(*) FROM book") == [(3,)]


@pytest.mark.parametrize("revision", ["0002", "0001"])
def test_a_changed_table_does_what_it_did_before(library, revision):
    upgrade(directory=library, revision="0002")
    if revision == "0001":
        downgrade(directory=library, revision=revision)

    run("INSERT INTO shelf (height, \"order\") VALUES (15, 'c')")
    run("INSERT INTO book (id, shelf_id) VALUES (4, 4), (5, 2)")

    assert run("SELECT id, books FROM shelf ORDER BY id") == [(1, 2), (2, 2), (4, 1)], (
        "a key is never given twice, and books are counted"
    )
    with pytest.raises(IntegrityError, match="there are books on it"):
        run("DELETE FROM shelf WHERE id = 2")
    with pytest.raises(IntegrityError, match="ck_shelf_order"):
        run("UPDATE shelf SET \"order\" = 'z'")
    run("DELETE FROM shelf WHERE id = 4")
    assert run("SELECT id FROM book ORDER BY id") == [(1,), (2,), (3,), (5,)], "its book went along"


def test_a_table_without_rows_goes_on_counting_where_it_was(library):
    run("UPDATE shelf SET books = 0")
    run("DELETE FROM shelf")

    upgrade(directory=library, revision="0002")

    run("INSERT INTO shelf (height, \"order\") VALUES (15, 'c')")
    assert run("SELECT id FROM shelf") == [(4,)]


def test_a_column_that_is_still_read_is_not_dropped(operations):
    for column, reader in (("height", "uq_shelf_height"), ("books", "ix_shelf_full")):
        with pytest.raises(StillReferred, match=reader), changing("shelf") as shelf:
            shelf.drop_column(column)


def test_a_column_that_a_trigger_reads_is_not_dropped(operations):
    op.drop_index("ix_shelf_full")
    refused = pytest.raises(
        (StillReferred, sa.exc.OperationalError), match="full_shelves_stay|count_books"
    )
    with refused, changing("shelf") as shelf:
        shelf.drop_column("books")


def test_a_column_does_not_bring_constraints_unseen(operations):
    column = sa.Column("book_id", sa.Integer, sa.ForeignKey("book.id"))
    with pytest.raises(ValueError, match="by themselves"), changing("shelf") as shelf:
        shelf.add_column(column)


def test_rows_that_refer_to_what_is_not_there_are_refused(operations):
    nowhere = "FOREIGN KEY (books) REFERENCES book (id) ON DELETE SET NULL"
    op.execute("UPDATE shelf SET books = 9 WHERE id = 2")
    with pytest.raises((NotRebuilt, IntegrityError)), changing("shelf") as shelf:
        shelf.add_constraint("fk_shelf_books", nowhere)


def test_what_does_not_exist_cannot_be_dropped(operations):
    with pytest.raises((LookupError, sa.exc.ProgrammingError)), changing("shelf") as shelf:
        shelf.drop_constraint("ck_shelf_colour")


def test_a_rebuilding_that_would_delete_what_refers_to_the_table_is_refused(operations):
    if op.get_bind().dialect.name == "sqlite":
        op.execute("COMMIT")
        op.execute("PRAGMA foreign_keys = ON")
        op.execute("BEGIN")
        with pytest.raises(NotRebuilt), changing("shelf") as shelf:
            shelf.drop_not_null("height")
