"""People of the pool, and calls before, during and after they are asked."""

from datetime import timedelta

from tests.pool.calls import (
    a_call,
    a_template,
    an_application,
    asked_people,
    member,
    seated,
)
from vrijwilligers.pool.actions import answering
from vrijwilligers.pool.rules.states import CallAnswer, CallState, PoolChannel
from vrijwilligers.vocabulary.clock import months_after, now, today

LATER = timedelta(days=30)


def prepare_pool(prepared):
    """Let somebody be in the pool who takes a pause, with an address of their own."""
    joined = member(prepared.make, email="pool@example.org")
    joined.paused_until = today() + LATER
    for _one in range(2):
        member(prepared.make)  # who may be asked
    for channel in (PoolChannel.MESSAGE, PoolChannel.PHONE):
        asked = member(prepared.make, phone="+32470112299")
        asked.channel, asked.sure_on = channel, months_after(today(), -12)
    _prepare_calls(prepared)
    prepared.note("application_id", an_application(prepared.database))
    prepared.note("candidate_id", joined.candidate)


def _prepare_calls(prepared):
    """Leave a call of which nobody is asked yet, for work that is open."""
    ahead = {"on": today() + LATER, "state": CallState.DRAFT, "asked_at": None}
    prepared.note("call_id", a_call(prepared.make, places=[2, 1], **ahead))
    running = a_call(prepared.make, places=[1, 2], on=today() + LATER)
    people = [member(prepared.make, phone="+32470112256") for _one in range(3)]
    seats, phoned, called = asked_people(running, [one.candidate for one in people])
    phoned.channel, called.channel = PoolChannel.MESSAGE, PoolChannel.PHONE
    called.caller_id, called.taken_at = prepared.colleague.id, now()
    prepared.note("seat_id", seated(seats))
    prepared.note("ask_id", seats, phoned, called)
    prepared.note("call_id", running)
    stand = a_template(running, name_before="Soep")
    prepared.note("template_id", stand, a_template(running, "Afwas", removed_at=now()))
    day_of_a_call(prepared, days=3)
    day_of_a_call(prepared)


def asked_of_the_pool(prepared):
    """Let somebody of the pool be asked for a call of two shifts, of which one is full."""
    call = a_call(prepared.make, places=[2, 1])
    asked, first = asked_people(call, [member(prepared.make).candidate, prepared.make.candidate()])
    answering.answer(first, CallAnswer.YES, [call.shifts[1].id], at=now())
    prepared.database.commit()
    return asked


def day_of_a_call(prepared, *, days=-1):
    """Let people of the pool have a place in a call of which the day is over, or to come."""
    call = a_call(prepared.make, places=[2], on=today() + LATER)
    asks = asked_people(call, [member(prepared.make, email="dag@example.org").candidate])
    asks += asked_people(call, [member(prepared.make, phone="+32470000009").candidate])
    asks[1].channel = PoolChannel.MESSAGE
    for asked in asks:
        answering.answer(asked, CallAnswer.YES, [call.shifts[0].id], at=now())
    call.state, call.shifts[0].on = CallState.CLOSED, today() + timedelta(days=days)
    prepared.database.commit()
    prepared.note("call_id", call)
    return call
