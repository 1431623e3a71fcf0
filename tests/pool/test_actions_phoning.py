"""Whom to phone, who has them, and moving people by hand: true on both databases."""

from datetime import timedelta

import pytest

from tests.pool.calls import a_call, asked_people, member, seated
from vrijwilligers.pool.actions import calls, moving, phoning, shifts
from vrijwilligers.pool.actions.problems import AnswersAreOver, CallIsNotOpen, TimeIsNotLonger
from vrijwilligers.pool.queries.call_lists import figures_of, on_tab, tab_counts
from vrijwilligers.pool.queries.phoning import how_many, phone_list
from vrijwilligers.pool.rules.phoning import CLAIM_STANDS, PhoneReason
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import CallerOutcome, CallState, CallTab, PoolChannel
from vrijwilligers.vocabulary.clock import now, today


def address_of(token):
    return f"https://desk.example.org/{token}"


@pytest.fixture
def call(make):
    return a_call(make, places=[1, 2], on=today() + timedelta(days=4))


def by_phone(make, call, amount):
    people = [member(make, phone="+32470112233") for _one in range(amount)]
    asks = asked_people(call, [one.candidate for one in people])
    for ask in asks:
        ask.channel = PoolChannel.PHONE
    make.session.commit()
    return asks


def test_the_list_has_the_most_pressing_first_and_each_with_one_caller(make, call, database):
    again, fresh, told, offered = by_phone(make, call, 4)
    mine, other = make.staff("reception"), make.staff("reception")
    phoning.note_outcome(again, CallerOutcome.NOT_REACHED, by=mine.id)
    told.to_tell_since = now()
    seat = seated(offered, state=SeatState.WAITING)
    seat.state, seat.offered_until = SeatState.OFFERED, now() + CLAIM_STANDS
    database.commit()
    found = phone_list(call)
    assert [one.ask for one in found] == [offered, told, fresh, again]
    assert [one.reason for one in found] == [*PhoneReason]
    assert how_many(call) == 4

    at = now()
    assert phoning.take_next(call, by=mine.id, at=at) is offered
    assert phoning.take_next(call, by=other.id, at=at) is told
    with pytest.raises(phoning.AskIsTaken):
        phoning.take(offered, by=other.id, at=at)
    phoning.take(offered, by=other.id, at=at + CLAIM_STANDS)
    assert offered.caller_id == other.id


def test_of_a_call_that_is_done_nobody_is_taken_and_nothing_noted(make, call, database):
    (ask,) = by_phone(make, call, 1)
    mine = make.staff("reception")
    calls.cancel(call, by=None, at=now())
    call.state = CallState.DONE
    database.commit()
    with pytest.raises(CallIsNotOpen):
        phoning.take(ask, by=mine.id, at=now())
    with pytest.raises(CallIsNotOpen):
        phoning.note_outcome(ask, CallerOutcome.NOT_REACHED, by=mine.id)
    assert (ask.caller_id, ask.caller_outcome) == (None, None)


def test_who_is_moved_frees_a_place_and_a_full_shift_is_refused(make, call, database):
    first, second = by_phone(make, call, 2)
    seat, waits = seated(first), seated(second, state=SeatState.WAITING)
    one, two = call.shifts
    how = {"by": None, "at": now(), "address_of": address_of}
    moving.move(seat, two, **how)
    database.commit()
    assert (seat.state, waits.state) == (SeatState.GONE, SeatState.OFFERED)
    assert None not in (first.to_tell_since, second.to_tell_since)
    there = next(other for other in first.seats if other.shift is two)
    with pytest.raises(moving.ShiftIsFull):
        moving.move(there, one, **how)
    call.state = CallState.CANCELLED
    database.commit()
    with pytest.raises(CallIsNotOpen):
        moving.let_go(there, **how)


def test_time_is_only_given_ahead_and_the_list_counts_where_calls_stand(make, call, database):
    at = now()
    for until, problem in (
        (at - timedelta(hours=1), TimeIsNotLonger),
        (call.answer_until, TimeIsNotLonger),
    ):
        with pytest.raises(problem):
            shifts.prolong(call, until, by=None, at=at)
    call.state = CallState.CLOSED
    database.commit()
    with pytest.raises(AnswersAreOver):
        shifts.prolong(call, at, by=None, at=at)
    shifts.prolong(call, at + timedelta(days=2), by=None, at=at)
    assert call.state == CallState.ASKING

    (ask,) = by_phone(make, call, 1)
    seated(ask)
    assert tab_counts() == {CallTab.OPEN: 1, CallTab.FILLED: 0, CallTab.OVER: 0}
    assert (figures_of([call])[call.id].taken, figures_of([call])[call.id].places) == (1, 3)
    assert database.scalars(on_tab(CallTab.OPEN)).all() == [call]
