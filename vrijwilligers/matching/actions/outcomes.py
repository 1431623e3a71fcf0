"""Noting what came of a follow-up: introduction, follow-up and next date move together."""

import json
from dataclasses import asdict
from datetime import date, time
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates import actions as candidate_actions
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import follow_ups, last_contact
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.actions.events import note_event
from vrijwilligers.matching.actions.introductions import move, take_back_step
from vrijwilligers.matching.models import Appointment, FicheEvent, FollowUp, Introduction
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.callees import Callee
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.outcomes import (
    FollowUpOutcome,
    OutcomeDetails,
    asked_again,
    may_come,
    target_of,
    task_in,
)
from vrijwilligers.matching.rules.states import OVER, IntroductionState
from vrijwilligers.matching.rules.steps import FollowUpDetails, StepDetails, is_too_far
from vrijwilligers.matching.wording.todos import person_of
from vrijwilligers.settings.current import open_days
from vrijwilligers.vocabulary.problems import Problem

TEXTS = ("place", "with_whom", "phone", "travel")
Made = dict[str, Any]  # what an outcome brought about, by its sort: keys, and what was before


class IsNoOutcome(Problem):
    """A colleague took the introduction further, and this cannot come of it any more."""

    message = _l("This cannot be the outcome any more. Choose another one.")
    field = "outcome"


class HasNoDay(Problem):
    """An appointment needs a day."""

    message = _l("Enter the day of the appointment.")
    field = "on"


class NextDayIsOver(follow_ups.DayIsOver):
    """Nobody is asked again in the past."""

    field = "next_on"


class NextDayIsFarAway(follow_ups.DayIsFarAway):
    """Nobody is asked again in a far year."""

    field = "next_on"


class WentOnSince(Problem):
    """What was built on is not pulled away from under it."""

    message = _l(
        "Somebody went on with this since. It cannot be undone here any more: note on the page of "
        "the introduction what is so now."
    )


def note(follow_up: FollowUp, details: OutcomeDetails, *, by: int | None, today: date) -> None:
    """Note what came of a follow-up, take the step that it is, and plan what comes next."""
    if follow_up.done_at is not None:
        raise follow_ups.IsDoneAlready
    introduction, person = _running(follow_up), person_of(follow_up)
    state = introduction.state if introduction else None
    if not may_come(details.outcome, state, names_somebody=person is not None):
        raise IsNoOutcome
    _refuse_next(details.next_on, today)
    before = last_contact.of(person)
    made = _moved(follow_up, introduction, details, by, today) if introduction else {}
    made |= _called(follow_up, person, details.outcome, by, today) if person else {}
    made |= {"contact": [before, after]} if (after := last_contact.of(person)) != before else {}
    follow_ups.finish(follow_up, by=by)
    follow_up.outcome, follow_up.outcome_words = details.outcome, details.word
    following = _following(follow_up, introduction, details, today)
    if following:
        made["next"] = follow_ups.plan(following, by=by, today=today).id
    follow_up.outcome_made = json.dumps(made)


def _refuse_next(day: date | None, today: date) -> None:
    if day and day < today:
        raise NextDayIsOver
    if day and is_too_far(day, today):
        raise NextDayIsFarAway


def close_due(introduction: Introduction, *, by: int | None, today: date) -> list[FollowUp]:
    """Note that what was due about an introduction is done: a step answers it."""
    due = [*queries.due_about(introduction, today)]
    for follow_up in due:
        follow_ups.finish(follow_up, by=by)
    return due


def undo(follow_up: FollowUp, *, by: int | None, today: date) -> bool:
    """Put all back that came of a follow-up; tell whether the organisation was told by it.

    That stays noted: who was told something knows it.
    """
    follow_ups.refuse_reopening(follow_up, today)
    made: Made = json.loads(follow_up.outcome_made or "{}")
    following = db.session.get(FollowUp, made["next"]) if "next" in made else None
    if following and following.done_at is not None:
        raise WentOnSince
    if "was" in made:
        _put_back(follow_up, made)
    _take_back(following, made, by, today)
    if "contact" in made:
        last_contact.put_back(person_of(follow_up), *made["contact"])
    follow_ups.reopen(follow_up, by=by, today=today)
    if "goes" in made:
        follow_ups.take_back(follow_up, by=by)
    return bool(made.get("told"))


def goes_when_undone(follow_up: FollowUp) -> None:
    """Remember that a follow-up was made for its outcome alone: undone, nobody had planned it."""
    made: Made = json.loads(follow_up.outcome_made or "{}")
    follow_up.outcome_made = json.dumps(made | {"goes": True})


def _take_back(following: FollowUp | None, made: Made, by: int | None, today: date) -> None:
    if following:
        follow_ups.take_back(following, by=by)
    for key in made.get("also", ()):
        other = db.session.get(FollowUp, key)
        if other and other.done_at is not None and other.outcome is None:  # else: touched since
            follow_ups.reopen(other, by=by, today=today)
    if event := db.session.get(FicheEvent, made.get("event", 0)):
        db.session.delete(event)


def _running(follow_up: FollowUp) -> Introduction | None:
    """Return the introduction that a follow-up is about, held, while it is not over."""
    if follow_up.introduction_id is None:
        return None
    introduction = queries.hold_introduction(follow_up.introduction_id)
    return introduction if introduction.state not in OVER else None


def _moved(
    follow_up: FollowUp,
    introduction: Introduction,
    details: OutcomeDetails,
    by: int | None,
    today: date,
) -> Made:
    """Take the step that an outcome is, and close what was due about the same introduction."""
    target = target_of(details.outcome, introduction.state)
    if target is None:
        return {}
    made: Made = {"was": introduction.steps[-1].id}
    told = introduction.disclosure
    is_untold = told is not None and told.told_on is None
    step = _step(follow_up, details, target, today)
    if target == IntroductionState.APPOINTMENT:
        made |= _appointed(introduction, details, step, by, today)
    else:
        move(introduction, step, by=by, today=today)
    also = queries.answered_with(follow_up, introduction, today)
    for other in also:
        follow_ups.finish(other, by=by)
    made["also"] = [one.id for one in also]
    made["told"] = is_untold and told is not None and told.told_on is not None
    return made | {"step": introduction.steps[-1].id}


def _step(
    follow_up: FollowUp, details: OutcomeDetails, target: IntroductionState, today: date
) -> StepDetails:
    by_organisation = follow_up.callee == Callee.ORGANISATION
    return StepDetails(
        target=target,
        on=details.on or today,
        note=details.word,
        side=details.side,
        reason=details.reason,
        told_how=DisclosureChannel.PHONE if by_organisation else None,
        is_from_candidate=not by_organisation,
    )


def _appointed(
    introduction: Introduction,
    details: OutcomeDetails,
    step: StepDetails,
    by: int | None,
    today: date,
) -> Made:
    """Make an appointment; what is not said of a new day is as it was."""
    if details.appointment is None:
        raise HasNoDay
    before = introduction.appointment
    said = {name: value for name, value in asdict(details.appointment).items() if value}
    kept = TEXTS if before else ()
    wanted = {name: getattr(before, name) for name in kept} | said
    made: Made = {"day": introduction.steps[-1].happened_on.isoformat()}
    made["appointment"] = _plain(before) if before else None
    make_appointment(introduction, AppointmentDetails(**wanted), by=by, today=today, step=step)
    return made


def _called(
    follow_up: FollowUp, person: Candidate, outcome: FollowUpOutcome, by: int | None, today: date
) -> Made:
    """Note whether somebody was reached; only contact with the person moves the day of erasing."""
    if follow_up.callee == Callee.ORGANISATION or outcome == FollowUpOutcome.DONE:
        return {}
    is_reached = outcome != FollowUpOutcome.NOT_REACHED
    if is_reached:
        candidate_actions.touch(person, today=today)
    if follow_up.link_holder:  # nobody called: they said it themselves
        return {}
    kind = FicheEventKind.REACHED if is_reached else FicheEventKind.NOT_REACHED
    event = note_event(person, kind, by=by, introduction_id=follow_up.introduction_id)
    db.session.flush()
    return {"event": event.id}


def _following(
    follow_up: FollowUp, introduction: Introduction | None, details: OutcomeDetails, today: date
) -> FollowUpDetails | None:
    """Return what has to be done next, and when; it stays with who had this one."""
    state = introduction.state if introduction else None
    since = (introduction.since_on if introduction else None) or today
    proposed = asked_again(details.outcome, state, since, today=today, open_days=open_days())
    on = details.next_on or proposed
    if on is None:
        return None
    is_same = details.outcome == FollowUpOutcome.NOT_REACHED
    task = None if is_same or state is None else task_in(state)
    return FollowUpDetails(
        what=None if task else follow_up.what,
        task=task or follow_up.task,
        due_on=on,
        for_staff_id=follow_up.for_staff_id,
        for_role=follow_up.for_role,
        candidate_id=follow_up.candidate_id,
        introduction_id=follow_up.introduction_id,
        callee=follow_up.callee if is_same else None,
        prompt=follow_up.prompt if is_same else None,
    )


def _plain(appointment: Appointment) -> dict[str, str | None]:
    """Return an appointment as JSON takes it."""
    said = {name: getattr(appointment, name) for name in TEXTS}
    hour = appointment.begins_at.isoformat() if appointment.begins_at else None
    return said | {"on": appointment.on.isoformat(), "begins_at": hour}


def _put_back(follow_up: FollowUp, made: Made) -> None:
    """Take back the step, or what is said of an appointment, while nothing came after it."""
    introduction = queries.hold_introduction(follow_up.introduction_id or 0)
    if introduction.steps[-1].id != made["step"]:
        raise WentOnSince
    if made["step"] != made["was"]:
        take_back_step(introduction)
    elif "day" in made:
        introduction.since_on = date.fromisoformat(made["day"])
        introduction.steps[-1].happened_on = introduction.since_on
    if "appointment" in made:
        _put_appointment_back(introduction, made["appointment"])


def _put_appointment_back(introduction: Introduction, before: dict[str, Any] | None) -> None:
    """Let it be as it was; one that was mailed stays known, so that it can be called off."""
    appointment = introduction.appointment
    if appointment is None:
        return
    if before is not None:
        appointment.on = date.fromisoformat(before["on"])
        appointment.begins_at = _hour(before["begins_at"])
        for name in TEXTS:
            setattr(appointment, name, before[name])
    elif appointment.mailed_hash is None:
        introduction.appointment = None
    elif introduction.state == IntroductionState.APPOINTMENT:
        appointment.on, appointment.begins_at = introduction.steps[-1].happened_on, None


def _hour(said: str | None) -> time | None:
    return time.fromisoformat(said) if said else None
