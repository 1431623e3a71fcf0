"""Answers to a call, one after the other and all at once: never a place too many or too few."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from tests.figures import totals
from tests.pool.calls import a_call, asked
from tests.together import PATIENCE
from vrijwilligers.extensions import db
from vrijwilligers.pool.actions import answering
from vrijwilligers.pool.feature import PoolFact
from vrijwilligers.pool.models import CallSeat
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.rules.seats import OFFER_STANDS, SeatState
from vrijwilligers.pool.rules.states import CallAnswer, CallState
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now

YES, NO, LATER = CallAnswer.YES, CallAnswer.NO, CallAnswer.LATER


def _states(call):
    return [seat.state for seat in queries.seats_of(call)]


def call_ask(call):
    return queries.seats_of(call)[0].ask


def test_places_fill_and_who_comes_later_waits(make):
    call = a_call(make, places=[2])
    for ask in asked(make, call, 3):
        answering.answer(ask, YES, [call.shifts[0].id], at=now())

    assert _states(call) == [SeatState.SEATED, SeatState.SEATED, SeatState.WAITING]
    assert call.filled_at

    filled_at = call.filled_at
    answering.answer(call_ask(call), YES, [call.shifts[0].id], at=filled_at + timedelta(minutes=5))
    assert call.filled_at == filled_at, "it is counted how long it took the first time"


def test_who_falls_out_makes_room_for_the_first_in_the_line(make):
    call = a_call(make, places=[1])
    one, two, three = asked(make, call, 3)
    shift, at = call.shifts[0].id, now()
    for minute, ask in enumerate((one, two, three)):
        answering.answer(ask, YES, [shift], at=at + timedelta(minutes=minute))

    moved = answering.fall_out(one.seats[0], at=at + timedelta(minutes=9))
    assert [seat.ask_id for seat in moved] == [two.id]
    assert two.seats[0].offered_until == at + timedelta(minutes=9) + OFFER_STANDS

    assert not answering.confirm(two.seats[0], at=two.seats[0].offered_until)
    assert _states(call) == [SeatState.GONE, SeatState.PASSED, SeatState.OFFERED]
    assert answering.confirm(three.seats[0], at=at + timedelta(minutes=40))
    assert answering.confirm(three.seats[0], at=at + timedelta(minutes=41))


def test_who_takes_what_passed_again_is_not_told_of_their_own_move(make):
    call = a_call(make, places=[1])
    one, two = asked(make, call, 2)
    shift, at = call.shifts[0].id, now()
    for minute, ask in enumerate((one, two)):
        answering.answer(ask, YES, [shift], at=at + timedelta(minutes=minute))
    answering.fall_out(one.seats[0], at=at)

    assert answering.answer(two, YES, [shift], at=at + timedelta(hours=1)) == []
    assert two.seats[0].state == SeatState.SEATED


def test_an_answer_is_counted_as_it_was_said_last(make, database):
    call = a_call(make, places=[1])
    (ask,) = asked(make, call, 1)
    for said in (LATER, NO):
        answering.answer(ask, said, at=now())
    database.commit()
    assert totals(database, PoolFact.ANSWERED) == {"pool_answered:no": 1}


def test_an_answer_can_be_changed_until_the_end_and_a_yes_again_is_no_second_seat(make):
    call = a_call(make, places=[1, 1])
    ask, other = asked(make, call, 2)
    first, second = (shift.id for shift in call.shifts)
    answering.answer(ask, YES, [first], at=now())
    answering.answer(ask, YES, [first], at=now())
    assert _states(call) == [SeatState.SEATED]

    answering.answer(other, YES, [first], at=now())
    moved = answering.answer(ask, YES, [second], at=now())
    assert [(seat.ask_id, seat.state) for seat in moved] == [(other.id, SeatState.OFFERED)]
    answering.answer(other, YES, [first], at=now())
    answering.answer(ask, NO, at=now())
    assert Counter(_states(call)) == {SeatState.GONE: 2, SeatState.SEATED: 1}
    answering.answer(ask, LATER, at=now())
    assert (ask.answer, len(ask.seats)) == (LATER, 2)


def test_a_yes_is_for_shifts_of_this_call_that_are_not_at_the_same_time(make):
    call, other = a_call(make, places=[1, 1], begins=(9, 10)), a_call(make, places=[1])
    (ask,) = asked(make, call, 1)
    with pytest.raises(answering.NoSuchShift):
        answering.answer(ask, YES, [], at=now())
    with pytest.raises(answering.NoSuchShift):
        answering.answer(ask, YES, [call.shifts[0].id, other.shifts[0].id], at=now())
    with pytest.raises(answering.ShiftsOverlap):
        answering.answer(ask, YES, [shift.id for shift in call.shifts], at=now())
    assert _states(call) == []


def test_an_answer_after_the_end_is_kept_and_gives_no_seat(make):
    call = a_call(make, places=[1])
    (ask,) = asked(make, call, 1)
    answering.answer(ask, YES, [call.shifts[0].id], at=call.answer_until)
    assert (ask.answer, _states(call)) == (YES, [])

    call.state, call.ended_at = CallState.CANCELLED, now()
    answering.answer(ask, NO, at=now())
    assert ask.answer == NO


def test_nobody_moves_up_once_a_call_is_cancelled(make):
    call = a_call(make, places=[1])
    one, two = asked(make, call, 2)
    for ask in (one, two):
        answering.answer(ask, YES, [call.shifts[0].id], at=now())
    call.state, call.ended_at = CallState.CANCELLED, now()

    assert answering.fall_out(one.seats[0], at=now()) == []
    assert two.seats[0].state == SeatState.WAITING


def test_thirty_answers_in_the_same_second_give_each_place_once(app, make, database):
    call = a_call(make, places=[4, 5])
    asks = [ask.id for ask in asked(make, call, 30)]
    shifts = [shift.id for shift in call.shifts]
    db.session.commit()
    start = Barrier(6, timeout=PATIENCE)

    def answer_five(place):
        with app.app_context():
            start.wait()
            for number in asks[place::6]:
                with transaction():
                    ask = queries.get_ask(number)
                    answering.answer(ask, YES, [shifts[number % 2]], at=now())

    with ThreadPoolExecutor(6) as desks:
        list(desks.map(answer_five, range(6)))

    db.session.expire_all()
    states = Counter((seat.shift_id, seat.state) for seat in db.session.query(CallSeat))
    assert [states[shift, SeatState.SEATED] for shift in shifts] == [4, 5]
    assert sum(states.values()) == 30
