"""What a session may do stands on the server: no late answer and no old cookie opens it."""

from datetime import timedelta

import pytest
from flask import before_render_template, g
from sqlalchemy import event

from tests.accounts.people import (
    OTHER,
    PASSWORD,
    SECRET,
    ask,
    change_session,
    cookie,
    enter,
    idle,
    is_in,
    known,
    session_of,
    tell,
)
from tests.desk import Desk
from vrijwilligers.accounts.actions import sessions
from vrijwilligers.extensions import db
from vrijwilligers.records.db import at_once
from vrijwilligers.vocabulary.clock import now


@pytest.fixture
def member(desk, make):
    member = known(make, "reception", "coordinator")
    enter(desk, member)
    return member


def copy_of(desk):
    """Another browser, with the cookie that this one holds now."""
    other = Desk(desk.app)
    other.client.set_cookie("desk", desk.client.get_cookie("desk").value)
    return other


def is_shut(desk):
    return ask(desk, "/accounts/me", X_Requested_With="desk").status_code == 423


def test_a_cookie_from_before_the_lock_opens_nothing_a03(desk, member):
    older = copy_of(desk)
    tell(desk, "/accounts/lock")
    assert older.open("/accounts/staff", status=302).location.startswith("/accounts/unlock")

    locked = copy_of(desk)
    desk.submit("accounts.unlock", {"password": PASSWORD})
    assert is_in(locked)  # one session: opened here is opened there


def test_a_cookie_holds_a_token_and_nothing_that_the_server_believes(desk, member):
    desk.get("accounts.me")
    with cookie(desk) as session:
        assert set(session) <= {"_user_id", "csrf_token", "language"}
        session |= {"locked": False, "active_at": 9e12, "signed_in_at": 9e12, "enrolling": SECRET}
    idle(desk)
    assert is_shut(desk)


def test_an_answer_that_began_before_the_lock_does_not_undo_it(desk, member, app):
    idle(desk, 5)  # so that this request would note that somebody was there
    token_hash = session_of(desk).token_hash

    def lock_meanwhile(*_, **__):
        with app.app_context(), at_once():
            sessions.lock(token_hash, at=now())

    with before_render_template.connected_to(lock_meanwhile, app):
        assert ask(desk, "/accounts/me").status_code == 200  # it began before

    assert session_of(desk).locked_at
    assert is_shut(desk)


def test_signing_out_in_one_browser_ends_the_session_wherever_it_is_used(desk, member):
    other = copy_of(desk)
    tell(other, "/accounts/sign-out")
    assert not is_in(desk)
    desk.client.set_cookie("desk", other.client.get_cookie("desk").value)
    assert not is_in(desk)
    assert session_of_nobody(desk)


def session_of_nobody(desk):
    with cookie(desk) as session:
        return "_user_id" not in session


def test_the_password_alone_is_no_session_and_its_token_is_worth_nothing_after_the_code(
    desk, make, app
):
    known_twice = known(make, totp_secret=SECRET)
    enter(desk, known_twice)
    with cookie(desk) as session:
        pending = session["pending"]
        session["_user_id"] = pending
    assert not is_in(desk)
    assert OTHER not in pending


def test_a_page_that_is_read_writes_nothing_before_it_is_out(desk, member, app):
    idle(desk, 5)
    seen = []
    with desk._request():
        answer = desk.client.get("/accounts/me")
        seen.append(session_of(desk).active_at)
        answer.close()
    assert session_of(desk).active_at > seen[0] + timedelta(minutes=4)


def test_a_busy_database_keeps_no_page_from_being_read(desk, member, app, impatient, caplog):
    idle(desk, 5)
    before = session_of(desk).active_at
    with app.app_context(), db.engine.connect() as writer:
        writer.exec_driver_sql("SELECT 1")  # outside a page that reads, this takes the place
        assert ask(desk, "/accounts/me").status_code == 200
    assert session_of(desk).active_at == before
    assert "busy" in caplog.text


@pytest.fixture
def impatient(app):
    """Let nobody wait for another writer."""

    def wait_not(connection, *_):
        connection.execute("PRAGMA busy_timeout = 0")

    with app.app_context():
        engine = db.engine
    event.listen(engine, "checkout", wait_not)
    yield
    event.remove(engine, "checkout", wait_not)
    engine.dispose()


def test_a_view_that_writes_cannot_write_beside_itself(app, database):
    database.rollback()
    with app.test_request_context("/", method="POST"):
        g.may_write = True
        with pytest.raises(RuntimeError, match="writes already"), at_once():
            raise AssertionError("never")


def test_an_open_page_hears_whose_session_it_is_and_that_it_was_shut(desk, member):
    background = {"X_Background": "1"}
    told = ask(desk, "/accounts/heartbeat", X_Requested_With="desk")
    assert told.get_json() == {"session": session_of(desk).token_hash[:12]}

    idle(desk, 5)
    before = session_of(desk).active_at
    assert ask(desk, "/accounts/heartbeat", **background).status_code == 200
    assert session_of(desk).active_at == before
    assert ask(desk, "/accounts/heartbeat", X_Requested_With="desk").status_code == 200
    assert session_of(desk).active_at > before

    tell(desk, "/accounts/lock")
    assert ask(desk, "/accounts/heartbeat", **background).status_code == 423
    change_session(desk, ended_at=now())
    assert ask(desk, "/accounts/heartbeat", **background).status_code == 401
