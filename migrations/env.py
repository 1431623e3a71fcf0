"""Runs migrations against the database of the application.

On SQLite the foreign keys are off meanwhile: rebuilding a table would delete what hangs on it. On
PostgreSQL a migration that cannot get its lock gives up, rather than stopping the desk.
"""

from alembic import context
from flask import current_app
from sqlalchemy import TypeDecorator

db = current_app.extensions["migrate"].db
PATIENCE = (
    "SET LOCAL lock_timeout = '10s'",
    "SET LOCAL statement_timeout = 0",  # a table may be large
    "SET LOCAL idle_in_transaction_session_timeout = 0",
)


def plain_type(kind, item, _):
    """Write our own column types as what the database sees, so that migrations stand alone."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def run(connection):
    """Bring the schema where it has to be, in one transaction."""
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        for wait in PATIENCE:
            connection.exec_driver_sql(wait)
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        compare_type=True,
        render_item=plain_type,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    if is_sqlite:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        connection.exec_driver_sql("BEGIN")


with db.engine.connect() as connection:
    run(connection)
