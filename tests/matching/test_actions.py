from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, OperationalError

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import Purpose, erase_after
from vrijwilligers.core.audit import AuditEvent
from vrijwilligers.core.clock import today
from vrijwilligers.core.facts import Fact, FactKind
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions import follow_ups, introductions
from vrijwilligers.matching.models import FollowUp, Introduction, IntroductionStep
from vrijwilligers.matching.rules.states import EndReason, Side, State
from vrijwilligers.matching.rules.steps import (
    FollowUpDetails,
    Proposal,
    StepDetails,
    follow_up_after,
)
from vrijwilligers.vacancies.rules import Status

DAY = timedelta(days=1)


def introduce(candidate, *vacancies, by=None, **wanted):
    agreed = frozenset(vacancy.organisation_id for vacancy in vacancies)
    proposal = Proposal(**({"agreed": agreed} | wanted))
    return introductions.introduce(candidate, vacancies, proposal, by=by, today=today())


def move(introduction, target, *, on=None, by=None, **wanted):
    details = StepDetails(target=target, on=on or today(), **wanted)
    return introductions.move(introduction, details, by=by, today=today())


def facts(database, kind):
    return database.scalars(select(Fact).where(Fact.kind == kind).order_by(Fact.id)).all()


def deeds(database, record):
    events = select(AuditEvent.deed).where(
        AuditEvent.thing == record.__tablename__, AuditEvent.record_id == record.id
    )
    return database.scalars(events.order_by(AuditEvent.id)).all()


def test_somebody_is_introduced_to_several_at_once(make, database):
    candidate, me = make.candidate(), make.staff("reception")
    first, second = make.vacancy(), make.vacancy()

    made = introduce(candidate, first, second, by=me.id, note="Belt zelf.")

    assert [introduction.vacancy for introduction in made] == [first, second]
    assert {introduction.state for introduction in made} == {State.PROPOSED}
    (step,) = made[0].steps
    assert (step.state, step.happened_on) == (State.PROPOSED, today())
    assert (step.staff_id, step.note) == (me.id, "Belt zelf.")
    assert deeds(database, made[0]) == ["candidate said yes", "proposed"]


def test_an_organisation_that_knows_already_is_a_second_step(make):
    (introduction,) = introduce(make.candidate(), make.vacancy(), contacted=True)
    assert introduction.state == State.CONTACTED
    assert [step.state for step in introduction.steps] == [State.PROPOSED, State.CONTACTED]


@pytest.mark.parametrize(
    ("consents", "problem"),
    [
        ([Purpose.FICHE], introductions.SharingIsNotConsented),
        ([Purpose.SHARING], introductions.FicheIsWithdrawn),
    ],
)
def test_without_consent_no_organisation_hears_of_somebody(make, database, consents, problem):
    candidate, vacancy = make.candidate(consents=consents), make.vacancy()
    with pytest.raises(problem):
        introduce(candidate, vacancy)
    assert database.scalars(select(Introduction)).all() == []


def test_each_organisation_needs_a_yes_of_its_own(make, database):
    candidate, first, second = make.candidate(), make.vacancy(), make.vacancy()
    with pytest.raises(introductions.DidNotSayYes):
        introduce(candidate, first, second, agreed=frozenset({first.organisation_id}))
    assert database.scalars(select(Introduction)).all() == []


def test_one_closed_vacancy_among_several_stops_them_all(make, database):
    candidate = make.candidate()
    with pytest.raises(introductions.VacancyIsNotOpen):
        introduce(candidate, make.vacancy(), make.vacancy(status=Status.PAUSED))
    assert database.scalars(select(Introduction)).all() == []


def test_a_vacancy_has_to_be_chosen(make):
    with pytest.raises(introductions.NobodyIsChosen):
        introduce(make.candidate())


def test_nobody_is_introduced_twice_while_it_runs(make):
    candidate, vacancy = make.candidate(), make.vacancy()
    introduce(candidate, vacancy)
    with pytest.raises(introductions.IsIntroducedAlready):
        introduce(candidate, vacancy)


def test_a_vacancy_that_is_named_twice_is_one_introduction(make):
    vacancy = make.vacancy()
    assert len(introduce(make.candidate(), vacancy, vacancy)) == 1


def test_who_was_there_before_may_be_introduced_again(make):
    candidate, vacancy = make.candidate(), make.vacancy()
    make.introduction(candidate=candidate, vacancy=vacancy, state=State.COMPLETED)
    assert len(introduce(candidate, vacancy)) == 1


def test_each_step_is_a_fact_without_the_person(make, database):
    candidate = make.candidate(language="fr", municipality="21015", birth_year=today().year - 30)
    (introduction,) = introduce(candidate, make.vacancy())
    move(introduction, State.ENDED, side=Side.DESK, reason=EndReason.TOO_FAR)

    first, second = facts(database, FactKind.INTRODUCTION_STEP)
    assert (first.state, first.reason) == ("proposed", None)
    assert (second.state, second.reason) == ("ended", "too_far")
    assert (first.language, first.municipality, first.age_band) == ("fr", "21015", "26-44")


def test_an_introduction_starts_the_year_of_keeping_anew(make):
    candidate = make.candidate(last_contact_on=today() - 100 * DAY, erase_on=today() + 265 * DAY)
    introduce(candidate, make.vacancy())
    assert (candidate.last_contact_on, candidate.erase_on) == (today(), erase_after(today()))


def test_a_step_of_last_week_does_not_shorten_the_year_of_keeping(make):
    introduction = make.introduction()
    introduction.steps[0].happened_on = today() - 9 * DAY
    move(introduction, State.CONTACTED, on=today() - 7 * DAY)
    assert introduction.candidate.last_contact_on == today()
    assert introduction.candidate.erase_on == erase_after(today())


def test_a_step_is_dated_with_who_and_a_note(make, database):
    introduction, me = make.introduction(), make.staff("reception")

    step = move(introduction, State.TALKED, by=me.id, note="Goed gesprek.")

    assert introduction.state == State.TALKED
    assert (step.happened_on, step.staff_id, step.note) == (today(), me.id, "Goed gesprek.")
    assert introduction.steps[-1] is step
    assert deeds(database, introduction) == ["talked"]


def test_a_step_that_the_states_do_not_know_is_refused(make, database):
    introduction = make.introduction(state=State.STARTED)
    with pytest.raises(introductions.CannotMove):
        move(introduction, State.CONTACTED)
    assert introduction.state == State.STARTED
    assert len(database.scalars(select(IntroductionStep)).all()) == 1


@pytest.mark.parametrize("state", [State.ENDED, State.STOPPED])
@pytest.mark.parametrize("given", [{}, {"side": Side.DESK}, {"reason": EndReason.NO_TIME}])
def test_an_end_says_who_and_why(make, state, given):
    before = State.STARTED if state == State.STOPPED else State.CONTACTED
    introduction = make.introduction(state=before)
    with pytest.raises(introductions.EndHasNoReason):
        move(introduction, state, **given)

    move(introduction, state, side=Side.ORGANISATION, reason=EndReason.ALREADY_FILLED)
    assert introduction.end_side == Side.ORGANISATION
    assert introduction.end_reason == EndReason.ALREADY_FILLED


def test_who_and_why_are_kept_for_an_end_alone(make):
    introduction = make.introduction()
    move(introduction, State.CONTACTED, side=Side.DESK, reason=EndReason.OTHER)
    assert (introduction.end_side, introduction.end_reason) == (None, None)


def test_what_ended_can_be_reopened_and_forgets_why_it_ended(make):
    introduction = make.introduction()
    move(introduction, State.ENDED, side=Side.CANDIDATE, reason=EndReason.NO_TIME)
    move(introduction, State.CONTACTED)
    assert introduction.state == State.CONTACTED
    assert (introduction.end_side, introduction.end_reason) == (None, None)


def test_what_was_begun_anew_is_not_reopened_as_well(make):
    old = make.introduction(state=State.COMPLETED)
    make.introduction(candidate=old.candidate, vacancy=old.vacancy)
    with pytest.raises(introductions.IsIntroducedAlready):
        move(old, State.CONTACTED)


def test_only_an_appointment_may_lie_ahead(make):
    introduction = make.introduction()
    with pytest.raises(introductions.DayIsTooLate):
        move(introduction, State.TALKED, on=today() + DAY)
    step = move(introduction, State.APPOINTMENT, on=today() + 5 * DAY)
    assert step.happened_on == today() + 5 * DAY
    assert introduction.candidate.last_contact_on == today()


@pytest.mark.parametrize("day", [today() + 367 * DAY, date(2999, 1, 1), date.max])
def test_an_appointment_is_not_more_than_a_year_ahead(make, day):
    introduction = make.introduction(candidate=make.candidate(birth_year=1990))
    with pytest.raises(introductions.DayIsTooFar):
        move(introduction, State.APPOINTMENT, on=day)
    assert introduction.state == State.PROPOSED


def test_an_age_is_counted_today_also_of_an_appointment_next_year(make, database):
    candidate = make.candidate(birth_year=today().year - 25)
    introduction = make.introduction(candidate=candidate)
    move(introduction, State.APPOINTMENT, on=today() + 366 * DAY)
    (fact,) = facts(database, FactKind.INTRODUCTION_STEP)
    assert fact.age_band == "18-25"


def test_nothing_happens_before_the_introduction(make):
    with pytest.raises(introductions.DayIsTooEarly):
        move(make.introduction(), State.CONTACTED, on=today() - DAY)


def test_who_no_longer_wants_to_be_shared_is_not_brought_in_contact(make):
    introduction = make.introduction(candidate=make.candidate(consents=[Purpose.FICHE]))
    for target in (State.CONTACTED, State.TALKED, State.APPOINTMENT, State.STARTED):
        with pytest.raises(introductions.SharingIsNotConsented):
            move(introduction, target)
    assert introduction.state == State.PROPOSED
    move(introduction, State.ENDED, side=Side.CANDIDATE, reason=EndReason.NO_LONGER_WANTED)
    assert introduction.state == State.ENDED


@pytest.mark.parametrize("target", [State.TALKED, State.APPOINTMENT, State.STARTED])
def test_what_became_of_who_was_in_contact_already_may_still_be_noted(make, target):
    candidate = make.candidate(consents=[Purpose.FICHE])
    introduction = make.introduction(candidate=candidate, state=State.CONTACTED)
    move(introduction, target)
    assert introduction.state == target


def test_the_database_knows_one_running_introduction_for_a_person_and_a_vacancy(make, database):
    over = make.introduction(state=State.COMPLETED)
    pair = {"candidate": over.candidate, "vacancy": over.vacancy}
    make.introduction(**pair, state=State.STAYED)
    make.introduction(**pair, state=State.STARTED)
    with pytest.raises(IntegrityError):
        make.introduction(**pair)
    database.rollback()


def test_two_colleagues_who_move_an_introduction_wait_for_each_other(make, database):
    introduction = make.introduction()
    move(introduction, State.TALKED)
    if db.engine.dialect.name == "postgresql":  # on SQLite there is one writer at a time
        theirs = select(Candidate.id).where(Candidate.id == introduction.candidate_id)
        with db.engine.connect() as colleague, pytest.raises(OperationalError):
            colleague.execute(theirs.with_for_update(nowait=True))


def test_nothing_is_noted_of_who_withdrew_consent(make):
    introduction = make.introduction(candidate=make.candidate(consents=[]))
    with pytest.raises(introductions.FicheIsWithdrawn):
        move(introduction, State.TALKED)


@pytest.mark.parametrize(
    ("state", "day"),
    [
        (State.CONTACTED, date(2026, 11, 23)),
        (State.APPOINTMENT, date(2026, 11, 17)),
        (State.STARTED, date(2027, 2, 15)),
        (State.STAYED, None),
        (State.ENDED, None),
    ],
)
def test_each_state_proposes_a_day_to_ask_how_it_goes(state, day):
    assert follow_up_after(state, date(2026, 11, 16)) == day


def test_what_has_to_be_done_is_planned_for_somebody_on_a_day(make, database):
    introduction, me = make.introduction(), make.staff("reception")
    details = FollowUpDetails(
        what="Bellen", due_on=today(), for_staff_id=me.id, introduction_id=introduction.id
    )

    planned = follow_ups.plan(details, by=me.id, today=today())

    assert (planned.what, planned.due_on) == ("Bellen", today())
    assert (planned.for_staff_id, planned.made_by_id) == (me.id, me.id)
    assert planned.introduction_id == introduction.id
    assert planned.candidate_id == introduction.candidate_id
    assert deeds(database, planned) == ["planned"]


def test_nothing_is_planned_in_the_past(make, database):
    with pytest.raises(follow_ups.DayIsOver):
        follow_ups.plan(
            FollowUpDetails(what="Bellen", due_on=today() - DAY), by=None, today=today()
        )
    assert database.scalars(select(FollowUp)).all() == []


def test_what_is_done_can_be_taken_back_also_in_the_figures(make, database):
    me = make.staff("reception")
    follow_up = make.follow_up(candidate=make.candidate(language="en"))

    follow_ups.finish(follow_up, by=me.id)
    assert follow_up.done_at is not None
    assert follow_up.done_by_id == me.id
    follow_ups.reopen(follow_up, by=me.id)

    assert (follow_up.done_at, follow_up.done_by_id) == (None, None)
    counted = facts(database, FactKind.FOLLOW_UP_DONE)
    assert [(fact.amount, fact.language) for fact in counted] == [(1, "en"), (-1, "en")]
    assert deeds(database, follow_up) == ["done", "reopened"]


def test_what_is_done_is_not_done_twice_nor_put_off(make):
    follow_up = make.follow_up()
    with pytest.raises(follow_ups.IsNotDone):
        follow_ups.reopen(follow_up, by=None)
    follow_ups.finish(follow_up, by=None)
    with pytest.raises(follow_ups.IsDoneAlready):
        follow_ups.finish(follow_up, by=None)
    with pytest.raises(follow_ups.IsDoneAlready):
        follow_ups.postpone(follow_up, today(), by=None, today=today())


def test_putting_off_goes_to_a_later_day_and_never_to_the_past(make, database):
    follow_up = make.follow_up(due_on=today() - DAY)
    with pytest.raises(follow_ups.DayIsOver):
        follow_ups.postpone(follow_up, today() - DAY, by=None, today=today())
    follow_ups.postpone(follow_up, today() + DAY, by=None, today=today())
    assert follow_up.due_on == today() + DAY
    assert deeds(database, follow_up) == ["postponed"]
