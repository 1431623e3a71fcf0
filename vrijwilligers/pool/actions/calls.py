"""Making a call, asking people for it in waves, and ending it."""

from datetime import datetime, timedelta

from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.rules import AddressOf, LinkEndReason, Recipient
from vrijwilligers.pool.actions import problems
from vrijwilligers.pool.actions.answering import IN_LINE, free_withdrawn, settle
from vrijwilligers.pool.actions.counting import count_answers
from vrijwilligers.pool.actions.expecting import keep_in_step
from vrijwilligers.pool.actions.mails import mail_ask, tell_cancelled, tell_moved
from vrijwilligers.pool.actions.shifts import refuse, shifts_of
from vrijwilligers.pool.feature import CallDeed, PoolFact
from vrijwilligers.pool.models import Call, CallAsk, PoolMembership
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries import members, plans
from vrijwilligers.pool.rules.details import CallDetails
from vrijwilligers.pool.rules.eligibility import MayBeAsked
from vrijwilligers.pool.rules.links import ANSWER
from vrijwilligers.pool.rules.states import CallState, PoolChannel, Speed, may_move
from vrijwilligers.records import audit, facts
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import day_of

NEXT_WAVE = {Speed.URGENT: timedelta(minutes=20), Speed.CALM: timedelta(hours=2)}


def make(vacancy: Vacancy, details: CallDetails, *, by: int | None, at: datetime) -> Call:
    """Make a call of short work; nobody is asked yet."""
    refuse(details, at)
    call = Call(vacancy=vacancy, answer_until=details.answer_until, made_by_id=by)
    call.shifts = shifts_of(details)
    db.session.add(call)
    db.session.flush()
    audit.record(CallDeed.MADE, call, by=by)
    return call


def ask(
    call: Call, speed: Speed, *, by: int | None, at: datetime, address_of: AddressOf
) -> list[CallAsk]:
    """Ask the first people of the plan, each in their own way, and begin or go on with a call."""
    call = queries.hold(call.id)
    if call.state is not CallState.DRAFT and call.state is not CallState.ASKING:
        raise problems.CallIsNotOpen
    if at >= call.answer_until:
        raise problems.CallIsNotOpen
    first = plans.plan_of(call, at=at).first(speed)
    if call.state is CallState.DRAFT:
        call.state, call.asked_at = CallState.ASKING, at
        facts.record(PoolFact.CALL, on=day_of(at))
        audit.record(CallDeed.ASKED, call, by=by)
    call.speed, call.next_wave_at = speed, at + NEXT_WAVE[speed]
    wave = queries.last_wave(call) + 1
    reached = members.memberships_of(one.member.id for one in first)
    asked = [_ask(call, one, reached[one.member.id], wave, at, address_of) for one in first]
    if asked:
        facts.record(PoolFact.ASKED, on=day_of(at), amount=len(asked))
    db.session.flush()
    return asked


def close(call: Call, *, by: int | None, at: datetime) -> None:
    """Take no answers any more: who has a seat comes."""
    _end(call, CallState.CLOSED, CallDeed.CLOSED, by, at)


def cancel(call: Call, *, by: int | None, at: datetime) -> None:
    """Stop a call of which nothing comes: who said yes hears of it, who answers reads of it."""
    call = queries.hold(call.id)
    _end(call, CallState.CANCELLED, CallDeed.CANCELLED, by, at)
    call.ended_at = at
    still = {one.ask_id: one.ask for one in queries.seats_of(call) if one.state in IN_LINE}
    tell_cancelled(still.values(), at=at)
    for one in queries.asks_of(call):
        links.end_all_about(one, LinkEndReason.CLOSED, ANSWER, at=at)
    count_answers(call)
    keep_in_step(call, by=by, at=at)


def next_wave(call: Call, *, at: datetime, address_of: AddressOf) -> None:
    """Let offers pass and people move up, and ask the next ones; safe to do twice."""
    call = queries.hold(call.id)
    if call.state not in (CallState.ASKING, CallState.CLOSED):
        return
    free_withdrawn(call, at=at)
    tell_moved(settle(call, at=at), at=at, address_of=address_of)
    keep_in_step(call, by=None, at=at)
    if call.state is CallState.CLOSED:
        return
    if at >= call.answer_until:
        close(call, by=None, at=at)
    elif call.next_wave_at and call.next_wave_at <= at and call.speed:
        ask(call, call.speed, by=None, at=at, address_of=address_of)


def _end(call: Call, state: CallState, deed: CallDeed, by: int | None, at: datetime) -> None:
    if not may_move(call.state, state):
        raise problems.CallIsNotOpen
    if call.asked_at is None:
        call.asked_at = at  # of a draft that is dropped: nobody was asked, and nobody is
    call.state, call.next_wave_at = state, None
    audit.record(deed, call, by=by)


def _ask(
    call: Call,
    one: MayBeAsked,
    membership: PoolMembership,
    wave: int,
    at: datetime,
    address_of: AddressOf,
) -> CallAsk:
    notice, lately = plans.band_of(call, one, at=at)
    asked = CallAsk(
        call=call,
        candidate=membership.candidate,
        wave=wave,
        channel=membership.channel,
        asked_at=at,
        notice=notice,
        asked_lately=lately,
        shifts=one.shifts,
    )
    db.session.add(asked)
    db.session.flush()
    if membership.channel is PoolChannel.MAIL:
        recipient = Recipient(membership.candidate.email or "", membership.candidate.language)
        _link, token = links.make(ANSWER, asked, at=at, recipient=recipient)
        mail_ask(asked, address_of(token))
    return asked
