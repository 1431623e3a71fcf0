"""Keys for many rows at once: nobody has them, and whoever comes next gets others."""

from sqlalchemy import insert

from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.records.keys import reserve_keys

TABLE = Organisation.__table__


def test_organisations_come_in_under_the_keys_that_were_reserved(make, database):
    first = make.organisation(name="De Brug").id
    keys = reserve_keys(TABLE, 3)
    rows = [{"id": key, **name_columns(str(key)), "version": 1} for key in keys]
    database.execute(insert(TABLE), rows)
    last = make.organisation(name="Het Anker").id

    assert len({first, *keys, last}) == 5
    assert keys == sorted(keys)


def test_a_key_is_never_given_twice(make, database):
    """What still names a record that is gone, in the log or in an import, names nobody else."""
    gone = make.organisation(name="De Brug")
    key = gone.id
    database.delete(gone)
    database.commit()
    assert reserve_keys(TABLE, 1)[0] > key
    database.rollback()
    assert make.organisation(name="De Haven").id > key


def test_no_keys_are_reserved_for_nothing(database):
    assert reserve_keys(TABLE, 0) == []
