"""What is over its term goes each night, some rows at a time, so that no desk waits for it.

It may run twice and be killed at any moment: what is left over goes the next time.
"""

from collections import Counter
from datetime import datetime

from vrijwilligers.extensions import db
from vrijwilligers.privacy.actions.erasure import dispose, erase, search
from vrijwilligers.privacy.models import RetentionRun
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.queries.terms import RowsOver, among, how_many, over_at, some_keys
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.db import read_only, transaction, write_back
from vrijwilligers.settings.current import length_of

AT_ONCE = 50  # rows that go in one transaction


def end_each_night(at: datetime) -> None:
    """Let go what is over its term."""
    end_all(at)


def foresee(at: datetime) -> Counter[str]:
    """Return how many rows of each table are over, and would go or be emptied."""
    counted = Counter[str]()
    with read_only():
        for rows in over_at(at, length_of):
            if not rows.kept.folds or rows.kept.empties:
                counted[rows.table.name] += how_many(rows)
    return +counted


def end_all(at: datetime) -> Counter[str]:
    """Let go what is over; return how many rows of each table went or were emptied."""
    done = Counter[str]()
    with read_only():
        every = list(over_at(at, length_of))
    for rows in every:
        done.update(_erase_people(rows, at) if rows.is_person else _end_rows(rows, at))
    write_back()
    return +done


def _erase_people(rows: RowsOver, at: datetime) -> Counter[str]:
    """Erase each person whose day has come, with all that hangs on them, one at a time."""
    done, after = Counter[str](), None
    while True:
        with read_only():
            keys = some_keys(rows, AT_ONCE, after=after)
        for (key,) in keys:
            done.update(_erase_one(rows, key, at))
        if len(keys) < AT_ONCE:
            return done
        after = keys[-1]


def _erase_one(rows: RowsOver, key: int, at: datetime) -> Counter[str]:
    person = PersonKey(rows.kept.subject, key)
    with read_only():
        named_in = search(person)
    with transaction():
        if not _is_still_over(rows, key):
            return Counter()  # a colleague was in touch with them just now
        erasure = erase(person, ErasureReason.TERM, by=None, at=at, named_in=named_in)
        _note(erasure.rows, at)
    return Counter(erasure.rows)


def _is_still_over(rows: RowsOver, key: int) -> bool:
    wanted = rows.table.select().where(rows.table.c.id == key, rows.condition)
    return db.session.execute(wanted.with_for_update()).first() is not None


def _end_rows(rows: RowsOver, at: datetime) -> Counter[str]:
    done, after = Counter[str](), None
    while True:
        with read_only():
            keys = some_keys(rows, AT_ONCE, after=after)
        if keys:
            with transaction():
                chosen = among(rows.table, keys) & rows.condition
                changed = {rows.table.name: dispose(rows.table, rows.kept, chosen)}
                _note(changed, at)
            done.update(changed)
        if len(keys) < AT_ONCE:
            return done
        after = keys[-1]


def _note(changed: dict[str, int], at: datetime) -> None:
    for table, number in changed.items():
        if number:
            db.session.add(RetentionRun(at=at, table=table, how_many=number))
