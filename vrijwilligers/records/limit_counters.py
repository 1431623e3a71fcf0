"""How often something was tried: counted for all workers together, and never longer than a day.

A key is kept as a keyed hash: the table names no address and no account. Each count is a
transaction of its own, so that it keeps the writers' place no longer than one statement.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pkgutil import resolve_name
from typing import Any, NamedTuple

from sqlalchemy import Connection, case, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model, db
from vrijwilligers.records.db import Key, Moment, beginning_as
from vrijwilligers.records.encryption import keyed_hashes
from vrijwilligers.records.personal import Hash, ProcessingPurpose, ends
from vrijwilligers.vocabulary.terms import RetentionTerm


class LimitCounter(Model):
    """How often one thing was tried, until its count ends."""

    __tablename__ = "limit_counter"
    __kept__ = (ends(RetentionTerm.COUNTER, "ends_at", purpose=ProcessingPurpose.LOG),)

    id: Mapped[Key]
    key: Mapped[Hash] = mapped_column(unique=True)
    hits: Mapped[int]
    last_at: Mapped[Moment]
    ends_at: Mapped[Moment] = mapped_column(index=True)


class LimitedTry(NamedTuple):
    """A try: the how manieth it is, and how long it has to wait if it came too soon."""

    number: int
    wait: timedelta | None = None


def count(key: str, *, lasts: timedelta, at: datetime, amount: int = 1) -> int:
    """Count once more and return how often it was; a count that ended begins anew."""
    table = LimitCounter.__table__.c
    with _writing() as connection:
        added = _insert(connection).values(
            key=_hash(key), hits=amount, last_at=at, ends_at=at + lasts
        )
        is_over = table.ends_at <= at
        again = added.on_conflict_do_update(
            index_elements=[table.key],
            set_={
                "hits": case((is_over, amount), else_=table.hits + amount),
                "ends_at": case((is_over, added.excluded.ends_at), else_=table.ends_at),
                "last_at": added.excluded.last_at,
            },
        )
        return int(connection.execute(again.returning(table.hits)).scalar_one())


def counted(key: str, *, at: datetime) -> tuple[int, datetime]:
    """Return how often something was tried, and until when that counts."""
    asked = select(LimitCounter.hits, LimitCounter.ends_at).where(
        LimitCounter.key == _hash(key), LimitCounter.ends_at > at
    )
    with beginning_as(writer=False), db.engine.connect() as connection:
        found = connection.execute(asked).first()
    return (found.hits, found.ends_at) if found else (0, at)


def begin_try(
    key: str, wait_after: Callable[[int], timedelta], *, lasts: timedelta, at: datetime
) -> LimitedTry:
    """Count a try before it is made, so that of many at once none slips through.

    One that comes too soon after the others is not counted, and told how long to wait.
    """
    name = LimitCounter.key == _hash(key)
    with _writing() as connection:
        first = _insert(connection).values(key=_hash(key), hits=0, last_at=at, ends_at=at + lasts)
        connection.execute(first.on_conflict_do_nothing())
        there = select(LimitCounter.hits, LimitCounter.last_at, LimitCounter.ends_at).where(name)
        row = connection.execute(there.with_for_update()).one()
        before = row.hits if row.ends_at > at else 0
        wait = row.last_at + wait_after(before) - at
        if before and wait > timedelta():
            return LimitedTry(before, wait)
        counted_now = {"hits": before + 1, "last_at": at, "ends_at": at + lasts}
        connection.execute(update(LimitCounter).where(name).values(counted_now))
        return LimitedTry(before + 1)


def forget(key: str) -> None:
    """Begin anew: it was the right one."""
    with _writing() as connection:
        connection.execute(delete(LimitCounter).where(LimitCounter.key == _hash(key)))


def _hash(key: str) -> str:
    return keyed_hashes(f"limit {key}")[0]


def _insert(connection: Connection) -> Any:
    return resolve_name(f"sqlalchemy.dialects.{connection.dialect.name}:insert")(LimitCounter)


@contextmanager
def _writing() -> Iterator[Connection]:
    with beginning_as(writer=True), db.engine.begin() as connection:
        yield connection
