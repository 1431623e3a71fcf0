"""Rows that prove something: the database itself lets nobody change them, by a trigger."""

from collections.abc import Iterable, Sequence

from sqlalchemy import DDL, Table, event

FIXED = "fixed"  # where the ``info`` of a table names what never changes
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


def proves(
    table: Table, *, fixed: Iterable[str], emptied: Iterable[str] = (), set_once: Iterable[str] = ()
) -> None:
    """Let a trigger refuse changes of a table, wherever the models make it.

    ``fixed`` columns stay as they are, ``emptied`` may only become empty (whoever saw to it may be
    forgotten), ``set_once`` may be filled or emptied, and not become something else. Deleting stays
    possible: erasing must. A migration makes the same with ``statements``.
    """
    fixed = (*fixed,)
    table.info[FIXED] = fixed
    for dialect in UNEQUAL:
        made = statements(dialect, table.name, fixed, emptied, set_once)
        event.listen(table, "after_create", DDL(made).execute_if(dialect=dialect))
    function = DDL(f"DROP FUNCTION IF EXISTS {table.name}_proves")
    event.listen(table, "after_drop", function.execute_if(dialect="postgresql"))


def statements(
    dialect: str,
    table: str,
    fixed: Iterable[str],
    emptied: Iterable[str] = (),
    set_once: Iterable[str] = (),
) -> str:
    """Return the SQL that makes the trigger, for one kind of database."""
    changed = " OR ".join(_changes(UNEQUAL[dialect], [*fixed], [*emptied], [*set_once]))
    made = REFUSES[dialect].format(name=f"{table}_proves", table=table, changed=changed)
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
