"""Making an appointment of an introduction, and changing it."""

from dataclasses import asdict, replace
from datetime import date

from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import problems
from vrijwilligers.matching.actions.introductions import move
from vrijwilligers.matching.feature import AppointmentDeed
from vrijwilligers.matching.models import Appointment, Introduction
from vrijwilligers.matching.rules.appointments import AppointmentDetails, hour_exists
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.steps import StepDetails, is_too_far
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.clock import now


def make_appointment(
    introduction: Introduction,
    details: AppointmentDetails,
    *,
    by: int | None,
    today: date,
    step: StepDetails | None = None,
) -> Appointment:
    """Note when and where somebody is expected, and take the step; or change what was made.

    ``step`` holds what else is known of the step; its day is that of the appointment.
    """
    _refuse_moment(details, today)
    if introduction.state == IntroductionState.APPOINTMENT:
        _move_day(introduction, details)
    else:
        step = step or StepDetails(target=IntroductionState.APPOINTMENT, on=details.on)
        move(introduction, replace(step, on=details.on), by=by, today=today)
    return _write(introduction, details, by)


def _move_day(introduction: Introduction, details: AppointmentDetails) -> None:
    """Let the step that was taken say the day that it is now."""
    db.session.refresh(introduction.candidate, with_for_update=True)
    if not introduction.candidate.is_in_use:
        raise problems.FicheMayNotBeUsed
    if not queries.is_shared(introduction):
        raise problems.YesIsWithdrawn
    introduction.steps[-1].happened_on = introduction.since_on = details.on


def _write(introduction: Introduction, details: AppointmentDetails, by: int | None) -> Appointment:
    appointment = introduction.appointment
    deed = AppointmentDeed.CHANGED if appointment else AppointmentDeed.MADE
    if appointment is None:
        appointment = introduction.appointment = Appointment()
    for name, value in asdict(details).items():
        setattr(appointment, name, value)
    introduction.changed_at = now()  # whoever has its page open hears of it
    db.session.flush()
    audit.record(deed, introduction, by=by)
    return appointment


def _refuse_moment(details: AppointmentDetails, today: date) -> None:
    if details.on < today:
        raise problems.AppointmentIsOver
    if is_too_far(details.on, today):
        raise problems.DayIsTooFar
    if details.begins_at and not hour_exists(details.on, details.begins_at):
        raise problems.NoSuchHour
