"""The day of a call and after: reminders, who came, thanks, counting and forgetting."""

from datetime import datetime, timedelta

import pytest

from tests.figures import totals
from tests.pool.calls import a_call, asked_people, member
from vrijwilligers.candidates.actions import withdraw
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions.letters import rewrite
from vrijwilligers.matching.rules.letters import LetterTemplateKind, LetterText
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.pool.actions import answering, calls, ending, problems, reminding
from vrijwilligers.pool.actions.in_turn import each_in_turn
from vrijwilligers.pool.models import Call, CallAsk, CallSeat, PoolAnswerCount, PoolMembership
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries.members import QUARTER
from vrijwilligers.pool.rules.ending import WAITS, how_fast, is_over, what_came
from vrijwilligers.pool.rules.reminding import is_reminded
from vrijwilligers.pool.rules.shifts import ShiftHours
from vrijwilligers.pool.rules.states import CallAnswer, CallState, PoolChannel, Speed
from vrijwilligers.privacy.actions.terms import end_all
from vrijwilligers.records.db import transaction
from vrijwilligers.records.feature import MayWriteTo
from vrijwilligers.records.outbox import Message
from vrijwilligers.registry import announce
from vrijwilligers.vacancies.wording import public_text
from vrijwilligers.vocabulary.clock import BRUSSELS, now, today

YES, NO = CallAnswer.YES, CallAnswer.NO
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ENDS = ("pool_came", "pool_taken", "pool_places", "pool_filled")


def address_of(token):
    return f"https://desk.example.org/pool/answer/{token}"


def _mails(database):
    return [mail.kind for mail in database.query(Message).order_by(Message.id)]


def _two_places(make, people=3, **wanted):
    """Let people say yes to a call with two places, in three days; return it with its asks."""
    call = a_call(make, places=[2], on=today() + timedelta(days=3), **wanted)
    asks = asked_people(call, [member(make, language="fr").candidate for _one in range(people)])
    for asked in asks:
        answering.answer(asked, YES, [call.shifts[0].id], at=now())
    db.session.commit()
    return call, asks


def call_title(call):
    return public_text(call.vacancy, "fr")[1].title


def _ends(call):
    return call.shifts[0].hours.ends


def test_a_call_ends_once_who_came_is_known_or_three_days_later():
    ends = datetime(2026, 3, 7, 17, tzinfo=BRUSSELS)
    assert not is_over(ends, [True], at=ends - HOUR)
    assert is_over(ends, [True, False], at=ends)
    assert is_over(ends, [], at=ends)
    assert not is_over(ends, [True, None], at=ends)
    assert is_over(ends, [True, None], at=ends + WAITS)
    said = ([None, True], [False, False], [None, False], [])
    assert [what_came(one) for one in said] == [True, False, None, None]
    took = (HOUR, 3 * HOUR, 30 * HOUR)
    assert [how_fast(ends, ends + one) for one in took] == ["hour", "day", "later"]
    assert how_fast(ends, None) == "not"


def test_a_reminder_goes_the_day_before_and_not_just_before():
    saturday = datetime(2026, 3, 7, 9, tzinfo=BRUSSELS)
    shift = ShiftHours(on=saturday.date(), begins_at=saturday.time(), ends_at=saturday.time())
    hours = (-24, -23, -3, -2)
    assert [is_reminded(shift, at=saturday + each * HOUR) for each in hours] == [
        False,
        True,
        True,
        False,
    ]


def test_who_comes_tomorrow_is_reminded_once_in_their_language(make, database):
    call, (one, two, _waits) = _two_places(make)
    two.channel = PoolChannel.PHONE
    database.commit()
    at = datetime.combine(call.shifts[0].on, datetime.min.time(), BRUSSELS) - 4 * HOUR
    for _twice in range(2):
        reminding.remind(at, address_of=address_of)
    (mail,) = database.query(Message).all()
    assert (mail.kind, mail.language) == ("pool_reminder", "fr")
    assert "https://desk.example.org/pool/answer/" in mail.body
    assert "DURATION:PT4H" in mail.calendar
    with transaction():
        reminding.note_reminded(two.seats[0], by=None, at=at)
    assert one.seats[0].reminded_at == two.seats[0].reminded_at == at


def test_who_cannot_come_after_all_makes_room_after_the_end_too(make, database):
    call, (one, _two, waits) = _two_places(make)
    calls.close(call, by=None, at=call.answer_until)
    moved = answering.answer(one, NO, at=call.answer_until + HOUR)
    database.commit()
    assert [seat.ask_id for seat in moved] == [waits.id]
    assert (one.introduction_id, waits.introduction.state) == (None, IntroductionState.APPOINTMENT)


def test_after_the_day_who_came_is_placed_and_nothing_is_left_of_who_did_not(make, database):
    call, (one, two, waits) = _two_places(make)
    came, missed = one.introduction, two.introduction
    one.seats[0].came, two.seats[0].came = True, False
    calls.close(call, by=None, at=now())
    database.commit()
    for _twice in range(2):
        ending.end_calls(_ends(call))

    assert call.state == CallState.DONE
    assert came.state == IntroductionState.COMPLETED
    assert (missed.state, missed.end_side) == (IntroductionState.ENDED, EndedBy.CANDIDATE)
    assert missed.end_reason == IntroductionEndReason.NO_TIME, "as of who said so in time"
    assert _mails(database) == ["pool_thanks", "pool_missed"]


def test_who_came_and_who_did_not_read_what_this_desk_writes_in_their_own_language(make, database):
    call, (one, two, _waits) = _two_places(make)
    one.seats[0].came, two.seats[0].came = True, False
    text = LetterText(subject="Merci {name}", body="C’était {task}, {day}.\nAppel {phone}")
    rewrite(LetterTemplateKind.POOL_THANKS, "fr", text, by=None)
    rewrite(LetterTemplateKind.POOL_THANKS, "nl", LetterText(subject="Niet", body="Dit"), by=None)
    calls.close(call, by=None, at=now())
    ending.finish(call, by=None, at=_ends(call))

    thanks, missed = database.query(Message).order_by(Message.id)
    assert thanks.subject == f"Merci {one.candidate.first_name}"
    assert "C’était Taak" in thanks.body.replace(call_title(call), "Taak")
    assert "Appel" not in thanks.body, "a line of which nothing is known is left out"
    assert missed.subject.startswith("Vous nous avez manqué")
    assert "vous n’avez pas pu venir" in missed.body
    assert "{" not in missed.subject + missed.body


def test_an_end_counts_and_forgets_who_said_what(make, database):
    call, (one, two, waits) = _two_places(make)
    one.seats[0].came, two.seats[0].came = True, False
    calls.close(call, by=None, at=now())
    ending.finish(call, by=None, at=_ends(call))
    database.commit()
    assert database.query(CallSeat).count() == 0
    for asked in queries.asks_of(call):
        assert (asked.answer, asked.introduction_id, asked.counted) == (None, None, None)
    assert waits.asked_at, "who was asked rests by it"
    counted = totals(database)
    assert {kind: amount for kind, amount in counted.items() if kind.startswith(ENDS)} == {
        "pool_came:no": 1,
        "pool_came:yes": 1,
        "pool_taken": 2,
        "pool_places": 2,
        "pool_filled:hour": 1,
    }
    (sums,) = database.query(PoolAnswerCount).all()
    assert (sums.asked, sums.yes) == (3, 3)
    left_out = database.query(PoolMembership).order_by(PoolMembership.id)
    assert [one.left_out for one in left_out] == [0, 0, 1]

    end_all(now() + QUARTER - DAY)
    assert database.query(CallAsk).count() == 3
    end_all(now() + QUARTER + DAY)
    assert database.query(CallAsk).count() == 0


def test_who_phoned_for_a_cancelled_call_is_forgotten_too(make, database):
    call = a_call(make, places=[2], on=today() + timedelta(days=3))
    (asked,) = asked_people(call, [member(make).candidate])
    calls.cancel(call, by=None, at=now())
    asked.caller_id, asked.taken_at = make.staff().id, now()
    database.commit()
    ending.end_calls(_ends(call) + timedelta(days=2))
    database.refresh(asked)
    assert (asked.caller_id, asked.taken_at) == (None, None)


def test_who_took_consent_back_is_mailed_nothing_from_then_on(make, database):
    call, (one, two, _waits) = _two_places(make)
    withdraw(one.candidate, ConsentPurpose.FICHE, by=None, today=today())
    database.commit()
    at = datetime.combine(call.shifts[0].on, datetime.min.time(), BRUSSELS) - 4 * HOUR
    reminding.remind(at, address_of=address_of)
    assert [mail.candidate_id for mail in database.query(Message)] == [two.candidate_id]
    calls.cancel(call, by=None, at=now())
    database.commit()
    assert one.candidate_id not in {mail.candidate_id for mail in database.query(Message)}


def test_nobody_is_reminded_of_a_call_that_is_cancelled(make, database):
    call, (one, _two, _waits) = _two_places(make)
    calls.cancel(call, by=None, at=now())
    database.commit()
    with pytest.raises(problems.CallIsNotOpen):
        reminding.note_reminded(one.seats[0], by=None, at=now())
    assert one.seats[0].reminded_at is None


def test_what_nobody_said_waits_for_a_colleague(make, database):
    call, (one, _two, _waits) = _two_places(make)
    made = one.introduction
    calls.close(call, by=None, at=now())
    database.commit()
    ending.end_calls(_ends(call))
    assert call.state == CallState.CLOSED
    ending.end_calls(_ends(call) + WAITS)
    assert (call.state, made.state) == (CallState.DONE, IntroductionState.APPOINTMENT)
    assert _mails(database) == []


def test_a_colleague_ends_a_call_once_its_last_shift_is_over(make, database):
    call, _asks = _two_places(make)
    with pytest.raises(problems.CallIsNotOpen):
        ending.finish(call, by=None, at=_ends(call))
    calls.close(call, by=None, at=now())
    with pytest.raises(problems.CallIsNotOver):
        ending.finish(call, by=None, at=_ends(call) - HOUR)
    ending.finish(call, by=make.staff().id, at=_ends(call))
    database.commit()
    assert call.state == CallState.DONE


def test_a_cancelled_call_forgets_its_answers_after_its_day(make, database):
    call, _asks = _two_places(make)
    calls.cancel(call, by=None, at=now())
    database.commit()
    ending.end_calls(now())
    assert {asked.answer for asked in queries.asks_of(call)} == {YES}
    ending.end_calls(_ends(call) + timedelta(days=2))
    assert {asked.answer for asked in queries.asks_of(call)} == {None}
    assert database.query(CallSeat).count() == 0


def test_who_took_consent_back_gives_the_place_to_who_waits(make, database):
    call, (one, _two, waits) = _two_places(make)
    for consent in one.candidate.consents:
        consent.withdrawn_at = now()
    database.commit()
    calls.next_wave(call, at=now() + HOUR, address_of=address_of)
    database.commit()
    assert [seat.state.value for seat in (one.seats[0], waits.seats[0])] == ["gone", "offered"]


def test_where_one_call_fails_the_others_go_on_and_it_is_logged_by_number(make, database, caplog):
    numbers = [_two_places(make)[0].id for _one in range(3)]
    done = []

    def deed(number):
        database.get(Call, number).speed = Speed.CALM
        if number == numbers[0]:
            raise LookupError("Somebody")
        done.append(number)

    with pytest.raises(LookupError):
        each_in_turn(numbers, deed)
    assert done == numbers[1:]
    assert f"{numbers[0]} of the pool failed: LookupError" in caplog.text
    assert "Somebody" not in caplog.text
    database.expire_all()
    assert [database.get(Call, one).speed for one in numbers] == [None, Speed.CALM, Speed.CALM]


def test_a_reminder_that_is_killed_half_way_goes_on_where_it_stood(make, database):
    calls_of_day = [_two_places(make, people=2)[0] for _one in range(3)]
    at = datetime.combine(calls_of_day[0].shifts[0].on, datetime.min.time(), BRUSSELS) - 4 * HOUR
    made = []

    def killed(token):
        made.append(token)
        if len(made) == 4:
            raise KeyboardInterrupt  # in the midst of the second call
        return address_of(token)

    with pytest.raises(KeyboardInterrupt):
        reminding.remind(at, address_of=killed)
    database.rollback()
    assert len(_mails(database)) == 2  # the first call is whole, of the second nothing went
    for _twice in range(2):
        reminding.remind(at, address_of=address_of)
    people = [mail.candidate_id for mail in database.query(Message)]
    assert len(people) == len({*people}) == 6


def test_a_mail_that_waits_is_not_sent_once_consent_for_the_pool_ends(make, database):
    asked = _two_places(make)[1][0]
    person = asked.candidate
    kinds = ("pool_call", "pool_offer", "pool_moved", "pool_reminder")
    assert all(announce(MayWriteTo(person.id, "pool_call")))
    withdraw(person, ConsentPurpose.POOL, by=None, today=today())
    database.commit()
    assert not any(all(announce(MayWriteTo(person.id, kind))) for kind in kinds)
    assert all(announce(MayWriteTo(person.id, "fiche_ends")))
