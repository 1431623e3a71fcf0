"""Answering a call, and moving up in the line: whoever gives or frees a seat, does it here.

The call is held meanwhile, so thirty answers in the same second are taken one after the other.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import combinations

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.pool.actions.expecting import keep_in_step
from vrijwilligers.pool.feature import PoolFact
from vrijwilligers.pool.models import Call, CallAsk, CallSeat, CallShift
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.rules.seats import TAKES_PLACE, SeatState, moves, state_of_new
from vrijwilligers.pool.rules.shifts import overlaps
from vrijwilligers.pool.rules.states import TAKES_ANSWERS, CallAnswer
from vrijwilligers.records import facts
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.problems import Problem

IN_LINE = frozenset({*TAKES_PLACE, SeatState.WAITING})


class NoSuchShift(Problem):
    """A yes is for a shift of the call that was asked."""

    message = _l("Choose a shift of this call.")


class ShiftsOverlap(Problem):
    """Nobody is in two places at once."""

    message = _l("These shifts are at the same time. Choose one of them.")


class CallIsOver(Problem):
    """Who has no seat yet gets none after the end; the answer is kept and told to the desk."""

    message = _l("This call is over. Thank you for answering: we ask you first next time.")


def answer(
    ask: CallAsk,
    said: CallAnswer,
    shift_ids: Collection[int] = (),
    *,
    at: datetime,
    by: int | None = None,
) -> list[CallSeat]:
    """Note what somebody says to a call; a yes is for one shift or more.

    Return the seats that changed for others, who hear of it. An answer after the end is kept and
    gives no seat: ask ``is_late``.
    """
    call = queries.hold(ask.call_id)
    db.session.refresh(ask)
    chosen = _chosen(call, said, shift_ids)
    _note(ask, said, at)
    if is_late(call, at):
        return _given_up_late(call, ask, at, by) if said is CallAnswer.NO else []
    _leave(call, ask, without=chosen)
    settled = settle(call, at=at)
    taken = queries.seats_of(call)
    for shift in chosen:
        _enter(ask, shift, taken, at)
    db.session.flush()
    _note_filled(call, at)
    keep_in_step(call, by=by, at=at)
    return [seat for seat in settled if seat.ask_id != ask.id]


def free_withdrawn(call: Call, *, at: datetime) -> None:
    """Free the places of who took consent for the pool back; who holds the call then settles it."""
    for asked in queries.withdrawn_asks(call, at):
        _leave(call, asked, without=())


def is_late(call: Call, at: datetime) -> bool:
    """Tell whether answers give no seat any more."""
    return call.state not in TAKES_ANSWERS or at >= call.answer_until


def fall_out(seat: CallSeat, *, at: datetime, by: int | None = None) -> list[CallSeat]:
    """Note that somebody cannot come after all; return the seats that changed for others."""
    call = queries.hold(seat.shift.call_id)
    db.session.refresh(seat)
    if seat.state in IN_LINE:
        seat.state, seat.offered_until = SeatState.GONE, None
    settled = settle(call, at=at)
    keep_in_step(call, by=by, at=at)
    return settled


def confirm(seat: CallSeat, *, at: datetime, by: int | None = None) -> bool:
    """Take a place that was offered; tell whether it was still theirs."""
    call = queries.hold(seat.shift.call_id)
    settle(call, at=at)
    if seat.state != SeatState.OFFERED:
        return seat.state == SeatState.SEATED
    seat.state, seat.offered_until = SeatState.SEATED, None
    db.session.flush()
    keep_in_step(call, by=by, at=at)
    return True


def settle(call: Call, *, at: datetime) -> list[CallSeat]:
    """Let offers pass and people move up, in every shift; return the seats that changed.

    The call is held by whoever asks it. Once a call is cancelled or done nobody moves.
    """
    every = queries.seats_of(call)
    by_id = {seat.id: seat for seat in every}
    changed = []
    for shift in call.shifts if call.ended_at is None else ():
        theirs = [seat.as_seat() for seat in every if seat.shift_id == shift.id]
        for move in moves(theirs, shift.asked_places, at=at, closes_at=call.answer_until):
            seat = by_id[move.seat_id]
            seat.state, seat.offered_until = move.state, move.offered_until
            changed.append(seat)
    db.session.flush()
    return changed


def _given_up_late(call: Call, ask: CallAsk, at: datetime, by: int | None) -> list[CallSeat]:
    """Free the places of who cannot come after all, until the call is over; who is next comes."""
    if call.ended_at is not None:
        return []
    _leave(call, ask, without=())
    settled = settle(call, at=at)
    keep_in_step(call, by=by, at=at)
    return settled


def _chosen(call: Call, said: CallAnswer, shift_ids: Collection[int]) -> list[CallShift]:
    """Return the shifts of a yes, in their order; a no and a *later* have none."""
    if said is not CallAnswer.YES:
        return []
    chosen = [shift for shift in call.shifts if shift.id in shift_ids]
    if not chosen or len(chosen) != len({*shift_ids}):
        raise NoSuchShift
    if any(overlaps(one.hours, other.hours) for one, other in combinations(chosen, 2)):
        raise ShiftsOverlap
    return chosen


def _note(ask: CallAsk, said: CallAnswer, at: datetime) -> None:
    """Note what somebody says in place of what they said before, and count it once."""
    facts.take_back(ask.counted)
    ask.answer, ask.answered_at = said, at
    ask.counted = facts.record(
        PoolFact.ANSWERED,
        on=day_of(at),
        state=said,
        language=ask.candidate.language,
        municipality=ask.candidate.municipality,
    )


def _leave(call: Call, ask: CallAsk, *, without: Sequence[CallShift]) -> None:
    """Give up every seat but those of the shifts that are chosen again."""
    for seat in queries.seats_of(call):
        is_left = seat.ask_id == ask.id and seat.shift not in without
        if is_left and seat.state in IN_LINE:
            seat.state, seat.offered_until = SeatState.GONE, None
    db.session.flush()


def _enter(ask: CallAsk, shift: CallShift, taken: Sequence[CallSeat], at: datetime) -> None:
    """Give a seat, or a place at the end of the line; who has one keeps it, an offer is taken."""
    mine = next(
        (seat for seat in taken if (seat.ask_id, seat.shift_id) == (ask.id, shift.id)), None
    )
    if mine is not None and mine.state in IN_LINE:
        if mine.state is SeatState.OFFERED:
            mine.state, mine.offered_until = SeatState.SEATED, None
        return
    others = [seat.as_seat() for seat in taken if seat.shift_id == shift.id and seat is not mine]
    state = state_of_new(others, shift.asked_places)
    if mine is None:
        mine = CallSeat(ask=ask, shift=shift)
        db.session.add(mine)
    mine.state, mine.answered_at, mine.offered_until = state, at, None


def _note_filled(call: Call, at: datetime) -> None:
    taken: dict[int, int] = {}
    for seat in queries.seats_of(call):
        taken[seat.shift_id] = taken.get(seat.shift_id, 0) + (seat.state in TAKES_PLACE)
    if all(taken.get(shift.id, 0) >= shift.asked_places for shift in call.shifts):
        call.filled_at = call.filled_at or at
