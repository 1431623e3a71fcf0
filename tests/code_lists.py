"""The code lists as migrations made them: they outlast what tests empty."""

from contextlib import contextmanager

from sqlalchemy import delete, insert, select

from vrijwilligers.talents.models import Category, EndSentence, Talent, TalentSetVersion

LISTS = (Talent.__table__, Category.__table__, EndSentence.__table__)


@contextmanager
def given_back(database):
    """Let a test change the lists; give them back as they were."""
    kept = {table: database.execute(select(table)).mappings().all() for table in LISTS}
    database.rollback()
    yield database
    database.rollback()
    for table, rows in kept.items():
        _put_back(database, table, rows)
    database.execute(delete(TalentSetVersion).where(TalentSetVersion.id > 1))
    database.commit()


def _put_back(database, table, rows):
    there = set(database.scalars(select(table.c.code)))
    for row in rows:
        if row["code"] in there:
            changed = table.update().where(table.c.code == row["code"])
            database.execute(changed.values(**row))
        else:
            database.execute(insert(table).values(**row))
    left = there - {row["code"] for row in rows}
    _forget_who_uses(database, table, left)
    database.execute(delete(table).where(table.c.code.in_(left)))


def _forget_who_uses(database, table, codes):
    for other in table.metadata.tables.values():
        for key in other.foreign_keys:
            if key.references(table):
                database.execute(delete(other).where(key.parent.in_(codes)))
