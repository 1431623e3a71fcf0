"""Who takes consent back is out of the pool at once, and two fiches keep one place in it."""

from datetime import timedelta

from sqlalchemy import select

from tests.pool.calls import a_call, asked_people, member
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.actions import merging
from vrijwilligers.candidates.feature import FichesCompared
from vrijwilligers.candidates.rules import UNDO_WITHIN, ConsentPurpose
from vrijwilligers.candidates.rules.merging import MergeReason
from vrijwilligers.pool.actions import answering, joining
from vrijwilligers.pool.models import CallAsk, CallSeat, PoolCategory, PoolMembership
from vrijwilligers.pool.queries.members import membership_of
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import CallAnswer
from vrijwilligers.pool.wording import say_what_both_have
from vrijwilligers.vocabulary.clock import now, today

SECOND = timedelta(seconds=1)


def _in_the_pool(database):
    database.rollback()
    return set(database.scalars(select(PoolMembership.candidate_id)))


def test_who_takes_consent_back_leaves_at_once_and_an_undo_brings_all_back_p06(make, database):
    stays, slips, gone = member(make), member(make), member(make)
    slips.categories = [PoolCategory(code="food")]
    for one, purpose in ((slips, ConsentPurpose.POOL), (gone, ConsentPurpose.FICHE)):
        candidates.withdraw(one.candidate, purpose, by=None, today=today())
        assert membership_of(one.candidate_id) is None
    database.commit()
    at = now()
    joining.end_withdrawn(at + UNDO_WITHIN - 60 * SECOND)
    candidates.undo_withdrawal(slips.candidate, by=None, at=at)
    database.commit()
    found = membership_of(slips.candidate_id)
    assert found is not None
    assert [one.code for one in found.categories] == ["food"]

    ids = {stays.candidate_id, slips.candidate_id}
    joining.end_withdrawn(at + UNDO_WITHIN + 60 * SECOND)
    joining.end_withdrawn(at + UNDO_WITHIN + 60 * SECOND)
    assert _in_the_pool(database) == ids


def _asked_twice(make, database):
    """Let two fiches be in the pool, with wishes, and in the line for the same shift."""
    older, newer = member(make), member(make)
    older.changed_at, newer.changed_at = now() - timedelta(days=3), now()
    older.categories = [PoolCategory(code="food")]
    newer.most_a_month = 2
    call = a_call(make, places=[1])
    for asked in asked_people(call, [newer.candidate, older.candidate]):
        answering.answer(asked, CallAnswer.YES, [call.shifts[0].id], at=now())
    database.commit()
    return older.candidate, newer.candidate


def test_two_fiches_that_become_one_keep_one_place_and_an_undo_gives_both_back(make, database):
    stays, goes = _asked_twice(make, database)
    stays_id, both = stays.id, {stays.id, goes.id}
    (line,) = say_what_both_have(FichesCompared(stays.id, goes.id))
    assert "wat het laatst gezegd is, blijft" in line

    done = merging.merge(stays, goes, (), MergeReason.LIST, by=None, at=now())
    database.commit()
    assert membership_of(stays_id).most_a_month == 2
    assert _in_the_pool(database) == {stays_id}
    (asked,) = database.scalars(select(CallAsk)).all()
    assert [seat.state for seat in asked.seats] == [SeatState.SEATED]

    merging.undo(done, by=None, at=now())
    database.commit()
    assert _in_the_pool(database) == both
    assert [one.code for one in membership_of(stays_id).categories] == ["food"]
    seats = select(CallSeat.state).order_by(CallSeat.state)
    assert database.scalars(seats).all() == [SeatState.SEATED, SeatState.WAITING]
