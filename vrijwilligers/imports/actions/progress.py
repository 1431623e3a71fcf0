"""How far the reading of a file is, told to a page that waits, on a connection of its own."""

import time
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, update
from sqlalchemy.exc import OperationalError

from vrijwilligers.extensions import db
from vrijwilligers.imports.models import ImportProgress
from vrijwilligers.records.db import begin_writing
from vrijwilligers.vocabulary.clock import now

PROGRESS = ImportProgress.__table__
EVERY = 0.3  # seconds
KEPT = timedelta(hours=1)


class ProgressWriter:
    """Writes how far a reading is under a key; often called, seldom writing.

    It only works while nothing of ours is being written: the reading is over before that begins.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self.told_at = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell how far it is, unless that was told a moment ago."""
        moment = time.monotonic()
        if moment - self.told_at < EVERY:
            return
        self.told_at = moment
        try:
            _tell(self.key, done, total, now())
        except OperationalError:
            return  # a bar that stands still is no reason to stop an import


def _tell(key: str, done: int, total: int, at: datetime) -> None:
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("ROLLBACK")
            begin_writing(connection)
        _write(connection, {"key": key, "done": done, "total": total, "at": at})
        connection.execute(delete(PROGRESS).where(PROGRESS.c.at < at - KEPT))
        connection.commit()


def _write(connection: Connection, told: dict[str, object]) -> None:
    known = update(PROGRESS).where(PROGRESS.c.key == told["key"]).values(told)
    if not connection.execute(known).rowcount:
        connection.execute(insert(PROGRESS).values(told))
