"""What is planned, done, taken back and put off."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.figures import totals
from tests.matching.deeds import DAY, deeds
from vrijwilligers.matching.actions import follow_ups, outcomes
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.steps import FollowUpDetails, follow_up_after
from vrijwilligers.settings.current import open_days
from vrijwilligers.settings.rules.answers import Closure, Opening
from vrijwilligers.settings.rules.open_days import OpenDays
from vrijwilligers.vocabulary.clock import today


@pytest.mark.parametrize(
    ("state", "day"),
    [
        (IntroductionState.CONTACTED, date(2026, 11, 23)),
        (IntroductionState.APPOINTMENT, date(2026, 11, 17)),
        (IntroductionState.STARTED, date(2027, 2, 15)),
        (IntroductionState.STAYED, None),
        (IntroductionState.ENDED, None),
    ],
)
def test_each_state_proposes_a_day_to_ask_how_it_goes(state, day):
    assert follow_up_after(state, date(2026, 11, 16), OpenDays()) == day


def test_what_is_proposed_lies_on_a_day_on_which_the_desk_is_open():
    friday, tuesday = date(2026, 12, 18), date(2026, 12, 22)
    hours = [Opening("tue", "10:00", "13:00"), Opening("sat", "10:00", "17:00")]
    desk = OpenDays.of(hours, [Closure(tuesday, date(2027, 1, 3))])

    assert desk.next_after(friday) == date(2026, 12, 19)
    assert follow_up_after(IntroductionState.APPOINTMENT, date(2026, 12, 19), desk) == date(
        2027, 1, 5
    )
    assert OpenDays.of([], []).next_after(friday) == date(2026, 12, 21)
    never = OpenDays.of([], [Closure(friday, date(2028, 12, 31))])
    assert never.first_from(friday) == friday


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
    assert totals(database) == {MatchingFact.FOLLOW_UP_DONE: 1}
    follow_ups.reopen(follow_up, by=me.id, today=today())

    assert (follow_up.done_at, follow_up.done_by_id) == (None, None)
    assert totals(database) == {}
    assert deeds(database, follow_up) == ["done", "reopened"]


def test_what_was_done_is_taken_up_again_until_the_next_open_day(make):
    follow_up = make.follow_up()
    follow_ups.finish(follow_up, by=None)
    with pytest.raises(follow_ups.WasDoneLongAgo):
        outcomes.undo(follow_up, by=None, today=open_days().next_after(today()) + DAY)
    outcomes.undo(follow_up, by=None, today=open_days().next_after(today()))
    assert follow_up.done_at is None


def test_what_is_done_is_not_done_twice_nor_put_off(make):
    follow_up = make.follow_up()
    with pytest.raises(follow_ups.IsNotDone):
        follow_ups.reopen(follow_up, by=None, today=today())
    follow_ups.finish(follow_up, by=None)
    with pytest.raises(follow_ups.IsDoneAlready):
        follow_ups.finish(follow_up, by=None)
    with pytest.raises(follow_ups.IsDoneAlready):
        follow_ups.postpone(follow_up, today(), by=None, today=today())


def test_putting_off_goes_to_a_later_day_and_never_to_the_past(make, database):
    follow_up = make.follow_up(due_on=today() - DAY)
    with pytest.raises(follow_ups.DayIsOver):
        follow_ups.postpone(follow_up, today() - DAY, by=None, today=today())
    with pytest.raises(follow_ups.DayIsFarAway):
        follow_ups.postpone(follow_up, today() + 367 * DAY, by=None, today=today())
    follow_ups.postpone(follow_up, today() + DAY, by=None, today=today())
    assert follow_up.due_on == today() + DAY
    assert deeds(database, follow_up) == ["postponed"]
