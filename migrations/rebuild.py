"""Change a table that people already use, on both databases, so that nothing else of it is lost.

PostgreSQL alters the table where it stands. SQLite cannot, so there the table is written anew from
its own text (https://www.sqlite.org/lang_altertable.html#otheralter). Alembic's batch mode does
that from what it understands of a table, and drops the rest of it without a word.
"""

from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

from migrations.sqlite_table import SqliteTable, StillReferred, quoted

READERS = """
    SELECT pg_describe_object(classid, objid, objsubid) FROM pg_depend
    JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
    WHERE refobjid = CAST(:table AS regclass) AND attname = :column
    AND classid <> 'pg_attrdef'::regclass AND deptype IN ('n', 'a')
    AND objid NOT IN (SELECT seqrelid FROM pg_sequence)
    AND objid NOT IN (SELECT oid FROM pg_constraint WHERE contype = 'n')
"""


class NotRebuilt(RuntimeError):
    """A table cannot be written anew: it would lose or break something."""


@contextmanager
def changing(table):
    """Change one table; what is not named in the block stays as it is.

    A constraint is given as SQL that both databases read: ``CHECK (…)``, ``UNIQUE (…)`` or
    ``FOREIGN KEY (…) REFERENCES … ON DELETE …``. Indexes and triggers are made and dropped outside.
    """
    if op.get_bind().dialect.name == "sqlite":
        rebuild = _Rebuild(table)
        yield rebuild
        rebuild.write()
    else:
        yield _Alter(table)


class _Alter:
    """Change a table of PostgreSQL where it stands."""

    def __init__(self, table):
        self.table = table

    def add_column(self, column):
        self._alter(f"ADD COLUMN {_column_sql(self.table, column)}")

    def drop_column(self, name):
        """Drop a column; refuse while a constraint, an index or a trigger reads it."""
        given = {"table": quoted(self.table), "column": name}
        readers = op.get_bind().execute(sa.text(READERS), given).scalars().all()
        if readers:
            raise StillReferred(f"{name}: {readers}")
        self._alter(f"DROP COLUMN {quoted(name)}")

    def change_type(self, name, kind):
        self._alter(f"ALTER COLUMN {quoted(name)} TYPE {_type_sql(kind)}")

    def set_not_null(self, name):
        self._alter(f"ALTER COLUMN {quoted(name)} SET NOT NULL")

    def drop_not_null(self, name):
        self._alter(f"ALTER COLUMN {quoted(name)} DROP NOT NULL")

    def add_constraint(self, name, definition):
        self._alter(f"ADD CONSTRAINT {name} {definition}")

    def drop_constraint(self, name):
        self._alter(f"DROP CONSTRAINT {name}")

    def _alter(self, sql):
        _run(f"ALTER TABLE {quoted(self.table)} {sql}")


class _Rebuild:
    """Collect the changes of a table of SQLite, and write it anew with them."""

    def __init__(self, table):
        self.table = table
        made = _run("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", table)
        self.new = SqliteTable(made.scalar_one())
        self.kept = self._stored_columns()

    def add_column(self, column):
        self.new.add_column(_column_sql(self.table, column))

    def drop_column(self, name):
        """Drop a column; refuse while a constraint or an index reads it."""
        self.new.drop_column(name, self._made("index"))
        self.kept.remove(name)

    def change_type(self, name, kind):
        self.new.change_type(name, _type_sql(kind))

    def set_not_null(self, name):
        self.new.set_not_null(name)

    def drop_not_null(self, name):
        self.new.drop_not_null(name)

    def add_constraint(self, name, definition):
        self.new.add_constraint(name, definition)

    def drop_constraint(self, name):
        self.new.drop_constraint(name)

    def write(self):
        """Write the table anew: its rows, indexes, triggers and sequence come along."""
        if _run("PRAGMA foreign_keys").scalar():
            raise NotRebuilt(
                "Foreign keys are on: dropping the table would delete what refers to it."
            )
        again = [*self._made("index"), *self._made("trigger")]
        sequence = self._sequence()
        self._take_the_place()
        for sql in again:
            _run(sql)
        if sequence is not None:
            _run("DELETE FROM sqlite_sequence WHERE name = ?", self.table)
            _run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", self.table, sequence)
        _check_the_schema()

    def _take_the_place(self):
        temporary = f"rebuilt_{self.table}"
        _run(self.new.sql(temporary))
        columns = ", ".join(map(quoted, self.kept))
        _run(
            f"INSERT INTO {quoted(temporary)} ({columns}) "  # noqa: S608
            f"SELECT {columns} FROM {quoted(self.table)}"
        )
        _run(f"DROP TABLE {quoted(self.table)}")
        _run("PRAGMA legacy_alter_table = ON")  # leave what others say of this table alone
        _run(f"ALTER TABLE {quoted(temporary)} RENAME TO {quoted(self.table)}")
        _run("PRAGMA legacy_alter_table = OFF")

    def _made(self, kind):
        """Return the statements that made the indexes or the triggers of the table."""
        sql = (
            "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type = ? AND sql IS NOT NULL "
            "ORDER BY rowid"
        )
        return _run(sql, self.table, kind).scalars().all()

    def _stored_columns(self):
        """Return the columns of which the rows hold a value; the others are computed."""
        sql = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0"
        return list(_run(sql, self.table).scalars())

    def _sequence(self):
        """Return the highest key that was ever given, which no row need have any more."""
        if not _run("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").scalar():
            return None
        return _run("SELECT seq FROM sqlite_sequence WHERE name = ?", self.table).scalar()


def _check_the_schema():
    """Refuse references that lead nowhere; SQLite reads all triggers and views at a renaming."""
    if lost := {row[0] for row in _run("PRAGMA foreign_key_check")}:
        raise NotRebuilt(f"Rows refer to what is not there: {sorted(lost)}")
    _run("CREATE TABLE rebuilt (id INTEGER)")
    _run("ALTER TABLE rebuilt RENAME TO rebuilt_too")
    _run("DROP TABLE rebuilt_too")


def _column_sql(table, column):
    """Return a column as the database writes it; its constraints and index are given apart."""
    alone = sa.Table(table, sa.MetaData(), column)
    if column.foreign_keys or alone.indexes or len(alone.constraints) > 1:
        raise ValueError(f"{column.name}: add its constraints and its index by themselves")
    return str(sa.schema.CreateColumn(column).compile(dialect=op.get_bind().dialect))


def _type_sql(kind):
    return sa.types.to_instance(kind).compile(dialect=op.get_bind().dialect)


def _run(sql, *values):
    return op.get_bind().exec_driver_sql(sql, values)
