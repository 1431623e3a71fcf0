"""Who reads public lists is counted for all workers together, without writing at each answer."""

from datetime import timedelta

import pytest
from flask import Response

from vrijwilligers.records.limit_counters import LimitCounter
from vrijwilligers.site.views.response_cache import LISTS, SEARCHES
from vrijwilligers.vocabulary.clock import as_of, now
from vrijwilligers.web.limit_storage import BATCH, ENOUGH, BatchStorage

MINUTE = 60


@pytest.fixture
def workers(app, database):
    """Two workers, each with what it counts by itself; they return what is known there."""

    def worker():
        storage = BatchStorage()

        def count(times=1):
            for _ in range(times):
                with app.test_request_context("/site/nl/vacancies/"):
                    hits = storage.incr("place", MINUTE)
                    app.process_response(Response()).close()
            return hits

        return count

    return worker(), worker()


def written(database):
    database.rollback()
    hits = [one.hits for one in database.query(LimitCounter)]
    database.rollback()  # outside a request whoever asks holds the writers' place
    return hits


def test_two_workers_learn_from_each_other_how_often_somebody_reads_v13(workers, database):
    one, other = workers
    assert (one(BATCH - 1), written(database)) == (BATCH - 1, [])
    assert one(2) == BATCH + 1
    assert written(database) == [BATCH]
    assert other(BATCH) == BATCH
    assert other() == 2 * BATCH + 1
    assert one(BATCH) == 3 * BATCH + 1


def test_a_flood_is_not_written_without_end(workers, database):
    one, other = workers
    one(ENOUGH + 10 * BATCH)
    assert written(database) == [ENOUGH]
    other(BATCH)
    assert other() > ENOUGH
    assert max(int(limit.split()[0]) for limit in (SEARCHES, LISTS)) < ENOUGH - BATCH


def test_after_the_minute_a_place_is_counted_anew(workers):
    one, other = workers
    one(BATCH)
    other(BATCH + 1)
    with as_of(now() + timedelta(seconds=MINUTE + 1)):
        assert one() == other() == 1


def test_a_list_that_is_read_often_is_refused_and_few_things_are_written_v13(strict, database):
    address = "/site/nl/vacancies/?text=soep"
    answers = [strict.client.get(address, buffered=True) for _ in range(70)]
    assert [one.status_code for one in answers].count(200) == 60
    assert sum(written(database)) == 70
    assert len(written(database)) == 1
