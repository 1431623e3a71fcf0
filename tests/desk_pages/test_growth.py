"""No page of the desk asks more of the database because there is more of it: by machine."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from vrijwilligers.accounts.demo import COORDINATOR
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.demo.command import replace_all
from vrijwilligers.extensions import db
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.records.demo_stage import DemoSize
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import is_public, may_enter

FEW, MANY = DemoSize(8, 10, 1), DemoSize(90, 120, 1)  # less than a page, and more
STEPS = 8  # hundreds: what a page may cost more with forty times as much
IS_IT_STILL_SO = "sum(vacancy.version)"  # what matching holds: one look along an index of all
NEW = 4  # statements at most for kinds of things of which there were none at first


def lists_for(app, member):
    """Return the pages without a number in their address that a colleague may open."""
    return sorted(
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods
        and not rule.arguments
        and not is_public(rule.endpoint)
        and may_enter(rule.endpoint, member)
    )


@pytest.fixture
def asked(app, desk, database, counting):
    """Count the statements of each list, on a desk with so much."""

    def asked(size):
        replace_all(size)
        database.commit()
        member = database.query(StaffMember).filter_by(email=COORDINATOR).one()
        desk.sign_in(member)
        counted = {}
        with app.test_request_context():
            endpoints = lists_for(app, member)
        for endpoint in endpoints:
            address = desk.url(endpoint)
            if desk.client.get(address).mimetype != "text/html":
                continue
            with counting() as seen:
                desk.client.get(address)
            counted[endpoint] = seen.count
            db.session.rollback()
        return counted

    return asked


def test_no_list_asks_more_of_the_database_because_there_is_more_to_show(asked):
    few, many = asked(FEW), asked(MANY)
    assert len(many) > 60
    grown = {name: (few[name], many[name]) for name in many if many[name] > few[name] + NEW}
    assert grown == {}


@contextmanager
def steps_taken():
    """Count, in hundreds, the steps of SQLite itself: they say what a statement reads."""
    taken = []

    def watch(connection, _cursor, statement, *_more):
        count = None if IS_IT_STILL_SO in statement else lambda: taken.append(1)
        connection.connection.dbapi_connection.set_progress_handler(count, 100)

    event.listen(db.engine, "before_cursor_execute", watch)
    try:
        yield taken
    finally:
        event.remove(db.engine, "before_cursor_execute", watch)


def steps_of(desk, endpoint, **words):
    desk.get(endpoint, **words)  # what is kept between requests is made
    with steps_taken() as taken:
        desk.get(endpoint, **words)
    return len(taken)


def test_what_is_over_or_of_others_costs_the_day_and_a_fiche_nothing(reception, make, database):
    candidate = make.candidate()
    make.introduction(candidate=candidate, vacancy=make.vacancy())
    make.follow_up(candidate=candidate)
    pages = {"desk.today": {}, "desk.fiche": {"candidate_id": candidate.id}}

    def of_others(times):
        for _ in range(times):
            other = make.candidate()
            vacancy = make.vacancy(places=0)
            make.introduction(candidate=other, vacancy=vacancy, state=IntroductionState.STARTED)
            make.follow_up(candidate=other, done_at=now())
            make.follow_up(candidate=other, due_on=today() + timedelta(days=90))
            sent = {"kind": "letter", "address": "x@example.org", "language": "nl"}
            database.add(Message(**sent, subject="Dag", body="Dag", sent_at=now()))
        database.commit()
        return {name: steps_of(reception, name, **words) for name, words in pages.items()}

    few, many = of_others(5), of_others(200)
    for name, steps in few.items():
        assert many[name] <= steps + STEPS, (name, few, many)
