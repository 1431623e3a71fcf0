"""Who must be phoned or texted for a call, in order, and who is with which caller."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.pool.models import Call, CallAsk, CallSeat, PoolMembership
from vrijwilligers.pool.queries import calls
from vrijwilligers.pool.queries.members import members
from vrijwilligers.pool.rules.phoning import CLAIM_STANDS, PhoneReason
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import TAKES_ANSWERS, CallAnswer, PoolChannel

BY_HAND = (PoolChannel.MESSAGE, PoolChannel.PHONE)


@dataclass(frozen=True)
class PhoneTask:
    """Somebody to phone or text for a call, and why."""

    ask: CallAsk
    reason: PhoneReason


def phone_list(call: Call) -> Sequence[PhoneTask]:
    """Return who must be phoned or texted for a call, the most pressing first."""
    reason = _reason()
    asked = (
        select(CallAsk, reason)
        .join(Candidate, Candidate.id == CallAsk.candidate_id)
        .where(CallAsk.call_id == call.id, Candidate.is_in_use, _is_to_phone(call))
        .order_by(reason, CallAsk.taken_at.is_not(None), CallAsk.taken_at, CallAsk.id)
        .options(joinedload(CallAsk.candidate), selectinload(CallAsk.seats))
    )
    found = db.session.execute(asked)
    return [PhoneTask(ask, PhoneReason(why)) for ask, why in found]


def how_many(call: Call) -> int:
    """Return how many people are on the call list of a call."""
    asked = select(func.count(CallAsk.id)).join(Candidate, Candidate.id == CallAsk.candidate_id)
    theirs = asked.where(CallAsk.call_id == call.id, Candidate.is_in_use, _is_to_phone(call))
    return db.session.scalar(theirs) or 0


def next_for(call: Call, by: int, at: datetime) -> CallAsk | None:
    """Return whom to phone next: who is with no other caller, those one has already first."""
    free = [one.ask for one in phone_list(call) if not is_with_another(one.ask, by, at)]
    mine = [ask for ask in free if ask.caller_id == by]
    return next(iter(mine or free), None)


def is_with_another(ask: CallAsk, by: int, at: datetime) -> bool:
    """Tell whether another caller has somebody now."""
    is_theirs = ask.caller_id not in (None, by)
    return is_theirs and ask.taken_at is not None and at - ask.taken_at < CLAIM_STANDS


def hold_ask(ask_id: int) -> CallAsk:
    """Return who is asked for a call, and let nobody else take or answer for them meanwhile.

    The call is held first, as by whoever answers: so no two wait for each other.
    """
    calls.hold(calls.get_ask(ask_id).call_id)
    return db.session.get_one(CallAsk, ask_id, with_for_update=True, populate_existing=True)


def _reason() -> ColumnElement[int]:
    return case(
        (_is_offered(), PhoneReason.OFFERED.value),
        (CallAsk.to_tell_since.is_not(None), PhoneReason.TO_TELL.value),
        (CallAsk.caller_outcome.is_(None), PhoneReason.ASK.value),
        else_=PhoneReason.AGAIN.value,
    )


def _is_to_phone(call: Call) -> ColumnElement[bool]:
    """Say who must hear something; who wants to be asked by hand, as long as answers are taken."""
    must_hear = CallAsk.to_tell_since.is_not(None)
    if call.state not in TAKES_ANSWERS:
        return must_hear
    may_be_asked = members().with_only_columns(PoolMembership.candidate_id)
    no_answer = or_(CallAsk.answer.is_(None), CallAsk.answer == CallAnswer.LATER)
    is_asked = no_answer & CallAsk.channel.in_(BY_HAND) & CallAsk.candidate_id.in_(may_be_asked)
    return or_(must_hear, is_asked, _is_offered() & CallAsk.channel.in_(BY_HAND))


def _is_offered() -> ColumnElement[bool]:
    return CallAsk.seats.any(CallSeat.state == SeatState.OFFERED)
