"""What every column of a kind has, on each database."""

from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy.dialects import postgresql, sqlite

from vrijwilligers.extensions import db
from vrijwilligers.records.db import LARGEST_KEY, Moment


def test_every_moment_keeps_its_zone_where_the_database_can(app):
    (column,) = Moment.__metadata__
    kind = column.column.type
    assert kind.compile(postgresql.dialect()) == "TIMESTAMP WITH TIME ZONE"
    noon = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    kept = kind.process_bind_param(noon, sqlite.dialect())
    assert kind.process_result_value(kept.replace(tzinfo=None), sqlite.dialect()) == noon
    assert kind.process_result_value(noon, postgresql.dialect()).tzinfo is UTC


def test_the_largest_key_is_that_of_the_largest_database(app):
    keys = {
        next(iter(table.primary_key)).type.compile(postgresql.dialect())
        for table in db.metadata.tables.values()
        if "id" in table.c
    }
    assert keys == {"INTEGER"}
    assert LARGEST_KEY == 2_147_483_647
