"""What came of a follow-up: one deed moves introduction, follow-up, next date and figures."""

from datetime import date

import pytest

from tests.figures import totals
from tests.matching.asking import DAY
from tests.matching.deeds import deeds
from tests.matching.outcomes import NEXT_OPEN, OUTCOME, kinds, note, open_ones, planned
from vrijwilligers.desk import actions as conversations
from vrijwilligers.desk.rules import Channel
from vrijwilligers.matching.actions import follow_ups, outcomes
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.matching.rules.callees import Callee
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.outcomes import (
    CALLS,
    asked_again,
    outcomes_of,
)
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.steps import QUARTER, HandOver
from vrijwilligers.settings.rules.open_days import OpenDays
from vrijwilligers.vocabulary.clock import as_of, now, today


def test_each_state_has_its_own_outcomes():
    before = (*CALLS, OUTCOME.APPOINTMENT, OUTCOME.STARTED, OUTCOME.ENDED)
    assert outcomes_of(IntroductionState.CONTACTED, names_somebody=True) == before
    assert outcomes_of(IntroductionState.APPOINTMENT, names_somebody=True) == before
    assert outcomes_of(IntroductionState.STARTED, names_somebody=True) == (
        *(*CALLS, OUTCOME.COMPLETED, OUTCOME.STAYED, OUTCOME.ENDED),
    )
    assert outcomes_of(IntroductionState.STAYED, names_somebody=True)[-1] == OUTCOME.DONE
    assert outcomes_of(None, names_somebody=False) == (OUTCOME.DONE,)


def test_who_was_not_reached_is_called_again_on_the_next_open_day(make, database):
    me = make.staff("reception")
    follow_up = planned(make, for_staff=me)

    note(follow_up, OUTCOME.NOT_REACHED, word="voicemail ingesproken")

    (again,) = open_ones(database)
    assert (again.what, again.due_on) == (follow_up.what, NEXT_OPEN)
    assert again.for_staff_id == me.id
    assert follow_up.introduction.state == IntroductionState.CONTACTED
    assert kinds(database) == [FicheEventKind.NOT_REACHED]
    assert totals(database) == {MatchingFact.FOLLOW_UP_DONE: 1}


def test_what_is_done_without_a_call_says_nothing_of_being_reached(make, database):
    note(make.follow_up(candidate=make.candidate()), OUTCOME.DONE)
    assert kinds(database) == []


def test_who_started_long_ago_is_asked_on_the_next_open_day():
    began, days = today() - 2 * QUARTER, OpenDays()
    state = IntroductionState.STARTED
    assert asked_again(OUTCOME.STARTED, state, began, today=today(), open_days=days) == NEXT_OPEN


@pytest.mark.parametrize(
    ("state", "since", "expected"),
    [
        (IntroductionState.CONTACTED, date(2027, 3, 6), date(2027, 3, 15)),  # a week is a Saturday
        (IntroductionState.APPOINTMENT, date(2027, 3, 6), date(2027, 3, 8)),  # it is today
        (IntroductionState.APPOINTMENT, date(2027, 3, 5), date(2027, 3, 15)),  # it was yesterday
    ],
)
def test_who_was_reached_is_asked_again_on_an_open_day(state, since, expected):
    saturday = date(2027, 3, 6)
    again = asked_again(OUTCOME.REACHED, state, since, today=saturday, open_days=OpenDays())
    assert again == expected


def test_who_started_is_asked_after_three_months_and_what_did_not_work_says_why(make, database):
    started, ended = planned(make), planned(make, IntroductionState.APPOINTMENT)

    note(started, OUTCOME.STARTED)
    note(
        ended,
        OUTCOME.ENDED,
        side=EndedBy.ORGANISATION,
        reason=IntroductionEndReason.ALREADY_FILLED,
    )

    (asks,) = open_ones(database)
    assert asks.due_on == OpenDays().first_from(today() + QUARTER)
    assert asks.introduction == started.introduction
    assert ended.introduction.state == IntroductionState.ENDED
    assert ended.introduction.end_reason == IntroductionEndReason.ALREADY_FILLED
    stopped = planned(make, IntroductionState.STARTED)
    note(stopped, OUTCOME.ENDED, side=EndedBy.CANDIDATE, reason=IntroductionEndReason.NO_TIME)
    assert stopped.introduction.state == IntroductionState.STOPPED


def test_a_call_to_the_organisation_says_nothing_of_the_person(make, database):
    follow_up = planned(make, callee=Callee.ORGANISATION)
    before = follow_up.candidate.last_contact_on = today() - 30 * DAY

    note(follow_up, OUTCOME.NOT_REACHED)
    (again,) = open_ones(database)
    assert again.callee == Callee.ORGANISATION
    note(again, OUTCOME.STARTED)

    assert kinds(database) == []
    assert follow_up.candidate.last_contact_on == before
    assert follow_up.introduction.disclosure.told_how == DisclosureChannel.PHONE
    assert open_ones(database)[0].callee is None, "next we ask the person"


def test_what_the_person_says_tells_nobody_how_the_organisation_heard_of_them(make):
    follow_up = planned(make)
    person = follow_up.candidate
    person.last_contact_on = today() - 30 * DAY
    note(follow_up, OUTCOME.STARTED)
    told = follow_up.introduction.disclosure
    assert (told.told_on, told.told_how) == (today(), None)
    assert person.last_contact_on == today()


def test_a_call_stays_with_the_role_that_had_it_and_may_be_tried_again_today(make, database):
    follow_up = planned(make, for_role="coordinator")
    note(follow_up, OUTCOME.NOT_REACHED, next_on=today())
    (again,) = open_ones(database)
    assert (again.for_role, again.due_on) == ("coordinator", today())


def test_what_is_about_no_introduction_is_done_with_a_word(make, database):
    follow_up = make.follow_up(what="Koffie kopen")
    note(follow_up, OUTCOME.DONE, word="op het rek")
    assert (follow_up.outcome, follow_up.outcome_words) == (OUTCOME.DONE, "op het rek")
    assert open_ones(database) == []
    with pytest.raises(outcomes.IsNoOutcome):
        note(make.follow_up(), OUTCOME.REACHED)


def test_an_end_that_is_undone_has_no_reason_any_more(make, database):
    follow_up = planned(make)
    introduction, before = follow_up.introduction, totals(database)
    why = {"side": EndedBy.CANDIDATE, "reason": IntroductionEndReason.NO_TIME}
    note(follow_up, OUTCOME.ENDED, **why)
    outcomes.undo(follow_up, by=None, today=today())
    database.commit()
    assert introduction.state == IntroductionState.CONTACTED
    assert (introduction.end_side, introduction.end_reason) == (None, None)
    assert totals(database) == before


def test_what_was_built_on_is_not_undone(make, database):
    first, second = planned(make), planned(make)
    note(first, OUTCOME.REACHED)
    (asks,) = open_ones(database)[1:]
    note(asks, OUTCOME.STARTED)
    with pytest.raises(outcomes.WentOnSince):
        outcomes.undo(first, by=None, today=today())
    assert first.done_at is not None

    note(second, OUTCOME.STARTED)
    another = make.follow_up(introduction=second.introduction)
    note(another, OUTCOME.STAYED)
    with pytest.raises(outcomes.WentOnSince):
        outcomes.undo(second, by=None, today=today())


def test_a_clock_that_ran_ahead_when_it_was_made_stops_nobody(make, database):
    follow_up = planned(make)
    follow_up.introduction.steps[0].happened_on = today() + 30 * DAY
    database.commit()
    note(follow_up, OUTCOME.STARTED)
    assert follow_up.introduction.state == IntroductionState.STARTED


def test_a_question_goes_to_a_coordinator_or_a_colleague_who_see_who_asked(make, database):
    me, colleague = make.staff("reception"), make.staff("reception")
    follow_up = make.follow_up(for_staff=me)

    follow_ups.hand_over(follow_up, HandOver(for_role="coordinator", words="mag dat?"), by=me.id)
    assert (follow_up.for_staff_id, follow_up.for_role) == (None, "coordinator")
    assert (follow_up.asked_by_id, follow_up.asked_words) == (me.id, "mag dat?")
    follow_ups.hand_over(follow_up, HandOver(for_staff_id=colleague.id), by=me.id)
    assert (follow_up.for_staff_id, follow_up.for_role) == (colleague.id, None)
    assert deeds(database, follow_up) == ["handed over", "handed over"]

    note(follow_up, OUTCOME.DONE)
    with pytest.raises(follow_ups.IsDoneAlready):
        follow_ups.hand_over(follow_up, HandOver(), by=me.id)


def test_a_question_that_was_handed_over_waits_for_its_answer_whatever_else_moves(make):
    follow_up, me = planned(make), make.staff("reception")
    question = make.follow_up(introduction=follow_up.introduction)
    follow_ups.hand_over(question, HandOver(for_role="coordinator"), by=me.id)
    note(follow_up, OUTCOME.STARTED)
    assert question.done_at is None


def test_nobody_is_asked_again_in_a_far_year(make):
    with pytest.raises(outcomes.NextDayIsFarAway):
        note(planned(make), OUTCOME.NOT_REACHED, next_on=date(9999, 12, 31))


def test_an_undone_call_leaves_the_last_contact_where_it_was(make, database):
    follow_up = planned(make)
    person = follow_up.candidate
    before = person.last_contact_on, person.erase_on
    with as_of(now() + 30 * DAY):
        note(follow_up, OUTCOME.REACHED)
        assert person.last_contact_on == today()
        outcomes.undo(follow_up, by=None, today=today())
    assert (person.last_contact_on, person.erase_on) == before


def test_an_undone_call_leaves_the_last_contact_of_whoever_came_by_on_that_day(make, database):
    follow_up, by = planned(make), make.staff("reception").id
    person = follow_up.candidate
    with as_of(now() + 30 * DAY):  # of that day nothing else says it, not the consent either
        note(follow_up, OUTCOME.REACHED)
        conversations.count_with(person, Channel.WALK_IN, by=by, today=today())
        outcomes.undo(follow_up, by=None, today=today())
        assert person.last_contact_on == today()


def test_an_undone_call_leaves_the_last_contact_where_another_call_says_it_too(make, database):
    follow_up = planned(make)
    other = make.follow_up(candidate=follow_up.candidate)
    person = follow_up.candidate
    with as_of(now() + 30 * DAY):
        note(follow_up, OUTCOME.REACHED)
        note(other, OUTCOME.REACHED)
        outcomes.undo(follow_up, by=None, today=today())
        assert person.last_contact_on == today()


def test_an_undone_call_leaves_a_last_contact_of_later_where_it_is(make, database):
    follow_up = planned(make)
    person = follow_up.candidate
    with as_of(now() + 30 * DAY):
        note(follow_up, OUTCOME.REACHED)
        later = person.last_contact_on = today() + DAY
        outcomes.undo(follow_up, by=None, today=today())
    assert person.last_contact_on == later


def test_an_undone_call_leaves_the_last_contact_of_the_day_of_a_consent(make, database):
    follow_up = planned(make)
    person = follow_up.candidate
    person.last_contact_on = today() - 30 * DAY
    note(follow_up, OUTCOME.REACHED)
    outcomes.undo(follow_up, by=None, today=today())
    assert person.last_contact_on == today()
