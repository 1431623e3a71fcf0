"""Rows that prove something: the database itself lets nobody change them, by a trigger.

Those of a log do not go either, before their term: who lets them go says so with ``ending``.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import DDL, Table, delete, event, insert

from vrijwilligers.extensions import db
from vrijwilligers.records.database_flags import DatabaseFlag

STAYS = "stays"  # where the ``info`` of a table says that no row goes before its term
ENDING = "a log ends"  # noted in a transaction that lets rows of a log go, and in no other
UNEQUAL = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
CHANGES = {  # that are refused, by how a column is fixed
    "fixed": "NEW.{0} {differs} OLD.{0}",
    "emptied": "(NEW.{0} {differs} OLD.{0} AND NEW.{0} IS NOT NULL)",
    "filled": "(NEW.{0} {differs} OLD.{0} AND OLD.{0} IS NOT NULL)",
    "undone": "(NEW.{0} {differs} OLD.{0} AND NEW.{0} IS NOT NULL AND OLD.{0} IS NOT NULL)",
    "filled_with": "(NEW.{0} {differs} OLD.{0} AND NEW.{0} IS NOT NULL AND OLD.{1} IS NOT NULL)",
    "rising": "NEW.{0} < OLD.{0}",
}
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


@dataclass(frozen=True, kw_only=True)
class Fixity:
    """What columns of a table may still become; one that is not named may become anything."""

    fixed: Sequence[str]  # nothing else
    emptied: Sequence[str] = ()  # empty: whoever saw to it may be forgotten
    filled: Sequence[str] = ()  # filled once, and then nothing else, nor empty
    undone: Sequence[str] = ()  # filled or emptied, and not something else at once
    filled_with: Sequence[tuple[str, str]] = ()  # who did it, only with the moment; then emptied
    rising: Sequence[str] = ()  # more

    def breaches(self, dialect: str) -> str:
        """Return the condition, in SQL, of a change that is refused."""
        differs = UNEQUAL[dialect]
        return " OR ".join(
            change.format(*((named,) if isinstance(named, str) else named), differs=differs)
            for kind, change in CHANGES.items()
            for named in getattr(self, kind)
        )


def proves(table: Table, fixity: Fixity) -> None:
    """Let a trigger refuse changes of a table, wherever the models make it.

    Deleting stays possible: erasing must. A migration makes the same with ``statements``.
    """
    for dialect in UNEQUAL:
        made = statements(dialect, table.name, fixity)
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


def statements(dialect: str, table: str, fixity: Fixity) -> str:
    """Return the SQL that makes the trigger, for one kind of database."""
    changed = fixity.breaches(dialect)
    made = REFUSES[dialect].format(name=f"{table}_proves", table=table, changed=changed)
    return " ".join(made.split())


def statement_of_stay(dialect: str, table: str) -> str:
    """Return the SQL of the trigger that keeps rows, for one kind of database."""
    made = KEEPS[dialect].format(name=f"{table}_stays", table=table, ending=ENDING)
    return " ".join(made.split())
