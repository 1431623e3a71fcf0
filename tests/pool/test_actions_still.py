"""Once a year somebody of the pool is asked whether they stay; who is silent takes a pause."""

from datetime import timedelta

import pytest

from tests.pool.calls import member
from vrijwilligers.candidates.actions import withdraw
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.pool.actions import still as actions
from vrijwilligers.pool.models import PoolMembership
from vrijwilligers.pool.queries import still as queries
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.pool.rules.still import ANSWERS_WITHIN, StillStep, still_step
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import day_of, months_after, now, today

MINUTE = timedelta(minutes=1)


def address_of(token):
    return f"https://desk.example.org/pool/still/{token}"


def long_ago(make, months=12, **wanted):
    membership = member(make, **wanted)
    membership.sure_on = months_after(today(), -months)
    make.session.commit()
    return membership


def ask(at=None):
    actions.ask_still(at or now(), address_of=address_of)


def mailed(database):
    return [mail.candidate_id for mail in database.query(Message).order_by(Message.id)]


def test_a_step_is_taken_on_its_day_and_not_before():
    at, sure = now(), months_after(today(), -12)
    assert still_step(sure + timedelta(days=1), None, 0, at=at) is None
    assert still_step(sure, None, 0, at=at) is StillStep.ASK
    assert still_step(sure, at - ANSWERS_WITHIN + MINUTE, 1, at=at) is None
    assert still_step(sure, at - ANSWERS_WITHIN, 1, at=at) is StillStep.ASK
    assert still_step(sure, at - ANSWERS_WITHIN, 2, at=at) is StillStep.PAUSE


def test_who_is_silent_is_asked_once_more_and_then_takes_a_pause(make, database):
    membership, at = long_ago(make, language="fr"), now()
    member(make)  # who said it lately
    ask(at)
    ask(at)  # twice is once
    assert mailed(database) == [membership.candidate_id]
    (mail,) = database.query(Message).all()
    assert (mail.kind, mail.language) == ("pool_still", "fr")
    ask(at + ANSWERS_WITHIN)
    ask(at + 2 * ANSWERS_WITHIN - MINUTE)
    assert len(mailed(database)) == 2
    database.refresh(membership)
    assert membership.paused_until is None
    silent = at + 2 * ANSWERS_WITHIN
    ask(silent)
    ask(silent + MINUTE)
    database.refresh(membership)
    assert membership.paused_until == months_after(day_of(silent), 12)
    assert (membership.asked_still_at, membership.still_asked) == (None, 0)
    assert len(mailed(database)) == 2


def test_who_stays_is_not_asked_for_a_year(make, database):
    membership, at = long_ago(make), now()
    ask(at)
    database.refresh(membership)
    actions.stay(membership, by=None, at=at)
    database.commit()
    ask(at + 3 * ANSWERS_WITHIN)
    assert len(mailed(database)) == 1
    assert (membership.sure_on, membership.still_asked) == (today(), 0)


def test_who_wants_no_mail_is_for_a_colleague_and_never_pauses_unasked(make, database):
    membership, at = long_ago(make, phone="+32470000082"), now()
    membership.channel = PoolChannel.MESSAGE
    database.commit()
    for weeks in (0, 4, 8):
        ask(at + timedelta(weeks=weeks))
    database.refresh(membership)
    assert (mailed(database), membership.paused_until) == ([], None)
    assert [one.id for one in queries.by_hand(at)] == [membership.id]

    for times in (1, 2):
        tried = at + times * ANSWERS_WITHIN
        actions.note_asked(membership, at=tried)
        actions.note_asked(membership, at=tried + MINUTE)  # within the time to answer
        database.commit()
        assert membership.still_asked == times
        assert queries.by_hand(tried + MINUTE) == []
    assert queries.by_hand(at + 3 * ANSWERS_WITHIN) == []
    ask(at + 3 * ANSWERS_WITHIN)
    database.refresh(membership)
    assert membership.paused_until is not None


def test_who_pauses_or_took_consent_back_is_not_asked(make, database):
    pausing, gone = long_ago(make), long_ago(make)
    pausing.paused_until = today() + timedelta(days=1)
    withdraw(gone.candidate, ConsentPurpose.POOL, by=None, today=today())
    database.commit()
    ask()
    assert mailed(database) == []


def test_what_was_killed_half_way_goes_on_where_it_stood(make, database):
    people = [long_ago(make, months=14 - place).candidate_id for place in range(3)]
    made = []

    def killed(token):
        made.append(token)
        if len(made) == 2:
            raise KeyboardInterrupt
        return address_of(token)

    with pytest.raises(KeyboardInterrupt):
        actions.ask_still(now(), address_of=killed)
    database.rollback()
    assert mailed(database) == people[:1]
    ask()
    ask()
    assert mailed(database) == people
    assert {one.still_asked for one in database.query(PoolMembership)} == {1}
