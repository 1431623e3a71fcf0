"""What is over its term goes each night, some rows at a time, so that no desk waits for it.

It may run twice and be killed at any moment: what is left over goes the next time. What fails keeps
nothing else from going, and is raised at the end.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Table

from vrijwilligers.extensions import db
from vrijwilligers.privacy.actions.checks import plan_check
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.rehearsing import rehearse
from vrijwilligers.privacy.actions.rows import dispose
from vrijwilligers.privacy.actions.searching import MentionSearch, search
from vrijwilligers.privacy.actions.turns import Turns
from vrijwilligers.privacy.models import NIGHT, RetentionRun
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.queries.terms import (
    Keys,
    RowsOver,
    among,
    how_many,
    night_before,
    over_at,
    some_keys,
)
from vrijwilligers.privacy.rules.nights import may_trust
from vrijwilligers.privacy.rules.pace import Pace
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.batches import MANY, batches
from vrijwilligers.records.db import read_only, transaction, write_back
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.records.writers import write_alone
from vrijwilligers.settings.current import length_of
from vrijwilligers.vocabulary.clock import day_of

AT_ONCE = 10_000  # keys that are read together

log = logging.getLogger(__name__)


class _Night(Turns):
    """What went in one night, by table, and what failed."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at
        self.done = Counter[str]()
        self.failed: list[Exception] = []

    def try_to(self, step: Callable[[], Counter[str]], table: Table, key: object) -> None:
        """Do one step; one that fails is logged by its numbers, and the night goes on."""
        try:
            self.done.update(step())
        except Exception as error:
            log.error("%s %s does not go: %s", table.name, key, type(error).__name__)
            self.failed.append(error)
        self.rest()


def end_each_night(at: datetime) -> None:
    """Let go what is over its term, unless the clock seems to have jumped ahead."""
    with read_only():
        before = night_before(at)
    with transaction():
        db.session.add(RetentionRun(at=at, table=NIGHT, how_many=0))
    if may_trust(at, before):
        end_all(at)
        return
    log.error(
        "Nothing goes: the nights before ended on %s. Look at the clock. If it is right, all goes "
        "in a week by itself, or now by: flask privacy erase-expired --really",
        day_of(before or at),
    )


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
    night = _Night(at)
    with read_only():
        every = list(over_at(at, length_of))
    for rows in every:
        if not rows.is_person:
            _end_rows(rows, night)
    for some in batches(one for rows in every if rows.is_person for one in _people(rows)):
        _erase_people(some, night)
    write_back()
    if night.failed:
        raise night.failed[0]
    return +night.done


def _people(rows: RowsOver) -> Iterator[tuple[RowsOver, PersonKey]]:
    """Yield whose day has come."""
    after = None
    while True:
        with read_only():
            keys = some_keys(rows, MANY, after=after)
        yield from ((rows, PersonKey(rows.kept.subject, key)) for (key,) in keys)
        if len(keys) < MANY:
            return
        after = keys[-1]


def _erase_people(some: Sequence[tuple[RowsOver, PersonKey]], night: _Night) -> None:
    """Erase people with all that hangs on them, one at a time; texts are read once for all."""
    for subject in {person.subject for _rows, person in some}:
        _rehearse(subject)
    named = _search_for_all([person for _rows, person in some])
    for rows, person in some:
        step = partial(_erase_one, rows, person, named, night)
        night.try_to(step, rows.table, person.id)


def _rehearse(subject: DataSubject) -> None:
    """Rehearse, where that is possible: it only spares others some waiting."""
    try:
        rehearse(subject)
    except Exception as error:
        log.error("Erasing is not rehearsed: %s", type(error).__name__)


def _search_for_all(people: Sequence[PersonKey]) -> MentionSearch | None:
    """Look where others name people; nothing when the search for one of them fails."""
    try:
        return MentionSearch(people)
    except Exception as error:
        log.error("Who goes is looked for one at a time: %s", type(error).__name__)
        return None


def _erase_one(
    rows: RowsOver, person: PersonKey, named: MentionSearch | None, night: _Night
) -> Counter[str]:
    named_in = named.of(person) if named else search(person)
    at = night.at
    with night.turn(write_alone):
        if not _is_still_over(rows, person.id):
            return Counter()  # a colleague was in touch with them just now
        erasure = erase(person, ErasureReason.TERM, by=None, at=at, named_in=named_in)
        plan_check(erasure, today=day_of(at))
        _note(erasure.rows, at)
    return Counter(erasure.rows)


def _is_still_over(rows: RowsOver, key: int) -> bool:
    wanted = rows.table.select().where(rows.table.c.id == key, rows.condition)
    return db.session.execute(wanted.with_for_update()).first() is not None


def _end_rows(rows: RowsOver, night: _Night) -> None:
    """Let go rows some at a time, as many as keep nobody waiting."""
    after, pace = None, Pace()
    while keys := _some_keys(rows, after):
        left = [*keys]
        while left:
            some = left[: pace.at_once]
            del left[: pace.at_once]
            night.try_to(partial(_end_some, rows, some, night), rows.table, some[0][0])
            pace.took(night.held)
        after = keys[-1]


def _some_keys(rows: RowsOver, after: tuple[Any, ...] | None) -> Keys:
    with read_only():
        return some_keys(rows, AT_ONCE, after=after)


def _end_some(rows: RowsOver, keys: Keys, night: _Night) -> Counter[str]:
    with night.turn(db.session.connection):
        chosen = among(rows.table, keys) & rows.condition
        changed = {rows.table.name: dispose(rows.table, rows.kept, chosen)}
        _note(changed, night.at)
    return Counter(changed)


def _note(changed: dict[str, int], at: datetime) -> None:
    for table, number in changed.items():
        if number:
            db.session.add(RetentionRun(at=at, table=table, how_many=number))
