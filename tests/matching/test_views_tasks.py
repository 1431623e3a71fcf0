"""What the house itself asks to do is said in the language of who reads it."""

from tests.desk import Desk
from tests.matching.deeds import DAY, due_call
from tests.matching.pages import follow_ups
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.rules.states import IntroductionState

ROW = ".todo form"


def test_what_we_propose_and_nobody_changes_is_ours_and_what_is_typed_stays(
    reception, make, database
):
    about = make.introduction(state=IntroductionState.STARTED)
    page = reception.get("matching.plan_follow_up", introduction=about.id)
    proposed = page.html.select_one("[name=what]")["value"]
    assert proposed == "Ask after three months how it goes"
    for typed in ({}, {"what": f"{proposed}, and bring cake"}):
        reception.submit("matching.plan_follow_up", typed, introduction=about.id)
    planned = [(one.task, one.what) for one in follow_ups(database)]
    assert planned == [(FollowUpTask.QUARTER, None), (None, f"{proposed}, and bring cake")]


def test_a_colleague_reads_it_in_french_on_the_day_s_page_and_on_the_line(app, make, database):
    asked = due_call(make, what=None, task=FollowUpTask.RESULT)
    for step in asked.introduction.steps:
        step.recorded_at -= DAY
    database.commit()
    whose = {"candidate_id": asked.candidate_id}
    desk = Desk(app, "fr").sign_in(make.staff("reception"))
    day = desk.get("desk.today")
    assert "Demander si cela a marché" in day.html.select_one(".todo").get_text()
    desk.send(day, {"outcome": "not_reached"}, form=ROW)
    line = desk.get("desk.fiche", **whose).html.select_one(".fiche-line")
    assert "Demander si cela a marché" in line.get_text()
    assert {one.task for one in follow_ups(database)} == {FollowUpTask.RESULT}, "asked again"
