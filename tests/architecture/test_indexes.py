"""Erasing somebody looks nowhere through a whole table: where it looks, there is an index."""

import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, UniqueConstraint

from vrijwilligers.extensions import db
from vrijwilligers.records.declarations import kept, tables, target_of
from vrijwilligers.records.personal import BY_NAME


def is_indexed(table, *columns):
    """Tell whether a key or an index of all rows begins with these columns."""
    keys = [table.primary_key, *table.indexes]
    keys += [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    begins = (
        [column.name for column in key.columns][: len(columns)]
        for key in keys
        if not getattr(key, "info", {}).get("where")
    )
    return [*columns] in begins


def steps(table):
    """Yield what declared paths look in, from this table on to a person."""
    for one in kept(table):
        if one.is_by_name:
            yield table, tuple(one.path.split(BY_NAME))
            continue
        here = table
        for step in one.steps:
            yield here, (step,)
            here = db.metadata.tables[target_of(here.c[step])]


def references(table):
    """Yield the keys that the database itself follows when the row at which they point goes."""
    for column in table.columns:
        if any(key.ondelete for key in column.foreign_keys):
            yield table, (column.name,)


@pytest.mark.parametrize("looked_in", [steps, references])
def test_every_column_in_which_erasing_looks_has_an_index_p11(app, looked_in):
    slow = {
        f"{table.name}: {' '.join(columns)}"
        for every in tables()
        for table, columns in looked_in(every)
        if not is_indexed(table, *columns)
    }
    assert sorted(slow) == []


def test_a_new_reference_without_an_index_is_seen():
    new = Table(
        "guest_book",
        MetaData(),
        Column("staff_id", Integer, ForeignKey("staff_member.id", ondelete="SET NULL")),
        Column("host_id", Integer, ForeignKey("staff_member.id", ondelete="SET NULL"), index=True),
    )
    assert [is_indexed(*one[:1], *one[1]) for one in references(new)] == [False, True]
