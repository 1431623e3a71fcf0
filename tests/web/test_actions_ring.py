"""Two deeds that wait for each other in a ring: one gives way, and is done anew."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO
from threading import Barrier, BrokenBarrierError

import pytest
from flask import flash, session
from sqlalchemy.exc import OperationalError

from tests.together import MOMENT
from vrijwilligers.candidates import queries
from vrijwilligers.extensions import db
from vrijwilligers.web.deed_numbers import new_number
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.writing import after_writing, writes

ADDRESS = "/accounts/sign-in"  # of a page that anybody may send


def done_at_once(app, keys, **sent):
    """Hold two fiches, each desk in an order of its own; return what came of it.

    On SQLite the second waits for its turn to begin.
    """
    both_hold = Barrier(2, timeout=MOMENT)

    def work(order):
        @writes(Effect.GOES_ON)
        def hold_both():
            flash("It is done.")
            after_writing(lambda: told.append(order))
            queries.hold(order[0])
            with suppress(BrokenBarrierError):
                both_hold.wait()
            queries.hold(order[1])
            return ""

        told = []
        with app.test_request_context():
            number = new_number(ADDRESS)
        data = {"deed": number} | {name: (BytesIO(b"x"), "x.txt") for name in sent}
        with app.test_request_context(ADDRESS, method="POST", data=data):
            try:
                hold_both()
            except OperationalError:
                return "gave way"
            return len(session["_flashes"]), len(told)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, [keys, keys[::-1]]))


@pytest.fixture
def two(make, database):
    keys = [make.candidate().id for _ in range(2)]
    database.rollback()
    return keys


def test_who_gives_way_does_it_anew_and_says_it_once(app, two):
    answers = done_at_once(app, two)
    assert answers == [(1, 1), (1, 1)]


def test_what_came_with_a_file_is_not_done_anew(app, two):
    answers = done_at_once(app, two, file=True)
    expected = ["gave way"] if db.engine.dialect.name == "postgresql" else []
    assert [one for one in answers if one == "gave way"] == expected
