"""Calls to make up: with shifts, and with people who are asked."""

from datetime import time, timedelta

from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import text_of
from vrijwilligers.extensions import db
from vrijwilligers.pool.actions.applying import apply
from vrijwilligers.pool.models import (
    Call,
    CallAsk,
    CallSeat,
    CallShift,
    CallTemplate,
    PoolCategory,
    PoolMembership,
    PoolPlace,
)
from vrijwilligers.pool.rules.bands import AskedLately, Notice
from vrijwilligers.pool.rules.details import ApplicationDetails, MembershipDetails, ShiftDetails
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import CallAnswer, CallerOutcome, CallState, PoolChannel
from vrijwilligers.vocabulary.clock import now, today

SATURDAY = today() + timedelta(days=7 + (5 - today().weekday()) % 7)


def a_call(make, *, places, begins=(9, 13, 17), on=SATURDAY, **wanted):
    """Make a call of which answers are taken, with a shift of four hours for each of ``places``."""
    at = now()
    values = {
        "vacancy_id": make.vacancy(places=None).id,
        "state": CallState.ASKING,
        "asked_at": at,
        "answer_until": at + timedelta(days=1),
    }
    call = Call(**values | wanted)
    call.shifts = [
        CallShift(
            place=place,
            on=on,
            begins_at=time(begins[place]),
            ends_at=time(begins[place] + 4),
            places=amount,
        )
        for place, amount in enumerate(places)
    ]
    db.session.add(call)
    db.session.commit()
    return call


def a_template(call, name="Eetstand", **wanted):
    """Keep a call with a name."""
    template = CallTemplate(call_id=call.id, name=name, **wanted)
    db.session.add(template)
    db.session.commit()
    return template


def asked(make, call, people):
    """Ask so many people for a call."""
    return asked_people(call, [make.candidate() for _one in range(people)])


def asked_people(call, candidates):
    """Ask these people for a call."""
    asks = [
        CallAsk(
            call_id=call.id,
            candidate_id=candidate.id,
            wave=1,
            channel=PoolChannel.MAIL,
            asked_at=now(),
            notice=Notice.DAY,
            asked_lately=AskedLately.NEVER,
            shifts=(1 << len(call.shifts)) - 1,
        )
        for candidate in candidates
    ]
    db.session.add_all(asks)
    db.session.commit()
    return asks


def seated(ask, place=0, state=SeatState.SEATED):
    """Give somebody who is asked a place in a shift, or let them wait for it."""
    seat = CallSeat(ask_id=ask.id, shift_id=ask.call.shifts[place].id, state=state)
    ask.answer = CallAnswer.YES
    ask.answered_at = seat.answered_at = now()
    db.session.add(seat)
    db.session.commit()
    return seat


def in_the_pool(make, person, colleague, introduction):
    """Make what the pool may know of somebody: wishes, a question, an answer and a seat."""
    call = a_call(make, places=[2])
    (asked,) = asked_people(call, [person])
    asked.answer, asked.answered_at = CallAnswer.YES, now()
    asked.caller_id, asked.taken_at = colleague.id, now()
    asked.to_tell_since = now()
    asked.caller_outcome = CallerOutcome.NOT_REACHED
    seat = CallSeat(ask_id=asked.id, shift_id=call.shifts[0].id, state=SeatState.OFFERED)
    seat.answered_at = seat.offered_until = now()
    seat.came, seat.reminded_at = True, now()
    asked.introduction = introduction
    membership = PoolMembership(
        candidate_id=person.id,
        days=3,
        notice=Notice.DAY,
        most_a_month=2,
        channel=PoolChannel.MAIL,
        joined_on=today(),
        paused_until=today(),
        left_out=1,
        sure_on=today(),
        asked_still_at=now(),
        still_asked=1,
        categories=[PoolCategory(code="food")],
        places=[PoolPlace(municipality="21012")],
    )
    return [seat, membership]


def member(make, consents=(ConsentPurpose.FICHE, ConsentPurpose.POOL), **wanted):
    """Let somebody be in the pool who may be asked a day before."""
    person = make.candidate(consents=consents, **wanted)
    membership = PoolMembership(
        candidate_id=person.id,
        notice=Notice.HOUR,
        channel=PoolChannel.MAIL,
        joined_on=today(),
        sure_on=today(),
    )
    db.session.add(membership)
    db.session.commit()
    return membership


def shift_details(on=SATURDAY, begins=10, ends=14, places=4):
    """Type a shift."""
    return ShiftDetails(on=on, begins_at=time(begins), ends_at=time(ends), places=places)


def an_application(database, **wanted):
    """Let somebody ask on the public page to join, who gave a phone number alone."""
    said = {"given_name": "Mira", "phone": "+32470000081", "language": "nl"} | wanted
    wishes = MembershipDetails(channel=PoolChannel.PHONE, notice=Notice.DAY)
    shown = {one: text_of(one, "nl").digest for one in (ConsentPurpose.FICHE, ConsentPurpose.POOL)}
    details = ApplicationDetails(**said, shown=shown, wishes=wishes)
    application = apply(details, at=now(), address_of="https://example.org/{}".format)
    database.commit()
    return application
