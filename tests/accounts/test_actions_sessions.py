from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from tests.accounts.people import known
from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import entrance, sessions
from vrijwilligers.accounts.models import DeskSession
from vrijwilligers.vocabulary.clock import now

IDLE = timedelta(minutes=10)


@pytest.fixture
def begun(make, database):
    """Begin a session; return how it stands at any moment."""
    token = sessions.start(known(make), at=now() - timedelta(minutes=8))
    database.commit()

    def state():
        database.commit()
        return queries.of_session(token)[1]

    state.token = token
    return state


def test_a_session_is_of_whom_it_says_while_nothing_ended_it(make, database):
    member = known(make)
    one, other = sessions.start(member, at=now()), sessions.start(member, at=now())
    assert queries.of_session(one)[0] is member

    entrance.leave(member, token_hash=queries.of_session(one)[1].token_hash, at=now())
    database.commit()
    assert queries.of_session(one) is None
    assert queries.of_session(other)[0] is member

    entrance.end_sessions(member, by=member.id)
    database.commit()
    assert queries.of_session(other) is None


@pytest.mark.parametrize("said", ["", "x", "1.1", "²"])
def test_a_session_that_says_nothing_is_of_nobody(database, said):
    assert queries.of_session(said) is None


def test_the_hash_that_the_database_keeps_opens_nothing(begun):
    assert queries.of_session(begun().token_hash) is None


def test_only_the_lock_that_was_there_is_lifted(begun):
    at = now()
    sessions.lock(begun().token_hash, at=at - timedelta(seconds=9))
    seen = begun()
    sessions.lock(seen.token_hash, at=at)
    with pytest.raises(sessions.LockedMeanwhile):
        sessions.unlock(seen, at=at)
    assert begun().locked_at == at

    sessions.unlock(begun(), at=at)
    assert (begun().locked_at, begun().active_at) == (None, at)
    sessions.unlock(seen, at=at)  # in another tab: it is open already


def test_activity_is_noted_and_never_earlier_than_it_was(begun):
    early, late = now() - timedelta(minutes=6), now()
    for began in (late, early):
        sessions.note_activity(begun().token_hash, began=began, idle=IDLE, at=late)
    assert begun().active_at == late


def test_a_lock_and_a_screen_that_locked_itself_stay_whatever_was_under_way(begun):
    before, soon = begun().active_at, now() + timedelta(minutes=3)
    sessions.note_activity(begun().token_hash, began=now(), idle=IDLE, at=soon)  # 11 minutes idle
    assert begun().active_at == before

    sessions.lock(begun().token_hash, at=now())
    sessions.note_activity(begun().token_hash, began=now(), idle=IDLE, at=now())
    assert begun().active_at == before
    assert begun().locked_at


def test_who_only_gave_the_password_is_known_for_some_minutes_and_not_in(make, database):
    member, at = known(make), now()
    token = sessions.start(member, at=at, awaits_code=True)
    assert queries.of_session(token) is None
    assert queries.awaiting_code(token, since=at) is member
    assert queries.awaiting_code(token, since=at + timedelta(seconds=1)) is None
    assert queries.awaiting_code(sessions.start(member, at=at), since=at) is None


def test_the_secret_that_waits_ends_with_its_minutes_its_code_and_its_session(begun):
    at, key = now(), begun().token_hash
    for end in (sessions.end_enrolment, lambda token_hash: sessions.end(token_hash, at=at)):
        sessions.begin_enrolment(key, at=at)
        assert queries.enrolment_secret(key, since=at)
        assert queries.enrolment_secret(key, since=at + timedelta(seconds=1)) is None
        end(key)
        assert queries.enrolment_secret(key, since=at) is None


def test_a_session_that_ended_is_changed_by_nothing(begun, database):
    key, at = begun().token_hash, now()
    sessions.end(key, at=at)
    sessions.begin_enrolment(key, at=at)
    sessions.lock(key, at=at)
    row = database.get(DeskSession, key)
    database.refresh(row)
    assert (row.ended_at, row.locked_at, row.enrolment_secret) == (at, None, None)


def test_a_secret_of_a_second_step_has_a_moment(begun, database):
    session = database.get(DeskSession, begun().token_hash)
    session.enrolment_secret = "x"
    with pytest.raises(IntegrityError):
        database.commit()
