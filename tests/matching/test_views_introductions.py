"""The page of an introduction and its steps."""

import pytest

from tests.matching.pages import DAY, in_days, introductions
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.vocabulary.clock import today

AN_END = {"end_side": EndedBy.CANDIDATE, "end_reason": IntroductionEndReason.TOO_FAR}


def test_an_introduction_shows_its_steps_and_offers_only_what_is_possible(reception, make):
    introduction = make.introduction(state=IntroductionState.STARTED)
    page = reception.get("matching.introduction", introduction_id=introduction.id)
    offered = [radio["value"] for radio in page.html.select("[name=target]")]
    assert offered == ["completed", "stayed", "stopped"]
    assert [li.strong.get_text() for li in page.html.select(".line li")] == ["today"]
    assert introduction.candidate.number in page.heading
    assert introduction.candidate.given_name not in page.heading


def test_a_step_is_noted_and_offers_a_follow_up(reception, make, database):
    introduction = make.introduction()
    candidate_id, key = introduction.candidate_id, introduction.id

    page = reception.submit(
        "matching.introduction", {"target": "contacted", "note": "Belt terug."}, introduction_id=key
    )

    assert page.location.endswith(f"/candidates/{candidate_id}")
    (moved,) = introductions(database)
    assert (moved.state, moved.steps[-1].note) == (IntroductionState.CONTACTED, "Belt terug.")
    assert moved.steps[-1].staff_id == reception.staff_id
    (message,) = reception.open(page.location).html.select('[role="status"] p')
    on = today() + 7 * DAY
    planned = f"Plan a follow-up on {on:%A} {on.day} {on:%B}"
    assert message.get_text() == f"The step is noted. {planned}"
    plan = reception.open(message.a["href"])
    assert plan.html.select_one("[name=due_on]")["value"] == str(in_days(7))


def test_what_started_is_asked_about_after_three_months(reception, make):
    introduction = make.introduction(state=IntroductionState.STARTED)
    plan = reception.get("matching.plan_follow_up", introduction=introduction.id)
    assert plan.html.select_one("[name=due_on]")["value"] == str(in_days(91))


def test_an_end_without_a_reason_is_asked_again(reception, make, database):
    introduction = make.introduction()
    answers = {"target": "ended", "note": "Jammer."}
    page = reception.submit(
        "matching.introduction", answers, status=422, introduction_id=introduction.id
    )
    assert page.problems == ["Choose who ended it and why."]
    assert page.html.select_one("[name=target][checked]")["value"] == "ended"
    assert page.html.select_one("[name=note]").get_text(strip=True) == "Jammer."

    reception.send(page, {"side": "candidate", "reason": "too_far"})
    (ended,) = introductions(database)
    assert (ended.end_side, ended.end_reason) == (EndedBy.CANDIDATE, IntroductionEndReason.TOO_FAR)


@pytest.mark.parametrize(
    ("state", "end", "words"),
    [
        (IntroductionState.TALKED, {}, ["Next step", "Note this step"]),
        (IntroductionState.ENDED, AN_END, ["Reopen", "Reopen"]),
        (IntroductionState.STAYED, {}, ["Reopen", "Reopen"]),
    ],
)
def test_what_is_over_can_only_be_reopened(reception, make, state, end, words):
    key = make.introduction(state=state, **end).id
    page = reception.get("matching.introduction", introduction_id=key)
    section = page.html.select_one("section[aria-labelledby=next-step]")
    assert [section.h2.get_text(), section.select_one(".btn-main").get_text()] == words


def test_no_step_is_no_answer(reception, make):
    introduction = make.introduction()
    page = reception.submit(
        "matching.introduction", {"on": ""}, status=422, introduction_id=introduction.id
    )
    assert page.problems == ["Choose what happened.", "Enter a day."]


def test_a_colleague_who_was_faster_is_not_overwritten(reception, make, database):
    introduction = make.introduction()
    page = reception.get("matching.introduction", introduction_id=introduction.id)
    introduction.state = IntroductionState.TALKED
    database.commit()

    typed = {"target": "contacted", "note": "Belt terug.", "on": str(today() - DAY)}
    again = reception.send(page, typed, status=409)

    (impossible,) = again.problems
    assert "A colleague took this introduction further in the meantime." in again.text
    assert "It is now: they talked." in again.text
    assert ["Note", "–", "Belt terug."] in again.conflict
    assert impossible.startswith("The step that you chose is not possible any more.")
    assert again.html.title.get_text(strip=True).startswith("Error:")
    assert introductions(database)[0].state == IntroductionState.TALKED
    assert again.html.select_one("[name=note]").get_text(strip=True) == "Belt terug."
    assert again.html.select_one("[name=on]")["value"] == str(today() - DAY)

    reception.send(again, {"target": "appointment", "on": str(today())})
    (moved,) = introductions(database)
    assert (moved.state, moved.steps[-1].note) == (IntroductionState.APPOINTMENT, "Belt terug.")


def test_what_a_colleague_did_leaves_a_choice_that_is_still_possible(reception, make, database):
    introduction = make.introduction()
    page = reception.get("matching.introduction", introduction_id=introduction.id)
    introduction.state = IntroductionState.CONTACTED
    database.commit()

    again = reception.send(page, {"target": "talked"}, status=409)

    assert not again.problems
    assert again.conflict
    assert again.html.select_one("[name=target][checked]")["value"] == "talked"
    reception.send(again, {})
    assert introductions(database)[0].state == IntroductionState.TALKED


def test_a_far_appointment_is_refused_at_its_day(reception, make, database):
    candidate = make.candidate(birth_year=1990)
    key = make.introduction(candidate=candidate).id
    answers = {"target": "appointment", "on": "2199-12-31"}
    page = reception.submit("matching.introduction", answers, status=422, introduction_id=key)
    assert page.problems == [
        "This day is more than a year ahead. Enter the day of the appointment."
    ]
    assert page.html.select_one("#on-error")
    assert introductions(database)[0].state == IntroductionState.PROPOSED


def test_without_consent_to_share_the_introduction_warns_and_does_not_call(reception, make):
    organisation = make.organisation(phone="+3221234567")
    vacancy = make.vacancy(organisation=organisation)
    for consents, warns in (
        ([ConsentPurpose.FICHE], True),
        ([ConsentPurpose.FICHE, ConsentPurpose.SHARING], False),
    ):
        candidate = make.candidate(consents=consents)
        introduction = make.introduction(candidate=candidate, vacancy=vacancy)
        page = reception.get("matching.introduction", introduction_id=introduction.id)
        assert ("did not consent to sharing" in page.text) == warns
        assert bool(page.html.select_one('a[href^="tel:"]')) != warns
