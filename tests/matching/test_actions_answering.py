"""What an organisation says through its link: introduction and follow-ups move in one go."""

from datetime import datetime, time

import pytest
from sqlalchemy import select

from tests.matching.answers import link_of, mailed, mails
from tests.matching.deeds import DAY, deeds
from tests.privacy.erasing import gone
from tests.together import at_once
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.views import address_of
from vrijwilligers.matching.actions import outcomes, problems, withdrawing
from vrijwilligers.matching.actions.answering import AnswerEffect, AnswerMoment, HourIsOver, answer
from vrijwilligers.matching.actions.introductions import move
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.queries.timeline import timeline
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.rules.letters import MAIL_STOP
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome, OutcomeDetails
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.steps import StepDetails
from vrijwilligers.matching.wording.tasks import say_task
from vrijwilligers.matching.wording.timeline import lines
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.clock import BRUSSELS, now, today
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.link_holders import LinkHolder

ON = today() + 5 * DAY
ENDED = {"side": EndedBy.ORGANISATION, "reason": IntroductionEndReason.NOT_A_FIT}


def say(token, outcome, *, at=None, **details):
    """Answer through a link, and keep it."""
    said = OutcomeDetails(outcome=FollowUpOutcome(outcome), **details)
    answered = AnswerMoment(at=at or now(), stop_address=address_of(MAIL_STOP))
    effect = answer(link_of(token), said, answered)
    db.session.commit()
    return effect


def meeting(**wanted):
    made = AppointmentDetails(**{"on": ON, "begins_at": time(10, 30)} | wanted)
    return {"on": made.on, "appointment": made}


def follow_ups(database):
    return database.scalars(select(FollowUp).order_by(FollowUp.id)).all()


def test_received_is_noted_once_and_plans_nothing(make, database):
    made, token = mailed(make, database)
    assert say(token, "reached") == AnswerEffect.NOTED
    assert say(token, "reached") == AnswerEffect.KNOWN
    (noted,) = follow_ups(database)
    assert (noted.outcome, noted.link_holder) == (FollowUpOutcome.REACHED, LinkHolder.ORGANISATION)
    assert made.state == IntroductionState.CONTACTED
    assert "received" in deeds(database, made)
    assert made.candidate.last_contact_on == today()


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (["talked"], IntroductionState.TALKED),
        (["talked", "started"], IntroductionState.STARTED),
        (["started", "completed"], IntroductionState.COMPLETED),
    ],
)
def test_what_an_organisation_says_is_a_step_and_the_next_call_is_planned(
    make, database, answers, state
):
    made, token = mailed(make, database)
    due = make.follow_up(introduction=made, what="Bel: is het gelukt?")
    for one in answers:
        say(token, one)
    database.refresh(due)
    assert made.state == state
    assert due.done_at, "the answer is what was asked"
    said = [step.link_holder for step in made.steps]
    assert said == [None, None, *[LinkHolder.ORGANISATION] * len(answers)]
    is_over = state == IntroductionState.COMPLETED
    assert [one for one in follow_ups(database) if not one.done_at][:1] != [] or is_over
    events = lines(timeline(made.vacancy.organisation_id, number=1).items)
    assert events[0].by == "de organisatie"


def test_what_the_house_planned_for_later_is_closed_and_comes_back_when_it_is_undone(
    make, database
):
    made, token = mailed(make, database)
    later = today() + 6 * DAY
    ours = make.follow_up(introduction=made, task=FollowUpTask.RESULT, what=None, due_on=later)
    typed = make.follow_up(introduction=made, what="Breng haar het boekje", due_on=later)

    say(token, "talked")

    noted, following = [one for one in follow_ups(database) if one not in (ours, typed)]
    assert ours.done_at, "nobody calls twice"
    assert typed.done_at is None
    assert following.task == FollowUpTask.RESULT
    outcomes.undo(noted, by=None, today=today())
    database.commit()
    assert [one.id for one in follow_ups(database) if not one.done_at] == [ours.id, typed.id]


def test_the_candidate_gets_the_appointment_in_their_language(make, database):
    made, token = mailed(make, database, language="fr")
    say(token, "appointment", **meeting(place="Rue Haute 1, 1000 Bruxelles"))
    (mail,) = mails(database, "letter")
    assert (mail.address, mail.language) == ("samira@example.org", "fr")
    assert "Rue Haute 1" in mail.body
    assert "BEGIN:VEVENT" in mail.calendar
    assert made.state == IntroductionState.APPOINTMENT
    assert say(token, "appointment", **meeting()) == AnswerEffect.KNOWN
    say(token, "appointment", **meeting(on=ON + DAY))
    assert [one.calendar.count("SEQUENCE:1") for one in mails(database, "letter")] == [0, 1]


@pytest.mark.parametrize("reach", [{"email": None}, {"mail_stopped_at": now()}])
def test_who_gets_no_mails_is_called(make, database, reach):
    _made, token = mailed(make, database, **reach)
    say(token, "appointment", **meeting())
    assert mails(database, "letter") == []
    (call,) = [one for one in follow_ups(database) if one.task == FollowUpTask.TELL]
    with speaking("en"):
        assert say_task(call).startswith("Tell this person of the appointment: ")
    with speaking("fr"):
        assert say_task(call).endswith("10\xa0h\xa030")


def test_a_colleague_undoes_an_answer_as_any_other(make, database):
    made, token = mailed(make, database)
    say(token, "ended", **ENDED)
    assert (made.state, made.end_side) == (IntroductionState.ENDED, EndedBy.ORGANISATION)
    (noted,) = follow_ups(database)
    outcomes.undo(noted, by=None, today=today())
    database.commit()
    assert made.state == IntroductionState.CONTACTED
    assert follow_ups(database) == []


@pytest.mark.parametrize("said", ["talked", "started", "ended"])
def test_an_answer_after_closing_changes_nothing_and_is_looked_at(make, database, said):
    made, token = mailed(make, database)
    closed = StepDetails(
        target=IntroductionState.ENDED,
        on=today(),
        side=EndedBy.CANDIDATE,
        reason=IntroductionEndReason.FOUND_ELSEWHERE,
    )
    move(made, closed, by=None, today=today())
    database.commit()
    details = ENDED if said == "ended" else {}
    assert say(token, said, word="Ze kwam toch.", **details) == AnswerEffect.KEPT
    assert (made.state, made.end_side) == (IntroductionState.ENDED, EndedBy.CANDIDATE)
    (kept,) = follow_ups(database)
    assert kept.done_at is None
    assert kept.link_holder == LinkHolder.ORGANISATION
    assert kept.what == "“Ze kwam toch.”"
    with speaking("en"):
        assert "answered after it was closed" in say_task(kept)
        assert "It did not fit" in say_task(kept) or said != "ended"
    with speaking("nl"):
        assert "na de afsluiting" in say_task(kept)


@pytest.mark.parametrize(
    ("details", "problem"),
    [
        (meeting(on=today() - DAY), problems.AppointmentIsOver),
        (meeting(on=today() + 400 * DAY), problems.DayIsTooFar),
        ({"on": ON}, outcomes.HasNoDay),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(make, database, details, problem):
    _made, token = mailed(make, database)
    with pytest.raises(problem):
        say(token, "appointment", **details)


def test_an_hour_of_today_that_is_over_is_refused(make, database):
    _made, token = mailed(make, database)
    noon = datetime.combine(today(), time(12), BRUSSELS)
    with pytest.raises(HourIsOver):
        say(token, "appointment", at=noon, **meeting(on=today(), begins_at=time(11, 59)))
    database.rollback()
    later = meeting(on=today(), begins_at=time(12, 30))
    assert say(token, "appointment", at=noon, **later) == AnswerEffect.NOTED


def test_nothing_is_answered_once_the_yes_is_taken_back(make, database):
    made, token = mailed(make, database)
    withdrawing.withdraw(made, by=None, at=now())
    database.commit()
    with pytest.raises(links.LinkIsDead):
        say(token, "talked")


def test_two_phones_at_the_same_second_are_one_answer(app, make, database):
    made, token = mailed(make, database)
    key = made.id
    database.rollback()
    effects = []

    def phone():
        said = OutcomeDetails(outcome=FollowUpOutcome.STARTED)
        answered = AnswerMoment(at=now(), stop_address=address_of(MAIL_STOP))
        effects.append(answer(link_of(token), said, answered))

    assert at_once(app, phone) == ["done", "done"]
    assert sorted(effects) == [AnswerEffect.KNOWN, AnswerEffect.NOTED]
    database.rollback()
    steps = database.get_one(Introduction, key).steps
    assert [one.state for one in steps].count(IntroductionState.STARTED) == 1


def test_who_is_erased_takes_the_link_along(make, database):
    made, _token = mailed(make, database)
    gone(PersonKey(DataSubject.CANDIDATE, made.candidate_id))
    assert database.scalars(select(SignedLink)).all() == []
