"""The list of what is planned: done, put off, taken up again."""

import pytest

from tests.matching.pages import DAY, follow_ups, in_days
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import now, today

NOTE = ".todo form"
DONE = {"outcome": "done"}


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

    done = reception.send(page, DONE, form=NOTE)
    assert done.location == "/matching/follow-ups/"
    assert follow_ups(database)[0].done_by_id == reception.staff_id

    after = reception.open(done.location)
    assert after.messages == ["Noted: Done · Samira E.: Terugbellen Undo"]
    assert "Nothing needs to be done." in after.text
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
        assert ("Plan it on the record." in page.text) == ("candidate" not in asked)
        options = page.html.select("[name=for_whom] option")
        assert [option.get_text() for option in options] == [
            "Whoever is at the desk",
            "Me",
            "A coordinator: whoever is first",
        ]


def test_what_was_done_is_said_without_a_name_when_it_is_about_nobody(reception, make):
    make.follow_up(what="Koffie <kopen> 100%")
    done = reception.send(reception.get("matching.follow_ups"), DONE, form=NOTE)
    assert reception.open(done.location).messages == ["Noted: Done · Koffie <kopen> 100% Undo"]


def test_what_is_about_an_introduction_that_ended_says_so(reception, make):
    """Else somebody is asked how the appointment was that never came."""
    make.follow_up(introduction=make.introduction(state=IntroductionState.COMPLETED))
    make.follow_up(introduction=make.introduction(state=IntroductionState.CONTACTED))
    over, goes_on = reception.get("matching.follow_ups").html.select(".todo li")
    assert "short assignment completed" in over.get_text()
    assert "organisation contacted" not in goes_on.get_text()


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
    reception.send(page, DONE, form=NOTE)
    again = reception.send_beside(page, DONE, form=NOTE, status=409)
    assert "You noted this already: Done." in again.text
    assert not again.html.select("main form")

    follow_ups(database)[0].done_by_id = colleague.id
    database.commit()
    again = reception.send_beside(page, DONE, form=NOTE, status=409)
    assert "noted this already: Done." in again.text
    assert follow_ups(database)[0].done_by_id == colleague.id


def test_what_a_colleague_put_off_is_not_ticked_off(reception, make, database):
    follow_up = make.follow_up()
    page = reception.get("matching.follow_ups")
    follow_up.due_on = today() + DAY
    database.commit()
    again = reception.send(page, DONE, form=NOTE, status=409)
    message = "This was changed in the meantime. It is still to be done, on: tomorrow."
    assert message in again.text
    assert follow_ups(database)[0].done_at is None
    reception.send(again, DONE)
    assert follow_ups(database)[0].done_at


def test_what_was_taken_up_again_already_is_not_taken_up_twice(reception, make, database):
    follow_up = make.follow_up(done_at=now())
    at = reception.url("matching.reopen_follow_up", follow_up_id=follow_up.id)
    page = reception.open(at)
    reception.send(page, {}, at=at)
    reception.open("/matching/follow-ups/")
    again = reception.send_beside(page, {}, at=at, status=409)
    assert "This was changed in the meantime." in again.text


def test_who_puts_off_what_a_colleague_changed_keeps_the_day_that_was_typed(
    reception, make, database
):
    follow_up = make.follow_up()
    at = reception.url("matching.postpone_follow_up", follow_up_id=follow_up.id)
    page = reception.open(at)
    follow_up.due_on = today() + DAY
    database.commit()

    later = str(in_days(5))
    again = reception.send(page, {"due_on": later}, at=at, status=409)

    assert "This was changed in the meantime." in again.text
    assert again.conflict == [["To which day", str(today() + DAY), later]]
    assert again.html.select_one("[name=due_on]")["value"] == later
    assert follow_ups(database)[0].due_on == today() + DAY
    reception.send(again, {}, at=at)
    assert follow_ups(database)[0].due_on == in_days(5)


@pytest.mark.parametrize("view", ["matching.postpone_follow_up", "matching.reopen_follow_up"])
def test_who_rather_changes_nothing_has_a_way_back(reception, make, view):
    follow_up = make.follow_up()
    for asked, back in (
        ({}, "/matching/follow-ups/"),
        ({"next": "/matching/follow-ups/?whose=mine"}, "/matching/follow-ups/?whose=mine"),
    ):
        page = reception.get(view, follow_up_id=follow_up.id, **asked)
        assert page.html.select_one(".send a")["href"] == back


def test_putting_off_asks_for_a_day_to_come(reception, make, database):
    follow_up = make.follow_up()
    key = follow_up.id
    late = {"due_on": str(today() - DAY)}
    page = reception.submit("matching.postpone_follow_up", late, status=422, follow_up_id=key)
    assert page.problems == ["This day is over. Choose today or a later day."]

    later = {"due_on": str(in_days(3))}
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
    done = reception.send(page, DONE, form=NOTE, at="?next=https://example.org/")
    assert done.location == "/matching/follow-ups/"
