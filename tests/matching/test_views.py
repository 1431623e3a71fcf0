from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.desk import Desk
from vrijwilligers.candidates.actions import withdraw
from vrijwilligers.candidates.rules import Purpose
from vrijwilligers.core.audit import VIEWED, AuditEvent
from vrijwilligers.core.clock import now, today
from vrijwilligers.core.week import mask_of
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.rules.states import EndReason, Side, State

DAY = timedelta(days=1)
MONDAY = mask_of(["mon-morning"])
AN_END = {"end_side": Side.CANDIDATE, "end_reason": EndReason.TOO_FAR}
DONE = 'form[action$="/done"]'


def introductions(database):
    return database.scalars(select(Introduction).order_by(Introduction.id)).all()


def follow_ups(database):
    return database.scalars(select(FollowUp).order_by(FollowUp.id)).all()


def views_of(database, candidate_id):
    viewed = select(AuditEvent).where(
        AuditEvent.deed == VIEWED,
        AuditEvent.thing == "candidate",
        AuditEvent.record_id == candidate_id,
    )
    return database.scalars(viewed).all()


def titles(page):
    return [heading.get_text(strip=True) for heading in page.html.select(".fit h2")]


# What fits


def test_what_fits_is_shown_with_the_reasons_for_and_against(reception, make):
    candidate = make.candidate(given_name="Samira", family_name="El Idrissi", days=MONDAY)
    organisation = make.organisation(name="De Rozelaar", phone="+3221234567")
    make.vacancy(
        texts={"nl": ("Koffie schenken", "Een babbel.")},
        organisation=organisation,
        days=mask_of(["mon-morning", "tue-morning"]),
        municipality="21015",
        practise_dutch="A1",
    )

    page = reception.get("matching.suggestions", candidate_id=candidate.id)

    (card,) = page.html.select(".fit")
    assert card.h2["lang"] == "nl"
    assert "De Rozelaar · Schaarbeek / Schaerbeek · Monday and Tuesday" in card.get_text()
    assert [li.get_text(" ", strip=True) for li in card.select("li.yes")] == [
        "For: free: Monday, in the morning"
    ]
    assert card.select_one('a[href="tel:+3221234567"]').get_text() == "Call 02 123 45 67"
    assert "Ask this too, then the list gets better: " in page.text
    assert page.html.select_one(".person").get_text() == "Samira El Idrissi"
    assert "Samira" not in page.html.title.get_text()


def test_what_fits_leads_to_introducing_to_one(reception, make):
    candidate = make.candidate()
    first, second = make.vacancy(), make.vacancy()
    page = reception.get("matching.suggestions", candidate_id=candidate.id)
    links = page.html.select(".fit .buttons a")
    assert [link["class"] for link in links] == [["btn-soft"], ["btn-soft"]]
    assert [link["href"].rpartition("=")[2] for link in links] == [str(first.id), str(second.id)]


def test_a_card_leads_to_its_vacancy_and_prints_whom_to_call(reception, make):
    candidate, organisation = make.candidate(), make.organisation(phone="+3221234567")
    vacancy = make.vacancy(texts={"nl": ("Soep", "Koken.")}, organisation=organisation)
    page = reception.get("matching.suggestions", candidate_id=candidate.id)
    (card,) = page.html.select(".fit")
    assert card.h2.a["href"] == reception.url("vacancies.show", vacancy_id=vacancy.id)
    assert card.select_one(".d-print-block").get_text() == "Call 02 123 45 67"
    assert "in Dutch" in [tag.get_text() for tag in card.select(".fit-head .tag")]


def test_a_title_in_the_language_of_the_reader_has_no_tag(reception, make):
    vacancy = make.vacancy(texts={"en": ("Soup", "Cook.")})
    make.follow_up(introduction=make.introduction(vacancy=vacancy))
    page = reception.get("matching.follow_ups")
    assert [tag.get_text() for tag in page.html.select(".todo .tag")] == ["today"]


def test_what_is_to_be_done_says_that_a_title_is_in_another_language(reception, make):
    make.follow_up(introduction=make.introduction())
    page = reception.get("matching.follow_ups")
    assert [tag.get_text() for tag in page.html.select(".todo .tag")] == ["today", "in Dutch"]


def test_several_are_ticked_and_introduced_at_once(reception, make):
    candidate = make.candidate()
    vacancies = [make.vacancy() for _ in range(3)]

    page = reception.get("matching.suggestions", candidate_id=candidate.id)

    (button,) = page.html.select("main .btn-main")
    assert button.get_text() == "Introduce to those ticked"
    form = button.find_parent("form")
    assert form.get("method", "get") == "get"
    boxes = page.html.select(f'input[type=checkbox][form="{form["id"]}"]')
    assert [box["name"] for box in boxes] == ["vacancy"] * 3
    assert [int(box["value"]) for box in boxes] == [vacancy.id for vacancy in vacancies]

    ticked = "&".join(f"vacancy={box['value']}" for box in boxes[1:])
    introducing = reception.open(f"{form['action']}?{ticked}")
    assert len(introducing.html.select("[name=agreed]")) == 2


def test_with_nothing_ticked_the_list_comes_back_and_says_so(reception, make):
    candidate = make.candidate()
    page = reception.get("matching.introduce", status=303, candidate_id=candidate.id)
    assert page.location == reception.url("matching.suggestions", candidate_id=candidate.id)
    assert reception.open(page.location).messages == ["Choose a vacancy first."]


def test_without_anything_that_fits_nothing_can_be_ticked(reception, make):
    page = reception.get("matching.suggestions", candidate_id=make.candidate().id)
    assert not page.html.select("main form")


def test_twenty_are_shown_and_then_more(reception, make):
    candidate, organisation = make.candidate(), make.organisation()
    for _ in range(21):
        make.vacancy(organisation=organisation)

    page = reception.get("matching.suggestions", candidate_id=candidate.id)
    assert len(titles(page)) == 20
    (more,) = [a for a in page.html.select("main a") if "Show more (1)" in a.get_text()]

    assert len(titles(reception.open(more["href"]))) == 21


def test_when_nothing_fits_the_page_says_so(reception, make):
    page = reception.get("matching.suggestions", candidate_id=make.candidate().id)
    assert "No open vacancy fits now." in page.text


def test_somebody_learns_why_a_vacancy_is_not_there(reception, make):
    candidate = make.candidate(languages={"fr": "B1"})
    make.vacancy(texts={"nl": ("Taxi", "Rijden.")}, languages={"nl": "B1"})
    page = reception.get("matching.why_not", candidate_id=candidate.id, q="taxi")
    assert [li.get_text(strip=True) for li in page.html.select(".fit .no")] == [
        "It asks Dutch (B1)."
    ]
    assert "1 vacancy asks a language that is not on the fiche" in page.text

    assert not page.html.select(".fit .buttons")

    missed = reception.get("matching.why_not", candidate_id=candidate.id, q="<zwemmen>")
    assert "No vacancy has these words in its title." in missed.text


def test_what_nothing_rules_out_can_be_introduced_at_once(reception, make):
    candidate = make.candidate()
    vacancy = make.vacancy(texts={"nl": ("Taxi", "Rijden.")})
    page = reception.get("matching.why_not", candidate_id=candidate.id, q="taxi")
    (card,) = page.html.select(".fit")
    assert card.h2.a["href"] == reception.url("vacancies.show", vacancy_id=vacancy.id)
    where = {"candidate_id": candidate.id, "vacancy": vacancy.id}
    assert card.select_one("a.btn-soft")["href"] == reception.url("matching.introduce", **where)


# Introducing


def test_before_introducing_the_page_says_exactly_what_is_shared(reception, make):
    candidate = make.candidate(
        given_name="Samira", family_name="El Idrissi", phone="+32470123456", email=None
    )
    organisation = make.organisation(name="De Rozelaar", phone="+3221234567")
    vacancy = make.vacancy(organisation=organisation, contact_name="Hilde")

    page = reception.get("matching.introduce", candidate_id=candidate.id, vacancy=vacancy.id)

    shared = page.html.select_one("dl.facts")
    assert [dd.get_text() for dd in shared.select("dd")] == ["Samira El Idrissi", "0470 12 34 56"]
    assert "Samira said yes to sharing with De Rozelaar" in page.text
    assert "Ask for Hilde" in page.text
    assert page.html.select_one('a[href="tel:+3221234567"]')
    assert page.html.select_one("[name=what]")["value"] == "Call Samira: did it work out?"
    assert page.html.select_one("[name=due_on]")["value"] == str(today() + 7 * DAY)
    assert not page.html.select("[name=agreed][checked]")


def test_an_introduction_with_its_follow_up_is_made_in_one_go(reception, make, database):
    candidate, vacancy = make.candidate(), make.vacancy()
    answers = {
        "agreed": str(vacancy.organisation_id),
        "contacted": "y",
        "note": "Hilde verwacht een telefoontje.",
        "for_whom": "me",
    }

    page = reception.submit(
        "matching.introduce", answers, candidate_id=candidate.id, vacancy=vacancy.id
    )

    assert page.location.endswith(f"/candidates/{candidate.id}")
    (introduction,) = introductions(database)
    assert (introduction.candidate, introduction.vacancy) == (candidate, vacancy)
    assert introduction.state == State.CONTACTED
    assert introduction.steps[0].note == "Hilde verwacht een telefoontje."
    assert introduction.steps[0].staff_id == reception.staff_id
    (planned,) = follow_ups(database)
    assert (planned.introduction_id, planned.candidate_id) == (introduction.id, candidate.id)
    assert (planned.for_staff_id, planned.due_on) == (reception.staff_id, today() + 7 * DAY)


def test_several_are_introduced_at_once_with_one_follow_up(reception, make, database):
    candidate, first, second = make.candidate(), make.vacancy(), make.vacancy()
    answers = {"agreed": [str(first.organisation_id), str(second.organisation_id)]}

    reception.submit(
        "matching.introduce", answers, candidate_id=candidate.id, vacancy=[first.id, second.id]
    )

    assert {made.vacancy_id for made in introductions(database)} == {first.id, second.id}
    (planned,) = follow_ups(database)
    assert (planned.candidate_id, planned.introduction_id) == (candidate.id, None)
    assert planned.for_staff_id is None


def test_without_what_no_follow_up_is_planned(reception, make, database):
    candidate, vacancy = make.candidate(), make.vacancy()
    answers = {"agreed": str(vacancy.organisation_id), "what": " ", "due_on": ""}
    reception.submit("matching.introduce", answers, candidate_id=candidate.id, vacancy=vacancy.id)
    assert len(introductions(database)) == 1
    assert follow_ups(database) == []


def test_without_a_yes_nothing_is_kept_but_what_was_typed(reception, make, database):
    candidate, vacancy = make.candidate(), make.vacancy()
    page = reception.submit(
        "matching.introduce",
        {"note": "Belt zelf."},
        status=422,
        candidate_id=candidate.id,
        vacancy=vacancy.id,
    )
    assert page.problems == ["Ask for a yes for each organisation, and tick it."]
    assert page.html.select_one("[name=note]").get_text(strip=True) == "Belt zelf."
    assert page.html.title.get_text(strip=True).startswith("Error:")
    assert introductions(database) == []


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({"due_on": ""}, "Enter a day."),
        ({"due_on": str(today() - DAY)}, "This day is over. Choose today or a later day."),
    ],
)
def test_a_refused_follow_up_stops_the_introduction_too(
    reception, make, database, answers, problem
):
    candidate, vacancy = make.candidate(), make.vacancy()
    page = reception.submit(
        "matching.introduce",
        {"agreed": str(vacancy.organisation_id)} | answers,
        status=422,
        candidate_id=candidate.id,
        vacancy=vacancy.id,
    )
    assert page.problems == [problem]
    assert introductions(database) == []


def test_who_did_not_consent_to_sharing_is_not_introduced(reception, make, database):
    candidate, vacancy = make.candidate(consents=[Purpose.FICHE]), make.vacancy()
    at = reception.url("matching.introduce", candidate_id=candidate.id, vacancy=vacancy.id)

    page = reception.open(at)

    assert not page.html.select("main form[method=post]")
    give = reception.url("candidates.give", candidate_id=candidate.id, next=at)
    (link,) = page.html.select(".warn a")
    assert link["href"] == give


def test_a_consent_withdrawn_meanwhile_stops_it_and_keeps_what_was_typed(reception, make, database):
    candidate, vacancy = make.candidate(), make.vacancy()
    at = reception.url("matching.introduce", candidate_id=candidate.id, vacancy=vacancy.id)
    page = reception.open(at)
    withdraw(candidate, Purpose.SHARING, by=reception.staff_id, today=today())
    database.commit()

    answers = {"agreed": str(vacancy.organisation_id), "note": "Belt zelf."}
    again = reception.send(page, answers, at=at, status=422)

    assert len(again.problems) == 1
    assert again.problems[0].startswith("This person did not consent to sharing")
    assert again.html.select_one("[name=note]").get_text(strip=True) == "Belt zelf."
    assert introductions(database) == []


def test_a_national_number_is_refused_in_a_note(reception, make, database):
    candidate, vacancy = make.candidate(), make.vacancy()
    answers = {"agreed": str(vacancy.organisation_id), "note": "85.07.30-033 28"}
    reception.submit(
        "matching.introduce", answers, status=422, candidate_id=candidate.id, vacancy=vacancy.id
    )
    assert introductions(database) == []


# An introduction and its steps


def test_an_introduction_shows_its_steps_and_offers_only_what_is_possible(reception, make):
    introduction = make.introduction(state=State.STARTED)
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
    assert (moved.state, moved.steps[-1].note) == (State.CONTACTED, "Belt terug.")
    assert moved.steps[-1].staff_id == reception.staff_id
    (message,) = reception.open(page.location).html.select('[role="status"] p')
    on = today() + 7 * DAY
    planned = f"Plan a follow-up on {on:%A} {on.day} {on:%B}"
    assert message.get_text() == f"The step is noted. {planned}"
    plan = reception.open(message.a["href"])
    assert plan.html.select_one("[name=due_on]")["value"] == str(today() + 7 * DAY)


def test_what_started_is_asked_about_after_three_months(reception, make):
    introduction = make.introduction(state=State.STARTED)
    plan = reception.get("matching.plan_follow_up", introduction=introduction.id)
    assert plan.html.select_one("[name=due_on]")["value"] == str(today() + 91 * DAY)


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
    assert (ended.end_side, ended.end_reason) == (Side.CANDIDATE, EndReason.TOO_FAR)


@pytest.mark.parametrize(
    ("state", "end", "words"),
    [
        (State.TALKED, {}, ["Next step", "Note this step"]),
        (State.ENDED, AN_END, ["Reopen", "Reopen"]),
        (State.STAYED, {}, ["Reopen", "Reopen"]),
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
    introduction.state = State.TALKED
    database.commit()

    typed = {"target": "contacted", "note": "Belt terug.", "on": str(today() - DAY)}
    again = reception.send(page, typed, status=409)

    impossible, overtaken = again.problems
    assert overtaken.startswith("A colleague took this introduction further in the meantime.")
    assert "It is now: they talked." in overtaken
    assert impossible.startswith("The step that you chose is not possible any more.")
    assert again.html.title.get_text(strip=True).startswith("Error:")
    assert introductions(database)[0].state == State.TALKED
    assert again.html.select_one("[name=note]").get_text(strip=True) == "Belt terug."
    assert again.html.select_one("[name=on]")["value"] == str(today() - DAY)

    reception.send(again, {"target": "appointment", "on": str(today())})
    (moved,) = introductions(database)
    assert (moved.state, moved.steps[-1].note) == (State.APPOINTMENT, "Belt terug.")


def test_what_a_colleague_did_leaves_a_choice_that_is_still_possible(reception, make, database):
    introduction = make.introduction()
    page = reception.get("matching.introduction", introduction_id=introduction.id)
    introduction.state = State.CONTACTED
    database.commit()

    again = reception.send(page, {"target": "talked"}, status=409)

    assert len(again.problems) == 1
    assert again.html.select_one("[name=target][checked]")["value"] == "talked"
    reception.send(again, {})
    assert introductions(database)[0].state == State.TALKED


def test_a_far_appointment_is_refused_at_its_day(reception, make, database):
    candidate = make.candidate(birth_year=1990)
    key = make.introduction(candidate=candidate).id
    answers = {"target": "appointment", "on": "9999-12-31"}
    page = reception.submit("matching.introduction", answers, status=422, introduction_id=key)
    assert page.problems == [
        "This day is more than a year ahead. Enter the day of the appointment."
    ]
    assert page.html.select_one("#on-error")
    assert introductions(database)[0].state == State.PROPOSED


def test_without_consent_to_share_the_introduction_warns_and_does_not_call(reception, make):
    organisation = make.organisation(phone="+3221234567")
    vacancy = make.vacancy(organisation=organisation)
    for consents, warns in (([Purpose.FICHE], True), ([Purpose.FICHE, Purpose.SHARING], False)):
        candidate = make.candidate(consents=consents)
        introduction = make.introduction(candidate=candidate, vacancy=vacancy)
        page = reception.get("matching.introduction", introduction_id=introduction.id)
        assert ("did not consent to sharing" in page.text) == warns
        assert bool(page.html.select_one('a[href^="tel:"]')) != warns


# Follow-ups


def test_what_is_planned_stands_on_the_list_and_is_done_in_place(reception, make, database):
    candidate = make.candidate(given_name="Samira", family_name="El Idrissi")
    answers = {"what": "Terugbellen", "due_on": str(today())}
    reception.submit(
        "matching.plan_follow_up", answers, candidate=candidate.id, next="/matching/follow-ups/"
    )

    page = reception.get("matching.follow_ups")
    (row,) = page.html.select(".todo li")
    assert "Samira E. Terugbellen" in " ".join(row.get_text(" ", strip=True).split())
    assert row.select_one(".tag").get_text() == "today"

    done = reception.send(page, {}, form=DONE)
    assert done.location == "/matching/follow-ups/"
    assert follow_ups(database)[0].done_by_id == reception.staff_id

    after = reception.open(done.location)
    assert after.messages == ["Done: Samira E.: Terugbellen Undo"]
    assert "Nothing has to be done." in after.text
    address = after.html.select_one('[role="status"] a')["href"]
    undone = reception.send(reception.open(address), {}, at=address)
    assert undone.location == "/matching/follow-ups/"
    assert follow_ups(database)[0].done_at is None


def test_who_plans_says_for_whom_and_may_go_back(reception, make):
    candidate = make.candidate()
    for asked, back in (
        ({}, "/matching/follow-ups/"),
        ({"next": "/matching/follow-ups/?whose=mine"}, "/matching/follow-ups/?whose=mine"),
        ({"next": "https://example.org/"}, "/matching/follow-ups/"),
        ({"candidate": candidate.id}, reception.url("desk.fiche", candidate_id=candidate.id)),
    ):
        page = reception.get("matching.plan_follow_up", **asked)
        assert page.html.select_one(".send a")["href"] == back
        assert ("Plan it on the fiche." in page.text) == ("candidate" not in asked)
        options = page.html.select("[name=for_whom] option")
        assert [option.get_text() for option in options] == ["Whoever is at the desk", "Me"]


def test_what_was_done_is_said_without_a_name_when_it_is_about_nobody(reception, make):
    make.follow_up(what="Koffie <kopen> 100%")
    done = reception.send(reception.get("matching.follow_ups"), {}, form=DONE)
    assert reception.open(done.location).messages == ["Done: Koffie <kopen> 100% Undo"]


def test_what_is_late_says_how_much(reception, make):
    make.follow_up(due_on=today() - 2 * DAY)
    tag = reception.get("matching.follow_ups").html.select_one(".todo .tag")
    assert (tag["class"], tag.get_text()) == (["tag", "late"], "2 days late")


def test_my_list_leaves_out_what_colleagues_do(reception, make):
    make.follow_up(what="Van een collega", for_staff=make.staff("reception"))
    make.follow_up(what="Van niemand")
    everything = reception.get("matching.follow_ups").text
    mine = reception.get("matching.follow_ups", whose="mine").text
    assert "Van een collega" in everything
    assert "Van een collega" not in mine
    assert "Van niemand" in mine


def test_a_long_list_comes_in_pages(reception, make):
    for _ in range(26):
        make.follow_up()
    first = reception.get("matching.follow_ups")
    assert len(first.html.select(".todo li")) == 25
    assert len(reception.get("matching.follow_ups", page=2).html.select(".todo li")) == 1


def test_done_twice_says_that_somebody_was_faster(reception, make, database):
    make.follow_up()
    page = reception.get("matching.follow_ups")
    colleague = make.staff("reception")
    reception.send(page, {}, form=DONE)
    again = reception.send(page, {}, form=DONE)
    assert reception.open(again.location).messages[-1] == "You did this already."

    follow_ups(database)[0].done_by_id = colleague.id
    database.commit()
    again = reception.send(page, {}, form=DONE)
    assert reception.open(again.location).messages == ["This was done already by a colleague."]
    assert follow_ups(database)[0].done_by_id == colleague.id


def test_what_a_colleague_put_off_is_not_ticked_off(reception, make, database):
    follow_up = make.follow_up()
    page = reception.get("matching.follow_ups")
    follow_up.due_on = today() + DAY
    database.commit()
    again = reception.send(page, {}, form=DONE)
    (message,) = reception.open(again.location).messages
    assert message == "This was changed in the meantime. It is still to be done, on: tomorrow."
    assert follow_ups(database)[0].done_at is None


def test_what_was_taken_up_again_already_is_not_taken_up_twice(reception, make, database):
    follow_up = make.follow_up(done_at=now())
    at = reception.url("matching.reopen_follow_up", follow_up_id=follow_up.id)
    page = reception.open(at)
    reception.send(page, {}, at=at)
    reception.open("/matching/follow-ups/")
    again = reception.send(page, {}, at=at)
    (message,) = reception.open(again.location).messages
    assert message.startswith("This was changed in the meantime.")


def test_who_puts_off_what_a_colleague_changed_keeps_the_day_that_was_typed(
    reception, make, database
):
    follow_up = make.follow_up()
    at = reception.url("matching.postpone_follow_up", follow_up_id=follow_up.id)
    page = reception.open(at)
    follow_up.due_on = today() + DAY
    database.commit()

    later = str(today() + 5 * DAY)
    again = reception.send(page, {"due_on": later}, at=at, status=409)

    assert again.problems[0].startswith("This was changed in the meantime.")
    assert again.html.select_one("[name=due_on]")["value"] == later
    assert follow_ups(database)[0].due_on == today() + DAY
    reception.send(again, {}, at=at)
    assert follow_ups(database)[0].due_on == today() + 5 * DAY


def test_putting_off_asks_for_a_day_to_come(reception, make, database):
    follow_up = make.follow_up()
    key = follow_up.id
    late = {"due_on": str(today() - DAY)}
    page = reception.submit("matching.postpone_follow_up", late, status=422, follow_up_id=key)
    assert page.problems == ["This day is over. Choose today or a later day."]

    later = {"due_on": str(today() + 3 * DAY)}
    done = reception.submit("matching.postpone_follow_up", later, follow_up_id=key)
    assert done.location == "/matching/follow-ups/"
    assert follow_ups(database)[0].due_on == today() + 3 * DAY


def test_a_plan_without_words_is_asked_again(reception, make, database):
    page = reception.submit("matching.plan_follow_up", {"due_on": "x"}, status=422)
    assert page.problems[0] == "Enter what has to be done."
    assert len(page.problems) == 2
    assert follow_ups(database) == []


def test_nobody_is_sent_elsewhere_after_a_deed(reception, make):
    make.follow_up()
    page = reception.get("matching.follow_ups")
    done = reception.send(page, {"next": "https://example.org/"}, form=DONE)
    assert done.location == "/matching/follow-ups/"


# Who may enter, and what is logged


def addresses(make):
    introduction = make.introduction()
    follow_up = make.follow_up(candidate=introduction.candidate)
    person = {"candidate_id": introduction.candidate_id}
    return [
        ("matching.suggestions", person),
        ("matching.why_not", person),
        ("matching.introduce", person | {"vacancy": make.vacancy().id}),
        ("matching.introduction", {"introduction_id": introduction.id}),
        ("matching.plan_follow_up", {"candidate": introduction.candidate_id}),
        ("matching.postpone_follow_up", {"follow_up_id": follow_up.id}),
        ("matching.reopen_follow_up", {"follow_up_id": follow_up.id}),
    ]


def test_the_administrator_sees_nobody(administrator, make):
    for endpoint, values in [*addresses(make), ("matching.follow_ups", {})]:
        administrator.get(endpoint, status=403, **values)


def test_who_withdrew_consent_has_no_page(reception, make, database):
    pages = addresses(make)
    introduction = introductions(database)[0]
    introduction.candidate.fiche_consent = False
    database.commit()
    for endpoint, values in pages:
        reception.get(endpoint, status=404, **values)


def test_what_is_not_there_is_a_404(reception, make):
    person = make.candidate().id
    for number in (987654, "x", "-1", 2**31, 10**30, ""):
        reception.get("matching.introduce", status=404, candidate_id=person, vacancy=number)
        reception.get("matching.plan_follow_up", status=404, introduction=number)
        reception.get("matching.plan_follow_up", status=404, candidate=number)


@pytest.mark.parametrize("place", range(5))
def test_opening_a_page_about_somebody_is_logged(reception, make, database, place):
    endpoint, values = addresses(make)[place]
    candidate_id = introductions(database)[0].candidate_id
    reception.get(endpoint, **values)
    (view,) = views_of(database, candidate_id)
    assert view.staff_id == reception.staff_id


@pytest.mark.parametrize("place", [2, 3, 4])
def test_a_refused_form_that_shows_somebody_is_logged_as_well(reception, make, database, place):
    endpoint, values = addresses(make)[place]
    candidate_id = introductions(database)[0].candidate_id
    reception.submit(
        endpoint, {"note": "85.07.30-033 28"} if place < 4 else {}, status=422, **values
    )
    opened, refused = views_of(database, candidate_id)
    assert refused.staff_id == opened.staff_id == reception.staff_id


def test_a_deed_is_logged_as_a_deed_and_not_as_a_view(reception, make, database):
    introduction = make.introduction()
    candidate_id, key = introduction.candidate_id, introduction.id
    reception.submit("matching.introduction", {"target": "talked"}, introduction_id=key)
    assert len(views_of(database, candidate_id)) == 1


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_pages_open_in_each_language(app, make, language):
    staff = make.staff("reception", language=language)
    desk = Desk(app, language).sign_in(staff)
    for endpoint, values in [*addresses(make), ("matching.follow_ups", {})]:
        desk.get(endpoint, **values)
