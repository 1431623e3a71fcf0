"""Many rows at once by their keys: new ones in one statement, or those there held."""

from collections.abc import Iterable

from sqlalchemy import Table, column, func, select
from sqlalchemy import table as table_named

from vrijwilligers.extensions import db
from vrijwilligers.records.batches import batches

HIGHEST = table_named("sqlite_sequence", column("name"), column("seq"))


def reserve_keys(table: Table, count: int) -> list[int]:
    """Return so many keys for new rows of a table, in the order of writing.

    On SQLite they are the next ones after the highest that was ever given: nobody else writes
    before this transaction is over. On PostgreSQL they come from the sequence of the table.
    """
    if db.engine.dialect.name == "sqlite":
        given = select(HIGHEST.c.seq).where(HIGHEST.c.name == table.name)
        last = db.session.scalar(given) or 0
        return list(range(last + 1, last + 1 + count))
    sequence = func.pg_get_serial_sequence(table.name, "id")
    each = func.generate_series(1, count).table_valued("number")
    return list(db.session.scalars(select(func.nextval(sequence)).select_from(each)))


def hold_rows(table: Table, keys: Iterable[int]) -> None:
    """Let nobody else change these rows before this transaction is over; what is read next stands.

    They are held in the order of their keys, so that two who hold the same do not wait in a ring.
    """
    for some in batches(sorted(keys)):
        held = select(table.c.id).where(table.c.id.in_(some)).order_by(table.c.id)
        db.session.execute(held.with_for_update()).all()  # one left open keeps SQLite in the past
