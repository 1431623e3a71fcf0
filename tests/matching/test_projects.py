"""Who pays for an introduction is noted, and counted by state; of the person it says nothing."""

import pytest
from sqlalchemy import func, select

from tests.matching.deeds import introduce
from vrijwilligers.matching.actions import projects
from vrijwilligers.matching.actions.introductions import move, take_back_step
from vrijwilligers.matching.queries.projects import steps_by_project
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.steps import StepDetails
from vrijwilligers.records.facts import Fact
from vrijwilligers.talents.models import Project
from vrijwilligers.vocabulary.clock import today

STARTED = IntroductionState.STARTED


def total(database):
    every = select(func.sum(Fact.amount)).where(Fact.dimension == "")
    return database.scalar(every.where(Fact.kind.like("introduction_step:%")))


def test_what_was_counted_moves_along_and_the_total_stays(make, database):
    one, other = make.project("garden"), make.project("park")
    (made,) = introduce(make.candidate(), make.vacancy())
    projects.mark(made, one.code, by=None)
    move(made, StepDetails(target=STARTED, on=today()), by=None, today=today())
    database.commit()
    counted = {IntroductionState.PROPOSED: 1, STARTED: 1}
    assert steps_by_project(today().year) == {"garden": counted}

    projects.mark(made, other.code, by=None)
    database.commit()

    figures = steps_by_project(today().year)
    assert figures["park"] == counted
    assert set(figures.get("garden", {}).values()) <= {0}
    assert total(database) == 2
    take_back_step(made)
    database.commit()
    assert steps_by_project(today().year)["park"].get(STARTED, 0) == 0
    projects.mark(made, None, by=None)
    database.commit()
    assert set(steps_by_project(today().year)["park"].values()) == {0}
    assert total(database) == 1


def test_what_is_not_offered_is_refused_and_what_was_chosen_stays(make, database):
    old = make.project("old", is_used=False)
    (made,) = introduce(make.candidate(), make.vacancy())
    for code in ("nothing", old.code):
        with pytest.raises(projects.ProjectIsUnknown):
            projects.mark(made, code, by=None)
    made.project = old.code
    projects.mark(made, old.code, by=None)


def test_a_coordinator_adds_a_project_and_sees_what_came_of_it(coordinator, make, database):
    names = {f"name_{language}": "Proeftuin" for language in ("nl", "fr", "en")}
    listed = coordinator.submit("talents.new", names, listed="projects")
    (project,) = database.scalars(select(Project)).all()
    (made,) = introduce(make.candidate(), make.vacancy())
    database.commit()
    page = coordinator.get("matching.introduction", introduction_id=made.id)
    form = coordinator.open(page.html.find("a", string="Mark with a project")["href"])
    back = coordinator.send(form, {"project": project.code})

    assert "Project: Proeftuin" in coordinator.open(back.location).text
    index = coordinator.open(listed.location)
    figures = coordinator.open(index.html.find("a", string="What came of them")["href"])
    cells = [cell.get_text() for cell in figures.html.select("tbody tr > *")]
    assert cells[:2] == ["Proeftuin", "1"]
    before = coordinator.get("matching.projects", year=today().year - 1)
    assert "No introduction is marked" in before.text


def test_whoever_introduces_somebody_says_at_once_for_which_project(reception, make, database):
    project = make.project("garden")
    make.project("old", is_used=False)
    candidate, vacancy = make.candidate(), make.vacancy()
    database.commit()
    where = {"candidate_id": candidate.id, "vacancy": vacancy.id}
    offered = reception.get("matching.introduce", **where).html.select("[name=project] option")
    assert [one["value"] for one in offered] == ["", project.code]
    yes = {f"yes_{vacancy.organisation_id}": "spoken", "contacted": "phone"}

    reception.submit("matching.introduce", yes | {"project": project.code}, **where)

    counted = {IntroductionState.PROPOSED: 1, IntroductionState.CONTACTED: 1}
    assert steps_by_project(today().year) == {"garden": counted}


def test_no_introduction_is_made_for_a_project_that_is_not_offered(make, database):
    old = make.project("old", is_used=False)
    for code in ("nothing", old.code):
        with pytest.raises(projects.ProjectIsUnknown):
            introduce(make.candidate(), make.vacancy(), project=code)


def test_without_projects_nobody_is_asked_for_one(reception, make, database):
    (made,) = introduce(make.candidate(), make.vacancy())
    database.commit()
    page = reception.get("matching.introduction", introduction_id=made.id)
    assert "project" not in page.text.lower()
    where = {"candidate_id": make.candidate().id, "vacancy": made.vacancy_id}
    database.commit()
    assert not reception.get("matching.introduce", **where).html.select("[name=project]")
    reception.get("matching.projects", status=403)
