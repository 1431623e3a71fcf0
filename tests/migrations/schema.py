"""Read all that a database says of its own schema, so that two schemas can be compared whole."""

from sqlalchemy import text

from migrations.sqlite_table import SqliteTable, words
from vrijwilligers.extensions import db

SQLITE = """
    SELECT type, name, sql FROM sqlite_master
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND tbl_name <> 'alembic_version'
"""
POSTGRESQL = """
    WITH relation AS (
        SELECT * FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relname !~ '^alembic_version'
    )
    SELECT relname::text, concat_ws(' ', relkind, relpersistence, reloptions, relrowsecurity,
        CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) END)
    FROM relation WHERE relkind NOT IN ('i', 'I')
    UNION ALL
    SELECT relname || '.' || attname, concat_ws(' ', format_type(atttypid, atttypmod),
        CASE WHEN attnotnull THEN 'NOT NULL' END, nullif(attidentity, ''), nullif(attgenerated, ''),
        pg_get_expr(adbin, adrelid), (SELECT collname FROM pg_collation WHERE oid = attcollation))
    FROM relation JOIN pg_attribute ON attrelid = relation.oid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p')
    UNION ALL
    SELECT relname || '.' || conname::text, concat_ws(' ', pg_get_constraintdef(pg_constraint.oid),
        convalidated)
    FROM relation JOIN pg_constraint ON conrelid = relation.oid AND contype <> 'n'
    UNION ALL
    SELECT 'index ' || relname, concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid)
    FROM relation JOIN pg_index ON indexrelid = relation.oid
    WHERE indexrelid NOT IN (SELECT conindid FROM pg_constraint WHERE contype IN ('p', 'u', 'x'))
    UNION ALL
    SELECT 'trigger ' || tgname,
        concat_ws(' ', pg_get_triggerdef(pg_trigger.oid), tgenabled)
    FROM relation JOIN pg_trigger ON tgrelid = relation.oid WHERE NOT tgisinternal
    UNION ALL
    SELECT 'function ' || oid::regprocedure, pg_get_functiondef(oid)
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
"""


def schema():
    """Return each table, column, constraint, option, index and trigger, in the database's words."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            return dict(map(tuple, connection.execute(text(POSTGRESQL))))
        rows = connection.execute(text(SQLITE)).all()
    return {name: said for row in rows for name, said in _taken_apart(*row)}


def differences(one, other):
    """Return the names of what is not the same in two schemas."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def lost(before, after):
    """Return the names of what was there before and is now gone or different."""
    return {name for name, said in before.items() if after.get(name) != said}


def _taken_apart(kind, name, sql):
    """Take a table apart, so that the order of its columns and constraints does not count."""
    if kind != "table":
        yield f"{kind} {name}", _plain(sql)
        return
    table = SqliteTable(sql)
    yield name, _plain(table.options)
    for part in table.parts:
        yield f"{name}.{_name_of(part)}", _plain(part)


def _name_of(part):
    first, second, *_ = words(part)
    if first == "CONSTRAINT":
        return second
    return _plain(part) if first in {"PRIMARY", "UNIQUE", "CHECK", "FOREIGN"} else first


def _plain(sql):
    return " ".join(words(sql))
