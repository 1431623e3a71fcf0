"""A deed in a process of its own, killed between what it writes."""

import os
import re
import signal
from contextlib import suppress

from sqlalchemy import event, select

from tests.desk import MULTIPART, _filled_in
from vrijwilligers.extensions import db

WRITES = re.compile(r"INSERT|UPDATE|DELETE")
NOT_OF_THE_DEED = {"audit_event", "desk_session", "limit_counter"}  # who looked stays noted
MOST = 200  # no deed writes more


def everything():
    """Return all rows of all tables, whatever a deed may touch."""
    db.session.rollback()
    rows = {
        table.name: sorted(map(repr, db.session.execute(select(table)).all()))
        for table in db.metadata.sorted_tables
        if table.name not in NOT_OF_THE_DEED
    }
    db.session.rollback()
    return rows


def form_sent(desk, page, answers, form):
    """Return what sends a form of a page that is open, as often as one wants."""
    element = page.html.select_one(form)
    address = element.get("action") or page.address
    filled = _filled_in(element) | answers

    def send():
        with desk._request():
            sent = desk.client.post(address, data=filled, content_type=MULTIPART, buffered=True)
            return sent.status_code

    return send


def killed_after(writes, deed):
    """Do a deed in another process, and kill it after so many writes."""
    engines = [*db.engines.values()]
    db.session.remove()
    for engine in engines:
        engine.dispose()  # SQLite bears no connection that is open in two processes
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            _dies_after(writes, engines)
            deed()
        os._exit(0)
    os.waitpid(child, 0)


def _dies_after(writes, engines):
    seen = []

    def count(_connection, _cursor, statement, *_more):
        seen.append(1) if WRITES.match(statement) else None
        if len(seen) >= writes:
            os.kill(os.getpid(), signal.SIGKILL)

    for engine in engines:
        event.listen(engine, "after_cursor_execute", count)


def each_place():
    """Yield after how many writes a deed is killed: at first each, then ever fewer."""
    place = 1
    while place < MOST:
        yield place
        place += max(1, place // 6)
