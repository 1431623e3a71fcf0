"""Appointments: made with the step, changed afterwards, and refused when no clock shows them."""

from datetime import date, time, timedelta

import pytest

from tests.matching.deeds import DAY, deeds, introduce
from vrijwilligers.matching.actions import problems
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.actions.withdrawing import withdraw
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.steps import StepDetails
from vrijwilligers.vocabulary.clock import now, today

TEN = time(10)


def make_it(introduction, *, day=None, by=None, step=None, at=None, **wanted):
    day = day or today() + 3 * DAY
    details = AppointmentDetails(on=day, begins_at=at, **wanted)
    return make_appointment(introduction, details, by=by, today=today(), step=step)


def test_an_appointment_and_its_step_are_one_deed(make, database):
    (introduction,) = introduce(make.candidate(), make.vacancy())
    step = StepDetails(
        target=IntroductionState.APPOINTMENT,
        on=today(),
        note="Ze kijkt ernaar uit.",
        told_how=DisclosureChannel.PHONE,
    )
    made = make_it(introduction, at=TEN, place="Lepelstraat 14, 1070 Anderlecht", step=step)
    database.commit()

    assert introduction.state == IntroductionState.APPOINTMENT
    assert introduction.steps[-1].happened_on == made.on == today() + 3 * DAY
    assert introduction.steps[-1].note == "Ze kijkt ernaar uit."
    assert introduction.disclosure.told_how == DisclosureChannel.PHONE
    assert (made.begins_at, made.place) == (TEN, "Lepelstraat 14, 1070 Anderlecht")
    assert deeds(database, introduction)[-2:] == ["appointment", "appointment made"]


def test_an_appointment_that_moves_is_the_same_one_on_another_day(make, database):
    (introduction,) = introduce(make.candidate(), make.vacancy())
    made = make_it(introduction, at=TEN, with_whom="Leen")
    database.commit()
    seen, steps = introduction.version, len(introduction.steps)

    changed = make_it(introduction, day=today() + 9 * DAY, at=time(14, 30))
    database.commit()

    assert changed is made
    assert (changed.begins_at, changed.with_whom) == (time(14, 30), None)
    assert introduction.steps[-1].happened_on == introduction.since_on == today() + 9 * DAY
    assert len(introduction.steps) == steps
    assert introduction.version > seen  # who has the page open is told
    assert deeds(database, introduction)[-1] == "appointment changed"
    seen = introduction.version
    make_it(introduction, day=today() + 9 * DAY, at=time(14, 30), place="Kaai 1")
    database.commit()
    assert introduction.version > seen  # also of another place on the same day


@pytest.mark.parametrize(
    ("days", "refusal"),
    [(-1, problems.AppointmentIsOver), (400, problems.DayIsTooFar)],
)
def test_no_appointment_is_over_or_a_year_away(make, days, refusal):
    (introduction,) = introduce(make.candidate(), make.vacancy())
    with pytest.raises(refusal):
        make_it(introduction, day=today() + days * DAY)
    assert introduction.appointment is None
    assert introduction.state == IntroductionState.PROPOSED


@pytest.mark.parametrize(
    ("at", "exists"), [(time(1, 59), True), (time(2), False), (time(2, 59), False), (time(3), True)]
)
def test_no_appointment_is_in_the_hour_that_the_clock_skips(make, at, exists):
    (introduction,) = introduce(make.candidate(), make.vacancy())
    spring = date(2027, 3, 28)
    details = AppointmentDetails(on=spring, begins_at=at)
    if exists:
        made = make_appointment(introduction, details, by=None, today=spring - 5 * DAY)
        assert made.begins_at == at
    else:
        with pytest.raises(problems.NoSuchHour):
            make_appointment(introduction, details, by=None, today=spring - 5 * DAY)


def test_the_hour_that_comes_twice_is_an_hour(make):
    (introduction,) = introduce(make.candidate(), make.vacancy())
    autumn = date(2027, 10, 31)
    details = AppointmentDetails(on=autumn, begins_at=time(2, 30))
    assert make_appointment(introduction, details, by=None, today=autumn - timedelta(days=9))


def test_nobody_is_expected_whose_yes_was_taken_back(make, database):
    (introduction,) = introduce(make.candidate(), make.vacancy())
    make_it(introduction)
    database.commit()
    withdraw(introduction, by=None, at=now())
    with pytest.raises(problems.YesIsWithdrawn):
        make_it(introduction, at=TEN)


def test_an_appointment_moves_to_no_far_year_and_to_nobody_whose_fiche_may_not_be_used(
    make, database
):
    (introduction,) = introduce(make.candidate(), make.vacancy())
    make_it(introduction)
    with pytest.raises(problems.DayIsTooFar):
        make_it(introduction, day=today() + 400 * DAY)
    introduction.candidate.restricted_at = now()
    database.commit()
    with pytest.raises(problems.FicheMayNotBeUsed):
        make_it(introduction, at=TEN)
