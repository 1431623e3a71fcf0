"""Several desks that do something at the same moment."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, get_ident

from sqlalchemy import event

from vrijwilligers.extensions import db
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.problems import Stale

PATIENCE = 300  # seconds: nothing fails for being slow
MOMENT = 0.5  # seconds
HOLDS = re.compile("FOR UPDATE|^DELETE FROM candidate_pair")


def at_once(app, deed):
    """Do the same deed at two desks at the same moment; return what each was told."""
    start = Barrier(2, timeout=PATIENCE)

    def work(_):
        with app.app_context():
            start.wait()
            try:
                with transaction():
                    deed()
            except Stale:
                return "done already"
            return "done"

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(work, range(2)))


def posting(desk, address, typed):
    """Return what sends a form of a desk, and says how it was answered."""
    return lambda: desk.client.post(address, data=typed, buffered=True).status_code


def all_at_once(app, *deeds):
    """Do something else at each desk at the same moment; return what came of each.

    Whoever holds a first row waits until all hold one: what they want then would make a ring. Those
    who want the same row first cannot, and go on after a moment.
    """
    start, all_hold = (Barrier(len(deeds), timeout=wait) for wait in (PATIENCE, MOMENT))
    begun = set()

    def held(_connection, _cursor, statement, *_):
        if HOLDS.search(statement) and get_ident() not in begun:
            begun.add(get_ident())
            with suppress(BrokenBarrierError):
                all_hold.wait()

    def work(deed):
        start.wait()
        with app.app_context():
            return deed()

    with app.app_context():
        engine = db.engine
    event.listen(engine, "after_cursor_execute", held)
    try:
        with ThreadPoolExecutor(len(deeds)) as pool:
            return list(pool.map(work, deeds))
    finally:
        event.remove(engine, "after_cursor_execute", held)
