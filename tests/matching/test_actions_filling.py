"""A place is filled: who was introduced there hears it, each by a follow-up of their own."""

import pytest

from tests.matching.pages import DAY, follow_ups
from tests.vacancies.own import own
from vrijwilligers.answers.actions import reporting
from vrijwilligers.matching.actions import outcomes
from vrijwilligers.matching.rules.callees import FollowUpPrompt, FollowUpTask
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome, OutcomeDetails
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.settings.rules.open_days import OpenDays
from vrijwilligers.vacancies.actions import life
from vrijwilligers.vacancies.rules import Status, StatusReport
from vrijwilligers.vocabulary.clock import now, today


@pytest.fixture
def filled(make, database):
    """A vacancy with two on their way and others, of which the organisation says: filled."""
    vacancy = own(make, status=Status.PUBLISHED)
    for state in ("contacted", "appointment", "started", "ended"):
        over = {"end_side": "desk", "end_reason": "other"} if state == "ended" else {}
        make.introduction(vacancy=vacancy, state=IntroductionState(state), **over)
    make.introduction(vacancy=vacancy, candidate=make.candidate(consents=[]))
    reporting.report(vacancy, StatusReport.FILLED, None, by=None, at=now())
    database.commit()
    return vacancy


def test_each_who_is_on_the_way_gets_a_follow_up_once(filled, database):
    life.mark_filled(filled, by=None)
    planned = follow_ups(database)
    assert [one.introduction.state for one in planned] == ["contacted", "appointment"]
    assert {(one.prompt, one.due_on) for one in planned} == {
        (FollowUpPrompt.FILLED, OpenDays().first_from(today()))
    }
    assert {(one.task, one.what) for one in planned} == {(FollowUpTask.FILLED, None)}


def test_a_place_that_is_free_again_the_same_day_takes_that_back(filled, database):
    done, _still_open = follow_ups(database)
    reached = OutcomeDetails(outcome=FollowUpOutcome.REACHED)
    outcomes.note(done, reached, by=None, today=today())
    life.reopen(filled, by=None, today=today(), until=today() + 30 * DAY)
    database.flush()
    left = follow_ups(database)
    assert [one.prompt for one in left] == [FollowUpPrompt.FILLED, None], "who heard it, heard it"


def test_the_two_clicks_name_who_was_introduced_there(reception, make, database):
    vacancy = own(make, status=Status.PUBLISHED)
    person = make.candidate(given_name="Samira", family_name="El Idrissi")
    make.introduction(vacancy=vacancy, candidate=person)
    where = {"vacancy_id": vacancy.id, "reported": "filled"}

    asked = reception.get("updates.report", **where)
    assert asked.html.select_one(".warn li a").get_text() == "Samira E."
    done = reception.send(asked, {})

    assert reception.open(done.location).messages[1].endswith("Samira E.")
    organisation = reception.get("desk.organisation", organisation_id=vacancy.organisation_id)
    assert "is ingevuld." in organisation.text
    row = reception.get("desk.today").html.select_one(".todo > li")
    ended = {"outcome": "ended"}
    assert row.select_one("[name=side] [selected]")["value"] == "organisation"
    reception.send(reception.get("desk.today"), ended, form=".todo form")
    (told,) = follow_ups(database)
    assert told.introduction.end_reason == "already_filled"
