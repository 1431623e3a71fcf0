"""What a call makes of an appointment, and how it comes back when the call is undone."""

from datetime import time

from tests.figures import totals
from tests.matching.asking import DAY
from tests.matching.deeds import deeds
from tests.matching.outcomes import OUTCOME, TUESDAY, kinds, note, open_ones, planned
from vrijwilligers.matching.actions import follow_ups, letters, outcomes
from vrijwilligers.matching.models import Appointment
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.rules.letters import LetterTemplateKind
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.wording.letters import kinds_for, notification_options
from vrijwilligers.settings.rules.open_days import OpenDays
from vrijwilligers.vocabulary.clock import now, today


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
    assert (asks.what, asks.task) == (None, FollowUpTask.APPOINTMENT)
    assert also_due.done_at is not None, "the same question is not asked twice"

    assert outcomes.undo(follow_up, by=None, today=today()) is True, (
        "that the organisation was told stays"
    )
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
    outcomes.undo(asks, by=None, today=today())
    assert (made.on, made.begins_at, introduction.since_on) == (TUESDAY, time(14, 30), TUESDAY)


def test_an_appointment_says_again_what_it_said_when_another_one_is_undone(make, database):
    follow_up = planned(make)
    first = AppointmentDetails(on=TUESDAY, begins_at=time(14, 30), place="Hoogstraat 1")
    note(follow_up, OUTCOME.APPOINTMENT, appointment=first)
    (asks,) = open_ones(database)
    other = AppointmentDetails(on=TUESDAY + DAY, place="Laagstraat 2", with_whom="Rita")
    note(asks, OUTCOME.APPOINTMENT, appointment=other)

    outcomes.undo(asks, by=None, today=today())

    made = follow_up.introduction.appointment
    assert (made.on, made.begins_at, made.place) == (TUESDAY, time(14, 30), "Hoogstraat 1")
    assert made.with_whom is None, "the visitor asks for whom they asked for"


def test_a_day_that_was_noted_without_more_is_that_day_again(make, database):
    follow_up = planned(make, IntroductionState.APPOINTMENT)
    introduction = follow_up.introduction
    before = introduction.since_on
    note(follow_up, OUTCOME.APPOINTMENT, appointment=AppointmentDetails(on=before + 2 * DAY))
    outcomes.undo(follow_up, by=None, today=today())
    assert (introduction.since_on, introduction.steps[-1].happened_on) == (before, before)
    assert introduction.appointment is None


def test_a_step_before_an_appointment_keeps_its_day_when_a_new_one_is_undone(make, database):
    follow_up = planned(make)
    introduction, before = follow_up.introduction, follow_up.introduction.since_on
    introduction.appointment = Appointment(on=before - 30 * DAY)  # of before it was reopened
    note(follow_up, OUTCOME.APPOINTMENT, appointment=AppointmentDetails(on=TUESDAY))
    outcomes.undo(follow_up, by=None, today=today())
    assert (introduction.since_on, introduction.steps[-1].happened_on) == (before, before)


def test_what_was_mailed_can_be_called_off_after_it_is_undone(make, database):
    follow_up = planned(make)
    introduction = follow_up.introduction
    introduction.candidate.email = "samira@example.org"
    note(follow_up, OUTCOME.APPOINTMENT, appointment=AppointmentDetails(on=TUESDAY))
    appointment = LetterTemplateKind.APPOINTMENT
    letters.mail(introduction, appointment, by=None, at=now(), address_of="https://x/{}".format)

    outcomes.undo(follow_up, by=None, today=today())

    assert introduction.state == IntroductionState.CONTACTED
    assert LetterTemplateKind.CANCELLED in kinds_for(introduction)
    assert introduction.appointment.on == TUESDAY, "the day that the mail said"
    assert notification_options(introduction).warning, "they may stand there for nothing"


def test_what_a_colleague_took_up_again_stands_in_the_way_of_no_undo(make, database):
    follow_up = planned(make)
    also_due = make.follow_up(introduction=follow_up.introduction)
    note(follow_up, OUTCOME.STARTED)
    follow_ups.reopen(also_due, by=None, today=today())
    note(also_due, OUTCOME.REACHED)
    outcomes.undo(follow_up, by=None, today=today())
    assert follow_up.introduction.state == IntroductionState.CONTACTED
    assert also_due.outcome == OUTCOME.REACHED, "what a colleague noted since stays"


def test_an_undo_says_of_no_organisation_that_it_was_told_by_what_came_later(make, database):
    follow_up = planned(make)
    note(follow_up, OUTCOME.APPOINTMENT, appointment=AppointmentDetails(on=TUESDAY))
    (asks,) = open_ones(database)
    note(asks, OUTCOME.APPOINTMENT, appointment=AppointmentDetails(on=TUESDAY + DAY))
    assert outcomes.undo(asks, by=None, today=today()) is False
