"""Who has a place, who waits and who moves up, whatever happens in whatever order."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vrijwilligers.pool.rules.seats import (
    OFFER_STANDS,
    TAKES_PLACE,
    Seat,
    SeatMove,
    SeatState,
    moves,
    state_of_new,
)

TEN = datetime(2026, 12, 4, 10, tzinfo=UTC)


def _seat(number: int, state: SeatState, *, minutes: int = 0, until: int | None = None) -> Seat:
    offered = None if until is None else TEN + timedelta(minutes=until)
    return Seat(
        id=number,
        answered_at=TEN + timedelta(minutes=minutes),
        state=state,
        offered_until=offered,
    )


def test_who_answered_first_moves_up_first_and_the_lower_number_at_the_same_moment():
    seats = [
        _seat(1, SeatState.GONE),
        _seat(2, SeatState.SEATED),
        _seat(5, SeatState.WAITING, minutes=2),
        _seat(4, SeatState.WAITING, minutes=1),
        _seat(3, SeatState.WAITING, minutes=2),
    ]
    until = TEN + OFFER_STANDS
    assert moves(seats, 3, at=TEN) == [
        SeatMove(4, SeatState.OFFERED, until),
        SeatMove(3, SeatState.OFFERED, until),
    ]
    assert moves(seats, 1, at=TEN) == []


def test_an_offer_that_passed_goes_to_who_is_next():
    seats = [_seat(1, SeatState.OFFERED, until=30), _seat(2, SeatState.WAITING)]
    assert moves(seats, 1, at=TEN + timedelta(minutes=29)) == []
    at = TEN + timedelta(minutes=30)
    assert moves(seats, 1, at=at) == [
        SeatMove(1, SeatState.PASSED),
        SeatMove(2, SeatState.OFFERED, at + OFFER_STANDS),
    ]


def test_shortly_before_the_end_there_is_no_time_to_confirm():
    seats = [_seat(2, SeatState.WAITING)]
    closes = TEN + OFFER_STANDS
    assert moves(seats, 1, at=TEN, closes_at=closes)[0].state == SeatState.OFFERED
    late = TEN + timedelta(seconds=1)
    assert moves(seats, 1, at=late, closes_at=closes) == [SeatMove(2, SeatState.SEATED)]


def test_a_new_yes_never_passes_who_waits():
    assert state_of_new([], 1) == SeatState.SEATED
    assert state_of_new([_seat(1, SeatState.OFFERED, until=9)], 1) == SeatState.WAITING
    assert state_of_new([_seat(1, SeatState.WAITING)], 1) == SeatState.WAITING
    assert state_of_new([_seat(1, SeatState.PASSED)], 1) == SeatState.SEATED
    assert state_of_new([], 0) == SeatState.WAITING


@given(
    st.lists(st.tuples(st.sampled_from(SeatState), st.integers(0, 3), st.integers(0, 40))),
    st.integers(0, 5),
    st.integers(0, 60),
)
def test_nobody_is_seated_twice_and_no_place_stays_free_while_somebody_waits(drawn, places, now):
    seats = [
        _seat(number, state, minutes=minutes, until=until if state is SeatState.OFFERED else None)
        for number, (state, minutes, until) in enumerate(drawn)
    ]
    before = sum(seat.state in TAKES_PLACE for seat in seats)
    moved = {one.seat_id: one for one in moves(seats, places, at=TEN + timedelta(minutes=now))}
    after = [moved[seat.id].state if seat.id in moved else seat.state for seat in seats]

    taken = sum(state in TAKES_PLACE for state in after)
    assert taken <= max(places, before)
    assert taken >= places or SeatState.WAITING not in after
