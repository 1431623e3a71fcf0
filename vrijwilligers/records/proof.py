"""Rows that prove something: the database itself lets nobody change them, by a trigger.

Those of a log do not go either, before their term: who lets them go says so with ``ending``.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import DDL, Table, delete, event, insert

from vrijwilligers.extensions import db
from vrijwilligers.records.database_flags import DatabaseFlag

FIXED = "fixed"  # where the ``info`` of a table names what never changes
STAYS = "stays"  # where it says that no row goes before its term
ENDING = "a log ends"  # noted in a transaction that lets rows of a log go, and in no other
UNEQUAL = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
REFUSES = {
    "sqlite": """
        CREATE TRIGGER {name} BEFORE UPDATE ON {table} WHEN {changed}
        BEGIN SELECT RAISE(ABORT, '{name}'); END
    """,
    "postgresql": """
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = '{name}'; END $$;
        CREATE TRIGGER {name} BEFORE UPDATE ON {table}
        FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION {name}()
    """,
}
KEEPS = {
    "sqlite": """
        CREATE TRIGGER {name} BEFORE DELETE ON {table}
        WHEN NOT EXISTS (SELECT 1 FROM mark WHERE name = '{ending}')
        BEGIN SELECT RAISE(ABORT, '{name}'); END
    """,
    "postgresql": """
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM mark WHERE name = '{ending}') THEN RETURN OLD; END IF;
        RAISE integrity_constraint_violation USING MESSAGE = '{name}'; END $$;
        CREATE TRIGGER {name} BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()
    """,
}


def proves(
    table: Table,
    *,
    fixed: Iterable[str],
    emptied: Iterable[str] = (),
    set_once: Iterable[str] = (),
    rising: Iterable[str] = (),
) -> None:
    """Let a trigger refuse changes of a table, wherever the models make it.

    ``fixed`` columns stay as they are, ``emptied`` may only become empty (whoever saw to it may be
    forgotten), ``set_once`` may be filled or emptied, and not become something else, ``rising``
    become more. Deleting stays possible: erasing must. A migration makes the same with
    ``statements``.
    """
    fixed = (*fixed,)
    table.info[FIXED] = fixed
    for dialect in UNEQUAL:
        made = statements(dialect, table.name, fixed, emptied, set_once, rising)
        event.listen(table, "after_create", DDL(made).execute_if(dialect=dialect))
    _drop_function(f"{table.name}_proves", table)


def stays(table: Table) -> None:
    """Let a trigger refuse that rows go, but within ``ending``; see ``statement_of_stay``."""
    table.info[STAYS] = True
    for dialect in KEEPS:
        made = statement_of_stay(dialect, table.name)
        event.listen(table, "after_create", DDL(made).execute_if(dialect=dialect))
    _drop_function(f"{table.name}_stays", table)


@contextmanager
def ending(*tables: Table) -> Iterator[None]:
    """Let rows of these tables go in the present transaction: their term is over, or the demo."""
    if not any(STAYS in table.info for table in tables):
        yield
        return
    db.session.execute(insert(DatabaseFlag).values(name=ENDING, value="yes"))
    yield
    db.session.execute(delete(DatabaseFlag).where(DatabaseFlag.name == ENDING))


def _drop_function(name: str, table: Table) -> None:
    function = DDL(f"DROP FUNCTION IF EXISTS {name}")
    event.listen(table, "after_drop", function.execute_if(dialect="postgresql"))


def statements(
    dialect: str,
    table: str,
    fixed: Iterable[str],
    emptied: Iterable[str] = (),
    set_once: Iterable[str] = (),
    rising: Iterable[str] = (),
) -> str:
    """Return the SQL that makes the trigger, for one kind of database."""
    changes = _changes(UNEQUAL[dialect], [*fixed], [*emptied], [*set_once])
    changed = " OR ".join([*changes, *(f"NEW.{name} < OLD.{name}" for name in rising)])
    made = REFUSES[dialect].format(name=f"{table}_proves", table=table, changed=changed)
    return " ".join(made.split())


def statement_of_stay(dialect: str, table: str) -> str:
    """Return the SQL of the trigger that keeps rows, for one kind of database."""
    made = KEEPS[dialect].format(name=f"{table}_stays", table=table, ending=ENDING)
    return " ".join(made.split())


def _changes(
    differs: str, fixed: Sequence[str], emptied: Sequence[str], set_once: Sequence[str]
) -> Iterable[str]:
    for name in fixed:
        yield f"NEW.{name} {differs} OLD.{name}"
    for name in emptied:
        yield f"(NEW.{name} {differs} OLD.{name} AND NEW.{name} IS NOT NULL)"
    for name in set_once:
        both = f"NEW.{name} IS NOT NULL AND OLD.{name} IS NOT NULL"
        yield f"(NEW.{name} {differs} OLD.{name} AND {both})"
