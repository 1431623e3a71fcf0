"""The inbox: what is forgotten most easily, each in one basket, and what leaves it."""

import pytest

from tests.matching.asking import DAY
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions import inbox as actions
from vrijwilligers.matching.queries import inbox
from vrijwilligers.matching.rules.inbox import Basket
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome, OutcomeDetails
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import now, today

STATE = IntroductionState
WAITS = {
    Basket.NO_ANSWER: (STATE.CONTACTED, 7),
    Basket.APPOINTMENT: (STATE.APPOINTMENT, 1),
    Basket.QUARTER: (STATE.STARTED, 91),
}


def waiting(make, basket, *, less=0, **wanted):
    state, days = WAITS[basket]
    return make.introduction(state=state, since_on=today() - (days - less) * DAY, **wanted)


def idle(make, days=14, **wanted):
    return make.candidate(last_contact_on=today() - days * DAY, **wanted)


def within(basket):
    return db.session.scalars(inbox.basket(basket, today())).unique().all()


def every_basket():
    return {basket: within(basket) for basket in Basket if within(basket)}


def test_each_stands_in_the_basket_of_its_state_on_the_day_and_not_before(make):
    standing = {basket: [waiting(make, basket)] for basket in WAITS}
    for basket in WAITS:
        waiting(make, basket, less=1)
    make.introduction(state=STATE.CONTACTED, since_on=today() + 400 * DAY)  # a clock ran ahead
    standing[Basket.NO_STEP] = [idle(make)]
    idle(make, 13)
    idle(make, 92)  # who was here so long ago comes again

    assert every_basket() == standing
    assert inbox.counts(today()) == dict.fromkeys(Basket, 1)


def test_what_waits_longest_comes_first(make):
    later, first = idle(make, 20), idle(make, 40)
    assert within(Basket.NO_STEP) == [first, later]


@pytest.mark.parametrize("basket", WAITS)
def test_who_has_a_step_stands_in_no_second_basket(make, basket):
    person = idle(make, 30)
    one = waiting(make, basket, candidate=person)
    assert every_basket() == {basket: [one]}


def test_who_moved_lately_has_something_planned_or_a_place_is_not_without_a_step(make):
    placed = ((STATE.STAYED, 60), (STATE.COMPLETED, 60))
    for state, days in (*placed, (STATE.ENDED, 3), (STATE.PROPOSED, 2)):
        ended = {"end_side": "desk", "end_reason": "other"} if state == STATE.ENDED else {}
        since = today() - days * DAY
        make.introduction(candidate=idle(make), state=state, since_on=since, **ended)
    make.follow_up(candidate=idle(make), due_on=today() + 3 * DAY)
    assert every_basket() == {}

    done = make.follow_up(candidate=idle(make), done_at=now())
    assert every_basket() == {Basket.NO_STEP: [done.candidate]}


def test_what_is_due_stands_there_and_what_is_planned_ahead_does_not(make):
    due, ahead = waiting(make, Basket.NO_ANSWER), waiting(make, Basket.NO_ANSWER)
    make.follow_up(introduction=due, candidate=due.candidate)
    make.follow_up(introduction=ahead, candidate=ahead.candidate, due_on=today() + DAY)
    assert every_basket() == {Basket.NO_ANSWER: [due]}


@pytest.mark.parametrize("wanted", [{"consents": []}, {"restricted_at": now()}])
def test_whose_fiche_may_not_be_used_is_in_no_basket_p04(make, wanted):
    person = idle(make, **({"consents": [ConsentPurpose.FICHE]} | wanted))
    for basket in WAITS:
        waiting(make, basket, candidate=idle(make, **wanted))
    assert person not in within(Basket.NO_STEP)
    assert every_basket() == {}


def test_nobody_is_reminded_until_the_day_that_was_chosen(make, database):
    person, until = idle(make), today() + 5 * DAY
    one = waiting(make, Basket.NO_ANSWER, candidate=make.candidate())
    other = waiting(make, Basket.QUARTER, candidate=one.candidate)

    actions.pause(one.candidate, one, until, by=None, today=today())
    actions.pause(person, None, until, by=None, today=today())
    assert every_basket() == {Basket.QUARTER: [other]}
    actions.pause(one.candidate, None, until, by=None, today=today())
    assert every_basket() == {}
    database.flush()
    assert db.session.scalars(inbox.basket(Basket.NO_STEP, until)).all() == [person]

    actions.pause(person, None, until + DAY, by=None, today=today())
    assert inbox.pause_of(person.id, None).until == until + DAY
    with pytest.raises(actions.ReminderPauseIsOver):
        actions.pause(person, None, today(), by=None, today=today())
    with pytest.raises(actions.PauseIsTooFar):
        actions.pause(person, None, today() + 400 * DAY, by=None, today=today())


@pytest.mark.parametrize("outcome", [FollowUpOutcome.REACHED, FollowUpOutcome.NOT_REACHED])
def test_who_was_called_leaves_the_basket_and_is_asked_again(make, outcome):
    details = OutcomeDetails(outcome=outcome)
    for basket in WAITS:
        one = waiting(make, basket)
        follow_up = actions.note(basket, one, details, by=None, today=today())
        assert follow_up.done_at is not None
    person = idle(make)
    actions.note(Basket.NO_STEP, person, details, by=None, today=today())
    assert every_basket() == {}
    with pytest.raises(actions.StandsThereNoMore):
        actions.note(Basket.NO_STEP, person, details, by=None, today=today())


def test_a_call_from_the_basket_does_what_was_due_about_the_same(make, database):
    one = waiting(make, Basket.NO_ANSWER)
    due = make.follow_up(introduction=one, candidate=one.candidate)
    details = OutcomeDetails(outcome=FollowUpOutcome.NOT_REACHED)
    assert actions.note(Basket.NO_ANSWER, one, details, by=None, today=today()) is due


def test_a_longer_basket_takes_no_more_questions(make, asked, database):
    counted = []
    for _ in range(2):
        for _ in range(3):
            waiting(make, Basket.NO_ANSWER)
        database.expire_all()
        before = len(asked)
        for one in inbox.page_of(Basket.NO_ANSWER, today(), number=1).items:
            assert one.candidate.short_name
            assert one.vacancy.text_in("nl")[1].title
            assert one.vacancy.organisation.name
        counted.append(len(asked) - before)
    assert counted[0] == counted[1] <= 4
