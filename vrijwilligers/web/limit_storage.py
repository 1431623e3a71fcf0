"""Where Flask-Limiter counts: in our database, so that all workers count together.

Who guesses is counted there each time. Who reads public lists is counted by each worker, which
tells the database each time that it counted some more: most who read cost no writing at all.
"""

from datetime import datetime, timedelta
from functools import partial
from threading import Lock
from typing import Any

from cachetools import LRUCache
from limits.storage import Storage
from sqlalchemy.exc import SQLAlchemyError

from vrijwilligers.extensions import db
from vrijwilligers.records import limit_counters
from vrijwilligers.records.db import may_write
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.writing import write_after_answer

ADDRESS = "database://"
BATCHES = "batches://"
BATCH = 10  # what one worker counts of a place before it tells the others
ENOUGH = 400  # more than any limit that is counted so: what comes after is told to nobody
PLACES = 20_000  # that a worker remembers, those that came last


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


class CountedTogether:
    """How often it was, as far as this worker knows, and what of that it told nobody yet."""

    def __init__(self, ends_at: datetime) -> None:
        self.ends_at = ends_at
        self.hits = self.untold = 0

    def take_untold(self) -> int:
        """Return what has to be told now: some at a time, and no more than is of use."""
        if self.untold < BATCH or self.hits > ENOUGH:
            return 0
        told, self.untold = self.untold, 0
        return told


class BatchStorage(Storage):
    """Counters of this worker, told to the database a few at a time, once an answer is out.

    Workers together let through a batch each more than the limit says, and no answer waits for the
    writers' place.
    """

    STORAGE_SCHEME = ["batches"]

    def __init__(self, uri: str | None = None, wrap_exceptions: bool = False, **_: Any) -> None:
        super().__init__(uri, wrap_exceptions)
        self.lock = Lock()
        self.counted: LRUCache[str, CountedTogether] = LRUCache(PLACES)

    @property
    def base_exceptions(self) -> type[Exception]:
        """Name what is raised when the database is away: nothing, since nobody waits for it."""
        return SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count, and return how often it was, as far as is known here."""
        lasts = timedelta(seconds=expiry)
        with self.lock:
            one = self._of(key, lasts)
            one.hits += amount
            one.untold += amount
            told, hits = one.take_untold(), one.hits
        if told:
            write_after_answer(partial(self._tell, key, lasts, told))
        return hits

    def get(self, key: str) -> int:
        """Return how often it was."""
        with self.lock:
            return self._of(key, timedelta()).hits

    def get_expiry(self, key: str) -> float:
        """Return until when that counts."""
        with self.lock:
            return self._of(key, timedelta()).ends_at.timestamp()

    def check(self) -> bool:
        """Say yes: this worker can always count."""
        return True

    def clear(self, key: str) -> None:
        """Begin a count of this worker anew."""
        with self.lock:
            self.counted.pop(key, None)

    def reset(self) -> int | None:
        """Begin all counts of this worker anew."""
        with self.lock:
            self.counted.clear()
        return None

    def _of(self, key: str, lasts: timedelta) -> CountedTogether:
        one = self.counted.get(key)
        if one is None or one.ends_at <= now():
            one = CountedTogether(now() + lasts)
            if lasts:
                self.counted[key] = one
        return one

    def _tell(self, key: str, lasts: timedelta, told: int) -> None:
        """Tell what was counted here, and learn what all counted together, and until when."""
        together = limit_counters.count(key, lasts=lasts, at=now(), amount=told)
        ends_at = limit_counters.counted(key, at=now())[1]
        with self.lock:
            one = self._of(key, lasts)
            one.hits, one.ends_at = together + one.untold, ends_at
