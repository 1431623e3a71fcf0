"""The end of a call: what came of each place, thanks, counting, and forgetting who said what."""

from datetime import datetime
from functools import partial

from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.rules import LinkEndReason
from vrijwilligers.matching.actions import called
from vrijwilligers.matching.rules.states import EndedBy
from vrijwilligers.pool.actions import problems
from vrijwilligers.pool.actions.counting import count_answers, count_places
from vrijwilligers.pool.actions.in_turn import each_in_turn
from vrijwilligers.pool.actions.mails import thank
from vrijwilligers.pool.feature import CallDeed
from vrijwilligers.pool.models import Call, CallAsk
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries import days as day_queries
from vrijwilligers.pool.queries import members
from vrijwilligers.pool.rules.ending import what_came
from vrijwilligers.pool.rules.links import ANSWER
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import CallAnswer, CallState, may_move
from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only
from vrijwilligers.vocabulary.clock import day_of

SIDE = EndedBy.CANDIDATE


def finish(call: Call, *, by: int | None, at: datetime) -> None:
    """Thank who came, count, and forget who was asked what; once, whoever does it.

    Of who did not come nothing is kept but a number: their introduction ends as it does for who
    could not come after all. Where nobody said whether somebody came, it waits for a colleague.
    """
    call = queries.hold(call.id)
    if not may_move(call.state, CallState.DONE):
        raise problems.CallIsNotOpen
    if any(shift.hours.ends > at for shift in call.shifts):
        raise problems.CallIsNotOver
    for asked in queries.asks_with_seats(call):
        _conclude(asked, by, at)
    count_answers(call)
    count_places(call)
    _remember(call)
    call.state, call.ended_at, call.next_wave_at = CallState.DONE, at, None
    audit.record(CallDeed.DONE, call, by=by)
    forget(call, at=at)


def forget(call: Call, *, at: datetime) -> None:
    """Forget what everybody said, who came and who phoned whom.

    That somebody was asked on a day is kept for a quarter: so long they rest by it.
    """
    for asked in queries.asks_of(call):
        links.end_all_about(asked, LinkEndReason.CLOSED, ANSWER, at=at)
        asked.seats.clear()
        asked.answer = asked.answered_at = asked.caller_id = asked.taken_at = None
        asked.caller_outcome = asked.counted = asked.introduction = None
        asked.to_tell_since = None
    db.session.flush()


def end_calls(at: datetime) -> None:
    """End the calls of which the days are over, each by itself; twice is once."""
    with read_only():
        over, cancelled = day_queries.over(at), day_queries.cancelled_to_forget(at)
    each_in_turn([*over, *cancelled], partial(end, at=at))


def end(number: int, *, at: datetime) -> None:
    """End one call of which the days are over: what was cancelled is only forgotten."""
    call = queries.hold(number)
    if call.state is CallState.CLOSED:
        finish(call, by=None, at=at)
    elif call.state is CallState.CANCELLED:
        forget(call, at=at)


def _conclude(asked: CallAsk, by: int | None, at: datetime) -> None:
    seats = [seat for seat in asked.seats if seat.state is SeatState.SEATED]
    came = what_came([seat.came for seat in seats])
    if came is None:
        return
    introduction = day_queries.introduction_of(asked)
    days = [seat.shift.on for seat in seats if seat.came]
    if introduction is not None and days:
        called.complete(introduction, (min(days), max(days)), by=by, today=day_of(at))
    elif introduction is not None:
        called.end(introduction, SIDE, by=by, today=day_of(at))
    thank(asked, came=came)


def _remember(call: Call) -> None:
    """Let who said yes in vain go first next time, and know of who answered that they are there."""
    asks = queries.asks_of(call)
    known = members.memberships_of(asked.candidate_id for asked in asks)
    for asked in asks:
        membership = known.get(asked.candidate_id)
        if membership is None or asked.answered_at is None:
            continue
        membership.sure_on = max(membership.sure_on, day_of(asked.answered_at))
        membership.asked_still_at, membership.still_asked = None, 0
        if asked.answer is CallAnswer.YES:
            has_place = any(seat.state is SeatState.SEATED for seat in asked.seats)
            membership.left_out = 0 if has_place else membership.left_out + 1
