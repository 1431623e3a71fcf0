"""A yes to a call makes an introduction with its disclosure, and what takes it back."""

from datetime import timedelta

from tests.figures import totals
from tests.pool.calls import a_call, asked_people, member
from vrijwilligers.candidates import actions as candidate_actions
from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.extensions import db
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.matching.models import Disclosure, Introduction, Recall
from vrijwilligers.matching.queries import is_shared
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import EndedBy, IntroductionState
from vrijwilligers.pool.actions import answering, calls
from vrijwilligers.pool.rules.states import CallAnswer
from vrijwilligers.vocabulary.clock import now, today

YES, NO = CallAnswer.YES, CallAnswer.NO
DAYS = timedelta(days=3)


def _asked(make, people=1, places=(1, 1), **wanted):
    call = a_call(make, places=list(places), on=today() + DAYS, **wanted)
    return call, asked_people(call, [member(make).candidate for _one in range(people)])


def _say(asked, said, *shifts, **how):
    call = asked.call
    return answering.answer(asked, said, [call.shifts[one].id for one in shifts], at=now(), **how)


def test_a_place_is_an_appointment_with_the_words_that_were_promised(make, database):
    call, (one, two) = _asked(make, people=2, places=(1,))
    _say(one, YES, 0)
    _say(two, YES, 0)
    database.commit()

    (made,) = database.query(Introduction).all()
    assert (made.candidate_id, made.vacancy_id) == (one.candidate_id, call.vacancy_id)
    assert made.state == IntroductionState.APPOINTMENT
    assert (made.appointment.on, made.appointment.begins_at.hour) == (today() + DAYS, 9)
    yes = made.disclosure
    assert (yes.rests_on, yes.way, yes.told_on) == (ConsentPurpose.POOL, ConsentWay.ONLINE, None)
    assert call.vacancy.organisation.name in yes.text
    assert is_shared(made), "the yes to a call needs no consent for sharing"


def test_a_no_takes_back_what_nobody_heard_and_what_was_counted(make, database):
    _call, (one, two) = _asked(make, people=2, places=(1,))
    _say(one, YES, 0)
    _say(two, YES, 0)
    _say(one, NO)
    _say(two, YES, 0)
    database.commit()

    (made,) = database.query(Introduction).all()
    assert made.candidate_id == two.candidate_id
    assert database.query(Disclosure).count() == 1
    counted = totals(database, MatchingFact.INTRODUCTION_STEP)
    assert counted == {"introduction_step:proposed": 1, "introduction_step:appointment": 1}
    assert one.introduction_id is None


def test_what_the_organisation_heard_ends_and_is_kept(make, database):
    _call, (one,) = _asked(make)
    _say(one, YES, 0)
    made = one.introduction
    made.disclosure.told_on, made.disclosure.told_how = today(), DisclosureChannel.EMAIL
    _say(one, NO)
    _say(one, YES, 1)
    database.commit()

    assert (made.state, made.end_side) == (IntroductionState.ENDED, EndedBy.CANDIDATE)
    assert one.introduction is not made
    assert one.introduction.appointment.begins_at.hour == 13


def test_another_shift_moves_the_appointment(make, database):
    _call, (one,) = _asked(make)
    _say(one, YES, 0)
    made = one.introduction_id
    _say(one, YES, 1, by=make.staff().id)
    database.commit()
    assert one.introduction_id == made
    assert one.introduction.appointment.begins_at.hour == 13


def test_an_introduction_that_runs_is_respected(make, database):
    call, (one,) = _asked(make)
    runs = make.introduction(candidate=one.candidate, vacancy=call.vacancy)
    make.disclosure(runs, rests_on=ConsentPurpose.POOL)
    _say(one, YES, 0)
    _say(one, NO)
    database.commit()
    assert (runs.state, one.introduction_id) == (IntroductionState.PROPOSED, None)


def test_one_that_can_only_end_makes_room_for_the_new_yes(make, database):
    call, (one,) = _asked(make)
    runs = make.introduction(candidate=one.candidate, vacancy=call.vacancy)
    make.disclosure(runs, withdrawn_at=now())
    _say(one, YES, 0)
    database.commit()
    assert runs.state == IntroductionState.ENDED
    assert one.introduction.state == IntroductionState.APPOINTMENT


def test_who_takes_consent_for_the_pool_back_is_expected_nowhere(make, database):
    _call, (one, two) = _asked(make, people=2)
    for each in (one, two):
        _say(each, YES, 0 if each is one else 1)
    made, told = one.introduction, two.introduction
    told.disclosure.told_on = today()
    for each in (one, two):
        candidate_actions.withdraw(each.candidate, ConsentPurpose.POOL, by=None, today=today())
    database.commit()

    assert made.state == IntroductionState.ENDED
    assert not is_shared(told)
    assert database.query(Recall).one().organisation_id == told.vacancy.organisation_id


def test_a_call_that_is_cancelled_expects_nobody(make, database):
    call, (one, two) = _asked(make, people=2)
    for each in (one, two):
        _say(each, YES, 0 if each is one else 1)
    told = two.introduction
    told.disclosure.told_on = today()
    calls.cancel(call, by=None, at=now())
    db.session.commit()
    assert database.query(Introduction).all() == [told]
    assert (told.state, told.end_side) == (IntroductionState.ENDED, EndedBy.ORGANISATION)
