"""The steps of an introduction, its end and its reopening."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from tests.figures import totals, values
from tests.matching.deeds import DAY, deeds, introduce
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose, erase_after
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions import introductions, problems
from vrijwilligers.matching.models import IntroductionStep
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.steps import StepDetails
from vrijwilligers.records.facts import Fact
from vrijwilligers.vocabulary.clock import today


def move(introduction, target, *, on=None, by=None, **wanted):
    details = StepDetails(target=target, on=on or today(), **wanted)
    return introductions.move(introduction, details, by=by, today=today())


def test_each_step_is_a_fact_without_the_person(make, database):
    candidate = make.candidate(language="fr", municipality="21015", birth_year=today().year - 30)
    (introduction,) = introduce(candidate, make.vacancy())
    move(
        introduction,
        IntroductionState.ENDED,
        side=EndedBy.DESK,
        reason=IntroductionEndReason.TOO_FAR,
    )

    who = {"language": {"fr": 1}, "municipality": {"21015": 1}, "age_band": {"26-44": 1}}
    assert values(database, "introduction_step:proposed") == who | {"days": {"0-1": 1}}
    assert values(database, "introduction_step:ended") == who | {"reason": {"too_far": 1}}


def test_who_stayed_twice_was_placed_once(make, database):
    introduction = make.introduction(state=IntroductionState.STARTED)
    move(introduction, IntroductionState.STAYED)
    assert totals(database)["introduction_step:stayed"] == 1
    move(introduction, IntroductionState.STARTED)
    assert "introduction_step:stayed" not in totals(database)
    move(introduction, IntroductionState.STAYED)
    assert totals(database)["introduction_step:stayed"] == 1
    move(introduction, IntroductionState.STARTED)
    assert "introduction_step:stayed" not in totals(database)


def test_a_step_counts_in_the_month_in_which_it_happened(make, database):
    introduction = make.introduction()
    introduction.steps[0].happened_on = today() - 70 * DAY
    move(introduction, IntroductionState.TALKED, on=(day := today() - 40 * DAY))
    assert set(database.execute(select(Fact.year, Fact.month))) == set()
    database.commit()
    assert set(database.execute(select(Fact.year, Fact.month))) == {(day.year, day.month)}


def test_an_introduction_starts_the_year_of_keeping_anew(make):
    candidate = make.candidate(last_contact_on=today() - 100 * DAY, erase_on=today() + 265 * DAY)
    introduce(candidate, make.vacancy())
    assert (candidate.last_contact_on, candidate.erase_on) == (today(), erase_after(today()))


def test_a_step_of_last_week_does_not_shorten_the_year_of_keeping(make):
    introduction = make.introduction()
    introduction.steps[0].happened_on = today() - 9 * DAY
    move(introduction, IntroductionState.CONTACTED, on=today() - 7 * DAY)
    assert introduction.candidate.last_contact_on == today()
    assert introduction.candidate.erase_on == erase_after(today())


def test_a_step_is_dated_with_who_and_a_note(make, database):
    introduction, me = make.introduction(), make.staff("reception")

    step = move(introduction, IntroductionState.TALKED, by=me.id, note="Goed gesprek.")

    assert introduction.state == IntroductionState.TALKED
    assert (step.happened_on, step.staff_id, step.note) == (today(), me.id, "Goed gesprek.")
    assert introduction.steps[-1] is step
    assert deeds(database, introduction) == ["talked"]


def test_a_step_that_the_states_do_not_know_is_refused(make, database):
    introduction = make.introduction(state=IntroductionState.STARTED)
    with pytest.raises(problems.CannotMove):
        move(introduction, IntroductionState.CONTACTED)
    assert introduction.state == IntroductionState.STARTED
    assert len(database.scalars(select(IntroductionStep)).all()) == 1


@pytest.mark.parametrize("state", [IntroductionState.ENDED, IntroductionState.STOPPED])
@pytest.mark.parametrize(
    "given", [{}, {"side": EndedBy.DESK}, {"reason": IntroductionEndReason.NO_TIME}]
)
def test_an_end_says_who_and_why(make, state, given):
    before = (
        IntroductionState.STARTED
        if state == IntroductionState.STOPPED
        else IntroductionState.CONTACTED
    )
    introduction = make.introduction(state=before)
    with pytest.raises(problems.EndHasNoReason):
        move(introduction, state, **given)

    move(
        introduction, state, side=EndedBy.ORGANISATION, reason=IntroductionEndReason.ALREADY_FILLED
    )
    assert introduction.end_side == EndedBy.ORGANISATION
    assert introduction.end_reason == IntroductionEndReason.ALREADY_FILLED


def test_who_and_why_are_kept_for_an_end_alone(make):
    introduction = make.introduction()
    move(
        introduction,
        IntroductionState.CONTACTED,
        side=EndedBy.DESK,
        reason=IntroductionEndReason.OTHER,
    )
    assert (introduction.end_side, introduction.end_reason) == (None, None)


def test_what_ended_can_be_reopened_and_forgets_why_it_ended(make):
    introduction = make.introduction()
    move(
        introduction,
        IntroductionState.ENDED,
        side=EndedBy.CANDIDATE,
        reason=IntroductionEndReason.NO_TIME,
    )
    move(introduction, IntroductionState.CONTACTED)
    assert introduction.state == IntroductionState.CONTACTED
    assert (introduction.end_side, introduction.end_reason) == (None, None)


def test_what_was_begun_anew_is_not_reopened_as_well(make):
    old = make.introduction(state=IntroductionState.COMPLETED)
    make.introduction(candidate=old.candidate, vacancy=old.vacancy)
    with pytest.raises(problems.IsIntroducedAlready):
        move(old, IntroductionState.CONTACTED)


def test_only_an_appointment_may_lie_ahead(make):
    introduction = make.introduction()
    with pytest.raises(problems.DayIsTooLate):
        move(introduction, IntroductionState.TALKED, on=today() + DAY)
    ahead = today() + 5 * DAY
    step = move(introduction, IntroductionState.APPOINTMENT, on=ahead, is_from_candidate=True)
    assert step.happened_on == today() + 5 * DAY
    assert introduction.candidate.last_contact_on == today()


@pytest.mark.parametrize("day", [today() + 367 * DAY, date(2999, 1, 1), date.max])
def test_an_appointment_is_not_more_than_a_year_ahead(make, day):
    introduction = make.introduction(candidate=make.candidate(birth_year=1990))
    with pytest.raises(problems.DayIsTooFar):
        move(introduction, IntroductionState.APPOINTMENT, on=day)
    assert introduction.state == IntroductionState.PROPOSED


def test_an_age_is_counted_today_also_of_an_appointment_next_year(make, database):
    candidate = make.candidate(birth_year=today().year - 25)
    introduction = make.introduction(candidate=candidate)
    move(introduction, IntroductionState.APPOINTMENT, on=today() + 366 * DAY)
    assert values(database, "introduction_step:appointment")["age_band"] == {"18-25": 1}


def test_nothing_happens_before_the_introduction(make):
    with pytest.raises(problems.DayIsTooEarly):
        move(make.introduction(), IntroductionState.CONTACTED, on=today() - DAY)


def test_who_no_longer_wants_to_be_shared_is_not_brought_in_contact(make):
    introduction = make.introduction(candidate=make.candidate(consents=[ConsentPurpose.FICHE]))
    for target in (
        IntroductionState.CONTACTED,
        IntroductionState.TALKED,
        IntroductionState.APPOINTMENT,
        IntroductionState.STARTED,
    ):
        with pytest.raises(problems.SharingIsNotConsented):
            move(introduction, target)
    assert introduction.state == IntroductionState.PROPOSED
    move(
        introduction,
        IntroductionState.ENDED,
        side=EndedBy.CANDIDATE,
        reason=IntroductionEndReason.NO_LONGER_WANTED,
    )
    assert introduction.state == IntroductionState.ENDED


@pytest.mark.parametrize(
    "target", [IntroductionState.TALKED, IntroductionState.APPOINTMENT, IntroductionState.STARTED]
)
def test_once_sharing_is_withdrawn_only_an_end_is_noted_p04(make, target):
    candidate = make.candidate(consents=[ConsentPurpose.FICHE])
    introduction = make.introduction(candidate=candidate, state=IntroductionState.CONTACTED)
    with pytest.raises(problems.SharingIsNotConsented):
        move(introduction, target)
    ending = {"side": EndedBy.CANDIDATE, "reason": IntroductionEndReason.NO_LONGER_WANTED}
    move(introduction, IntroductionState.ENDED, **ending)
    assert introduction.state == IntroductionState.ENDED


def test_two_colleagues_who_move_an_introduction_wait_for_each_other(make, database):
    introduction = make.introduction()
    move(introduction, IntroductionState.TALKED)
    if db.engine.dialect.name == "postgresql":  # on SQLite there is one writer at a time
        theirs = select(Candidate.id).where(Candidate.id == introduction.candidate_id)
        with db.engine.connect() as colleague, pytest.raises(OperationalError):
            colleague.execute(theirs.with_for_update(nowait=True))


def test_nothing_is_noted_of_who_withdrew_consent(make):
    introduction = make.introduction(candidate=make.candidate(consents=[]))
    with pytest.raises(problems.FicheMayNotBeUsed):
        move(introduction, IntroductionState.TALKED)
