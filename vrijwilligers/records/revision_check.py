"""Whether the database is the one that this code was made for: asked at the start.

The newest migration is known by the number of its file, so that no command has to load Alembic.
"""

from pathlib import Path

from flask import current_app
from sqlalchemy import column, func, inspect, select, table
from sqlalchemy.exc import OperationalError

from vrijwilligers.extensions import db
from vrijwilligers.records.db import read_only

TABLE = "alembic_version"
UPGRADE = "flask db upgrade (or make setup)"


class WrongDatabase(SystemExit):
    """The database is not the one of this code: say so, and do not start."""


def check_revision() -> None:
    """Stop what starts beside a database that is away, empty, older or newer than the code."""
    try:
        with read_only():
            there = _revision()
    except OperationalError as error:
        kind = type(error.orig).__name__
        raise WrongDatabase(f"The database cannot be reached or read: {kind}.") from None
    wanted = newest_migration()
    if there is None:
        raise WrongDatabase(f"This database has no tables yet: {UPGRADE} makes them.")
    if there < wanted:
        raise WrongDatabase(f"The database is at {there}, this code needs {wanted}: {UPGRADE}.")
    if there > wanted:
        raise WrongDatabase(f"The database is at {there}, and this code knows {wanted}: renew it.")


def newest_migration() -> str:
    """Return the number of the newest migration that this code brings along."""
    folder = Path(current_app.config["MIGRATIONS"]) / "versions"
    return max(file.name.partition("_")[0] for file in folder.glob("[0-9]*_*.py"))


def _revision() -> str | None:
    if not inspect(db.session.connection()).has_table(TABLE):
        return None
    return db.session.scalar(select(func.max(column("version_num"))).select_from(table(TABLE)))
