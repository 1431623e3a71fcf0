"""Migrations: up, down and up again, with people in the tables, as the models have them."""

import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, select, update

from tests.factories import Factories
from tests.migrations.schema import differences, lost, schema
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.talents.models import Category


def scripts():
    return list(ScriptDirectory("migrations").walk_revisions())[::-1]


def test_there_is_one_head_and_names_are_numbered():
    revisions = [script.revision for script in scripts()]
    assert len(ScriptDirectory("migrations").get_heads()) == 1
    assert revisions == [f"{number:04d}" for number in range(1, len(revisions) + 1)]


def test_each_migration_loses_only_what_it_says_and_its_way_back_brings_all_that_back(empty):
    for script in scripts():
        before = schema()
        upgrade(revision=script.revision)
        after = schema()
        assert lost(before, after) == set(getattr(script.module, "drops", ())), script.revision
        downgrade(revision="-1")
        assert differences(before, schema()) == set(), f"the way down from {script.revision}"
        upgrade(revision=script.revision)
        assert differences(after, schema()) == set(), f"the way up again to {script.revision}"


def test_all_the_way_down_nothing_is_left(empty):
    upgrade()
    assert schema()

    downgrade(revision="base")

    assert schema() == {}
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}


def test_people_in_the_tables_do_not_stop_the_way_down_and_up(empty):
    upgrade()
    make = Factories(db.session)
    make.introduction(candidate=make.candidate(talents=["cooking"]))
    make.follow_up(candidate=make.candidate())
    db.session.commit()
    downgrade(revision="0001")
    upgrade()
    talents = [
        [talent.code for talent in one.talents] for one in db.session.scalars(select(Candidate))
    ]
    assert sorted(talents) == [[], ["cooking"]], "who was there is still there"
    db.session.remove()
    downgrade(revision="base")
    upgrade()
    assert db.session.scalars(select(Candidate)).all() == []


def test_the_schema_is_wholly_that_of_the_models(empty):
    db.create_all()
    models = schema()
    db.drop_all()
    assert schema() == {}, "what the models make they also take away"

    upgrade()

    assert models
    assert differences(models, schema()) == set()


def test_alembic_sees_nothing_to_migrate(empty):
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_migrations_stand_alone_and_lose_nothing_in_batch_mode():
    for script in scripts():
        source = Path(script.path).read_text()
        assert not re.search(r"\b(from|import) vrijwilligers|batch_alter_table", source)


def test_a_list_gets_plainer_names_and_keeps_those_of_the_desk(empty):
    upgrade(revision="0021")
    mine = update(Category).where(Category.code == "sport").values(name_fr="Bouger")
    db.session.execute(mine)
    db.session.commit()
    for step, board in ((upgrade, "Conseil d’administration"), (downgrade, "Gestion et conseil")):
        step(revision="0022" if step is upgrade else "0021")
        names = dict(db.session.execute(select(Category.code, Category.name_fr)).all())
        assert (names["board"], names["sport"]) == (board, "Bouger")
        db.session.remove()
