"""How often something was tried is counted by the database."""

from datetime import timedelta

from sqlalchemy import select

from vrijwilligers.accounts.actions import sessions
from vrijwilligers.accounts.models import KnownBrowser
from vrijwilligers.records import limit_counters, security_log
from vrijwilligers.records.security_log import NotedRefusal, RefusalKind, RefusedRequest
from vrijwilligers.vocabulary.clock import now

HOUR = timedelta(hours=1)


def test_a_count_ends_and_begins_anew(database):
    at = now()
    assert [limit_counters.count("x", lasts=HOUR, at=at) for _ in range(3)] == [1, 2, 3]
    assert limit_counters.counted("x", at=at) == (3, at + HOUR)
    assert limit_counters.counted("x", at=at + HOUR)[0] == 0
    assert limit_counters.count("x", lasts=HOUR, at=at + HOUR) == 1


def test_a_try_that_comes_too_soon_is_not_counted(database):
    at, wait = now(), lambda tries: timedelta(seconds=10 if tries > 1 else 0)
    tries = [limit_counters.begin_try("y", wait, lasts=HOUR, at=at) for _ in range(3)]
    assert [one.number for one in tries] == [1, 2, 2]
    assert tries[2].wait == timedelta(seconds=10)
    limit_counters.forget("y")
    assert limit_counters.begin_try("y", wait, lasts=HOUR, at=at).number == 1


def test_a_refusal_within_the_hour_is_counted_with_the_first(database):
    told = RefusedRequest(place="a", page="p", number="n", at=now())
    for _ in range(2):
        security_log.write(NotedRefusal(RefusalKind.LINK), told)
    assert [one.amount for one in database.scalars(security_log.events(kind="link"))] == [2]


def test_a_browser_is_known_once_for_each_account(make, database):
    member = make.staff("reception")
    for _ in range(2):
        sessions.know_browser(member, "h", at=now())
    assert len(database.scalars(select(KnownBrowser)).all()) == 1
