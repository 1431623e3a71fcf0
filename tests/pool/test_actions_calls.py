"""A call goes out in waves, mails are in each one's language, and who must not be asked is not."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.pool.calls import SATURDAY, member, shift_details
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.matching.actions.problems import NoSuchHour
from vrijwilligers.pool.actions import answering, calls, joining, problems
from vrijwilligers.pool.models import PoolAnswerCount
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries.plans import expected_answers, plan_of
from vrijwilligers.pool.rules.bands import AskedLately, Notice
from vrijwilligers.pool.rules.details import CallDetails, MembershipDetails
from vrijwilligers.pool.rules.eligibility import NotAskedReason
from vrijwilligers.pool.rules.states import CallAnswer, CallState, PoolChannel, Speed
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import BRUSSELS, today

FRIDAY = datetime.combine(SATURDAY - timedelta(days=1), time(10), BRUSSELS)
UNTIL = FRIDAY + timedelta(hours=11)


def clock_goes_forward():
    """Return the next last Sunday of March after the Saturday of a call."""
    ends = (date(SATURDAY.year + later, 3, 31) for later in (0, 1))
    sundays = (day - timedelta(days=(day.weekday() + 1) % 7) for day in ends)
    return next(day for day in sundays if day > SATURDAY)


def address_of(token):
    return f"https://desk.example.org/pool/answer/{token}"


def _made(make, **shift):
    details = CallDetails(answer_until=UNTIL, shifts=(shift_details(**shift),))
    return calls.make(make.vacancy(), details, by=None, at=FRIDAY)


def _asked(call, at=FRIDAY, speed=Speed.URGENT):
    return calls.ask(call, speed, by=None, at=at, address_of=address_of)


def test_a_call_is_mailed_to_who_may_be_asked_each_in_their_language(make, database):
    french, paused = member(make, language="fr"), member(make)
    no_consent = member(make, consents=(ConsentPurpose.FICHE,))
    joining.pause(paused, today() + timedelta(days=30), by=None)
    call = _made(make, places=2)
    planned = plan_of(call, at=FRIDAY)
    assert [one.member.id for one in planned.whom.first] == [french.candidate_id]
    assert planned.whom.others == {NotAskedReason.PAUSED: 1}
    assert no_consent.candidate_id not in {one.member.id for one in planned.whom.first}

    (asked,) = _asked(call)
    database.commit()
    assert (asked.candidate_id, asked.wave, call.state) == (
        french.candidate_id,
        1,
        CallState.ASKING,
    )
    (mail,) = database.query(Message).all()
    assert (mail.kind, mail.language) == ("pool_call", "fr")
    assert "https://desk.example.org/pool/answer/" in mail.body
    assert _asked(call, at=FRIDAY + timedelta(minutes=20)) == []
    assert queries.last_wave(call) == 1


def test_a_call_goes_on_by_itself_until_its_end_and_twice_is_once(make, database):
    one, two = member(make), member(make)
    call = _made(make, places=1)
    asks = {asked.candidate_id: asked for asked in _asked(call)}
    shift = call.shifts[0].id
    for person in (one, two):
        answering.answer(asks[person.candidate_id], CallAnswer.YES, [shift], at=FRIDAY)
    seat = asks[one.candidate_id].seats[0]
    answering.fall_out(seat, at=FRIDAY + timedelta(minutes=5))
    database.commit()
    calls.next_wave(call, at=FRIDAY + timedelta(hours=1), address_of=address_of)
    calls.next_wave(call, at=FRIDAY + timedelta(hours=1), address_of=address_of)
    assert [mail.kind for mail in database.query(Message)] == ["pool_call"] * 2
    calls.next_wave(call, at=UNTIL, address_of=address_of)
    assert call.state == CallState.CLOSED
    with pytest.raises(problems.CallIsNotOpen):
        _asked(call)


def test_who_cancels_a_call_ends_its_links_and_counts_what_was_answered(make, database):
    member(make), member(make)
    call = _made(make, places=1)
    first, _second = _asked(call)
    answering.answer(first, CallAnswer.YES, [call.shifts[0].id], at=FRIDAY)
    calls.cancel(call, by=None, at=FRIDAY + timedelta(hours=2))
    database.commit()
    (count,) = database.query(PoolAnswerCount).all()
    assert (count.notice, count.asked_lately) == (Notice.DAY, AskedLately.NEVER)
    assert (count.asked, count.yes, count.within_hour) == (2, 1, 1)
    assert expected_answers().rate > 0.15
    with pytest.raises(problems.CallIsNotOpen):
        calls.close(call, by=None, at=FRIDAY)


@pytest.mark.parametrize(
    ("shift", "problem"),
    [
        ({"on": FRIDAY.date(), "begins": 9, "ends": 12}, problems.ShiftIsOver),
        ({"on": clock_goes_forward(), "begins": 2}, NoSuchHour),
        ({"begins": 6, "ends": 23}, problems.ShiftIsTooLong),
        (
            {"on": SATURDAY - timedelta(days=1), "begins": 12, "ends": 14},
            problems.AnswersEndTooLate,
        ),
    ],
)
def test_a_call_that_cannot_be_is_refused_and_leaves_nothing(make, database, shift, problem):
    with pytest.raises(problem):
        _made(make, **shift)
    assert queries.newest() == []


def test_a_call_without_a_shift_or_with_nine_is_refused(make):
    for shifts, problem in (
        ((), problems.CallHasNoShift),
        (tuple(shift_details() for _one in range(9)), problems.TooManyShifts),
    ):
        with pytest.raises(problem):
            calls.make(
                make.vacancy(), CallDetails(answer_until=UNTIL, shifts=shifts), by=None, at=FRIDAY
            )


def test_nobody_joins_without_consent_or_without_a_way_to_be_asked(make, database):
    wishes = MembershipDetails(channel=PoolChannel.MESSAGE, notice=Notice.DAY)
    stranger = make.candidate()
    with pytest.raises(problems.NotInThePool):
        joining.join(stranger, wishes, by=None, today=today())
    agreed = make.candidate(consents=(ConsentPurpose.FICHE, ConsentPurpose.POOL))
    with pytest.raises(problems.ChannelIsMissing):
        joining.join(agreed, wishes, by=None, today=today())

    membership = member(make)
    joining.pause(membership, None, by=None)
    joining.leave(membership, by=None)
    database.commit()
    assert plan_of(_made(make), at=FRIDAY).whom.first == []
