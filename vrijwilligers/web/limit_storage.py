"""Where Flask-Limiter counts: in our database, so that all workers count together."""

from datetime import timedelta
from typing import Any

from limits.storage import Storage
from sqlalchemy.exc import SQLAlchemyError

from vrijwilligers.extensions import db
from vrijwilligers.records import limit_counters
from vrijwilligers.records.db import may_write
from vrijwilligers.vocabulary.clock import now

ADDRESS = "database://"


class DatabaseStorage(Storage):
    """The counters of the database, as Flask-Limiter asks for them."""

    STORAGE_SCHEME = ["database"]

    def __init__(self, uri: str | None = None, wrap_exceptions: bool = False, **_: Any) -> None:
        super().__init__(uri, wrap_exceptions)

    @property
    def base_exceptions(self) -> type[Exception]:
        """Name what is raised when the database is away."""
        return SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count, and return how often it was.

        A limit of a page that writes is asked before that page does anything: whoever began to
        read there gives the writers' place back, or would wait here for itself.
        """
        if may_write():
            db.session.rollback()
        return limit_counters.count(key, lasts=timedelta(seconds=expiry), at=now(), amount=amount)

    def get(self, key: str) -> int:
        """Return how often it was."""
        return limit_counters.counted(key, at=now())[0]

    def get_expiry(self, key: str) -> float:
        """Return until when that counts."""
        return limit_counters.counted(key, at=now())[1].timestamp()

    def check(self) -> bool:
        """Tell whether the database answers."""
        try:
            limit_counters.counted("", at=now())
        except SQLAlchemyError:
            return False
        return True

    def clear(self, key: str) -> None:
        """Begin a count anew."""
        limit_counters.forget(key)

    def reset(self) -> int | None:
        """Leave this to the night."""
        raise NotImplementedError
