"""What came of a follow-up: one deed moves introduction, follow-up, next date and figures."""

from datetime import date, time

import pytest
from sqlalchemy import select

from tests.figures import totals
from tests.matching.asking import DAY
from tests.matching.deeds import deeds
from vrijwilligers.desk import actions as conversations
from vrijwilligers.desk.rules import Channel
from vrijwilligers.matching.actions import follow_ups, letters, outcomes
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.matching.models import Appointment, FicheEvent, FollowUp
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.callees import Callee
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.letters import LetterTemplateKind
from vrijwilligers.matching.rules.outcomes import (
    CALLS,
    FollowUpOutcome,
    OutcomeDetails,
    asked_again,
    outcomes_of,
)
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.steps import QUARTER, HandOver
from vrijwilligers.matching.wording.letters import kinds_for, notification_options
from vrijwilligers.settings.rules.open_days import OpenDays
from vrijwilligers.vocabulary.clock import as_of, now, today

OUTCOME = FollowUpOutcome
NEXT_OPEN = OpenDays().next_after(today())
TUESDAY = OpenDays(weekdays=frozenset({1})).next_after(today())


def planned(make, state=IntroductionState.CONTACTED, **wanted):
    introduction = make.introduction(state=state)
    make.disclosure(introduction)
    about = {"introduction": introduction, "candidate": introduction.candidate}
    return make.follow_up(what="Samira bellen: is het gelukt?", **about | wanted)


def note(follow_up, outcome, **details):
    outcomes.note(follow_up, OutcomeDetails(outcome=outcome, **details), by=None, today=today())


def open_ones(database):
    still = select(FollowUp).where(FollowUp.done_at.is_(None)).order_by(FollowUp.id)
    return database.scalars(still).all()


def kinds(database):
    return database.scalars(select(FicheEvent.kind).order_by(FicheEvent.id)).all()


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


def test_an_appointment_moves_all_at_once_and_comes_back_all_at_once(make, database):
    follow_up = planned(make)
    also_due = make.follow_up(introduction=follow_up.introduction)
    introduction = follow_up.introduction
    meeting = AppointmentDetails(on=TUESDAY, begins_at=time(14, 30), place="Hoogstraat 1")

    note(follow_up, OUTCOME.APPOINTMENT, appointment=meeting)

    assert introduction.state == IntroductionState.APPOINTMENT
    assert (introduction.since_on, introduction.appointment.begins_at) == (TUESDAY, time(14, 30))
    assert introduction.disclosure.told_on == today()
    (asks,) = open_ones(database)
    assert asks.due_on == OpenDays().next_after(TUESDAY)
    assert asks.what.startswith(f"Bel {introduction.candidate.first_name}")
    assert also_due.done_at is not None, "the same question is not asked twice"

    assert outcomes.undo(follow_up, by=None) is True, "that the organisation was told stays"
    assert open_ones(database) == [follow_up, also_due]
    assert (introduction.state, introduction.since_on) == (IntroductionState.CONTACTED, today())
    assert introduction.appointment is None
    assert introduction.disclosure.told_on == today()
    assert kinds(database) == []
    assert totals(database) == {}
    assert deeds(database, follow_up) == ["done", "reopened"]


def test_another_day_for_an_appointment_keeps_what_is_not_said_anew(make, database):
    follow_up = planned(make)
    meeting = AppointmentDetails(on=TUESDAY, begins_at=time(14, 30), place="Hoogstraat 1")
    note(follow_up, OUTCOME.APPOINTMENT, appointment=meeting)
    (asks,) = open_ones(database)
    introduction, later = follow_up.introduction, TUESDAY + DAY

    note(asks, OUTCOME.APPOINTMENT, appointment=AppointmentDetails(on=later))

    made = introduction.appointment
    assert (made.on, made.begins_at, made.place) == (later, None, "Hoogstraat 1")
    assert len(introduction.steps) == 2
    outcomes.undo(asks, by=None)
    assert (made.on, made.begins_at, introduction.since_on) == (TUESDAY, time(14, 30), TUESDAY)


def test_an_appointment_says_again_what_it_said_when_another_one_is_undone(make, database):
    follow_up = planned(make)
    first = AppointmentDetails(on=TUESDAY, begins_at=time(14, 30), place="Hoogstraat 1")
    note(follow_up, OUTCOME.APPOINTMENT, appointment=first)
    (asks,) = open_ones(database)
    other = AppointmentDetails(on=TUESDAY + DAY, place="Laagstraat 2", with_whom="Rita")
    note(asks, OUTCOME.APPOINTMENT, appointment=other)

    outcomes.undo(asks, by=None)

    made = follow_up.introduction.appointment
    assert (made.on, made.begins_at, made.place) == (TUESDAY, time(14, 30), "Hoogstraat 1")
    assert made.with_whom is None, "the visitor asks for whom they asked for"


def test_a_day_that_was_noted_without_more_is_that_day_again(make, database):
    follow_up = planned(make, IntroductionState.APPOINTMENT)
    introduction = follow_up.introduction
    before = introduction.since_on
    note(follow_up, OUTCOME.APPOINTMENT, appointment=AppointmentDetails(on=before + 2 * DAY))
    outcomes.undo(follow_up, by=None)
    assert (introduction.since_on, introduction.steps[-1].happened_on) == (before, before)
    assert introduction.appointment is None


def test_a_step_before_an_appointment_keeps_its_day_when_a_new_one_is_undone(make, database):
    follow_up = planned(make)
    introduction, before = follow_up.introduction, follow_up.introduction.since_on
    introduction.appointment = Appointment(on=before - 30 * DAY)  # of before it was reopened
    note(follow_up, OUTCOME.APPOINTMENT, appointment=AppointmentDetails(on=TUESDAY))
    outcomes.undo(follow_up, by=None)
    assert (introduction.since_on, introduction.steps[-1].happened_on) == (before, before)


def test_what_was_mailed_can_be_called_off_after_it_is_undone(make, database):
    follow_up = planned(make)
    introduction = follow_up.introduction
    introduction.candidate.email = "samira@example.org"
    note(follow_up, OUTCOME.APPOINTMENT, appointment=AppointmentDetails(on=TUESDAY))
    appointment = LetterTemplateKind.APPOINTMENT
    letters.mail(introduction, appointment, by=None, at=now(), address_of="https://x/{}".format)

    outcomes.undo(follow_up, by=None)

    assert introduction.state == IntroductionState.CONTACTED
    assert LetterTemplateKind.CANCELLED in kinds_for(introduction)
    assert notification_options(introduction).warning, "they may stand there for nothing"


def test_what_a_colleague_took_up_again_stands_in_the_way_of_no_undo(make, database):
    follow_up = planned(make)
    also_due = make.follow_up(introduction=follow_up.introduction)
    note(follow_up, OUTCOME.STARTED)
    follow_ups.reopen(also_due, by=None)
    note(also_due, OUTCOME.REACHED)
    outcomes.undo(follow_up, by=None)
    assert follow_up.introduction.state == IntroductionState.CONTACTED
    assert also_due.outcome == OUTCOME.REACHED, "what a colleague noted since stays"


def test_an_undo_says_of_no_organisation_that_it_was_told_by_what_came_later(make, database):
    follow_up = planned(make)
    note(follow_up, OUTCOME.APPOINTMENT, appointment=AppointmentDetails(on=TUESDAY))
    (asks,) = open_ones(database)
    note(asks, OUTCOME.APPOINTMENT, appointment=AppointmentDetails(on=TUESDAY + DAY))
    assert outcomes.undo(asks, by=None) is False


def test_what_is_done_without_a_call_says_nothing_of_being_reached(make, database):
    note(make.follow_up(candidate=make.candidate()), OUTCOME.DONE)
    assert kinds(database) == []


def test_who_started_long_ago_is_asked_on_the_next_open_day():
    began, days = today() - 2 * QUARTER, OpenDays()
    state = IntroductionState.STARTED
    assert asked_again(OUTCOME.STARTED, state, began, today=today(), open_days=days) == NEXT_OPEN


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
    before = follow_up.candidate.last_contact_on

    note(follow_up, OUTCOME.NOT_REACHED)

    assert kinds(database) == []
    assert follow_up.candidate.last_contact_on == before
    assert open_ones(database)[0].callee == Callee.ORGANISATION


def test_what_is_about_no_introduction_is_done_with_a_word(make, database):
    follow_up = make.follow_up(what="Koffie kopen")
    note(follow_up, OUTCOME.DONE, word="op het rek")
    assert (follow_up.outcome, follow_up.outcome_words) == (OUTCOME.DONE, "op het rek")
    assert open_ones(database) == []
    with pytest.raises(outcomes.IsNoOutcome):
        note(make.follow_up(), OUTCOME.REACHED)


def test_what_was_built_on_is_not_undone(make, database):
    first, second = planned(make), planned(make)
    note(first, OUTCOME.REACHED)
    (asks,) = open_ones(database)[1:]
    note(asks, OUTCOME.STARTED)
    with pytest.raises(outcomes.WentOnSince):
        outcomes.undo(first, by=None)
    assert first.done_at is not None

    note(second, OUTCOME.STARTED)
    another = make.follow_up(introduction=second.introduction)
    note(another, OUTCOME.STAYED)
    with pytest.raises(outcomes.WentOnSince):
        outcomes.undo(second, by=None)


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
        outcomes.undo(follow_up, by=None)
    assert (person.last_contact_on, person.erase_on) == before


def test_an_undone_call_leaves_the_last_contact_of_whoever_came_by_on_that_day(make, database):
    follow_up, by = planned(make), make.staff("reception").id
    person = follow_up.candidate
    person.last_contact_on = today() - 30 * DAY
    note(follow_up, OUTCOME.REACHED)
    conversations.count_with(person, Channel.WALK_IN, by=by, today=today())
    outcomes.undo(follow_up, by=None)
    assert person.last_contact_on == today()


def test_an_undone_call_leaves_the_last_contact_where_a_consent_or_a_call_says_it_too(
    make, database
):
    follow_up = planned(make)
    other = make.follow_up(candidate=follow_up.candidate)
    person = follow_up.candidate
    person.last_contact_on = today() - 30 * DAY
    note(follow_up, OUTCOME.REACHED)
    note(other, OUTCOME.REACHED)
    outcomes.undo(follow_up, by=None)
    assert person.last_contact_on == today()
