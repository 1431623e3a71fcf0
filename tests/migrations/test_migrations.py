"""Migrations: up, down and up again, with people in the tables, as the models have them."""

import re

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import CheckConstraint, inspect, select

from tests.factories import Factories
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db


def revisions():
    return [script.revision for script in ScriptDirectory("migrations").walk_revisions()][::-1]


def test_there_is_one_head_and_names_are_numbered():
    scripts = ScriptDirectory("migrations")
    assert len(scripts.get_heads()) == 1
    assert revisions() == [f"{number:04d}" for number in range(1, len(revisions()) + 1)]


def test_each_migration_goes_up_down_and_up_again(empty):
    for revision in revisions():
        upgrade(revision=revision)
        downgrade(revision="-1")
        upgrade(revision=revision)
    downgrade(revision="base")
    tables = set(inspect(db.engine).get_table_names())
    assert tables <= {"alembic_version"}


def test_people_in_the_tables_do_not_stop_the_way_down_and_up(empty):
    upgrade()
    make = Factories(db.session)
    make.introduction(candidate=make.candidate(talents=["cooking"]))
    make.follow_up(candidate=make.candidate())
    db.session.commit()
    downgrade(revision="0001")
    upgrade()
    found = {one.id: [talent.code for talent in one.talents] for one in people()}
    assert sorted(found.values()) == [[], ["cooking"]], "who was there is still there"


def people():
    return db.session.scalars(select(Candidate)).all()


def test_the_schema_is_that_of_the_models(empty):
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_every_check_of_the_models_is_in_the_database(empty):
    upgrade()
    inspector = inspect(db.engine)
    for table in db.metadata.sorted_tables:
        there = {_plain(check["sqltext"]) for check in inspector.get_check_constraints(table.name)}
        wanted = [c for c in table.constraints if isinstance(c, CheckConstraint)]
        assert len(there) == len(wanted), f"{table.name}: {there}"


def test_migrations_do_not_use_our_models():
    for script in ScriptDirectory("migrations").walk_revisions():
        with open(script.path) as file:
            assert not re.search(r"\b(from|import) vrijwilligers", file.read())


def _plain(sql):
    return re.sub(r"[\s()\"']|::\w+", "", str(sql)).lower()
