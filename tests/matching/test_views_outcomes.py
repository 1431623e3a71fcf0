"""What came of a follow-up, noted in its row; and handing one over."""

from tests.matching.deeds import due_call
from tests.matching.pages import DAY, follow_ups, in_days
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.rules.callees import Callee
from vrijwilligers.settings.rules.open_days import OpenDays
from vrijwilligers.vocabulary.clock import today

ROW = ".todo > li"
NOTE = ".todo form"


def test_a_row_shows_the_number_and_holds_its_deed_on_each_page(reception, make, database):
    follow_up = due_call(make)
    pages = {"desk.today": {}, "matching.follow_ups": {}}
    for view, words in (pages | {"desk.fiche": {"candidate_id": follow_up.candidate_id}}).items():
        page = reception.get(view, **words)
        row = page.html.select_one(ROW)
        assert (
            row.select_one('a[href="tel:+32470123456"]').get_text()
            == "Call Samira E.: 0470 12 34 56"
        )
        assert row.select_one("details form[method=post]")

    done = reception.send(reception.get("desk.today"), {"outcome": "not_reached"}, form=NOTE)

    assert done.location == "/"
    first, again = follow_ups(database)
    assert first.done_by_id == reception.staff_id
    assert again.due_on == OpenDays().next_after(today())
    page = reception.open("/")
    assert page.messages == ["Noted: Not reached · Samira E.: Samira bellen Undo"]
    assert not page.html.select(ROW)
    address = page.html.select_one('[role="status"] a')["href"]
    assert reception.send(reception.open(address), {}, at=address).location == "/"
    (back,) = follow_ups(database)
    assert back.done_at is None


def test_what_is_known_of_an_appointment_stands_in_the_row_and_is_kept(reception, make, database):
    due = due_call(make)
    due.introduction.vacancy.street = "Hoogstraat 1"
    database.commit()
    page = reception.get("desk.today")
    row = page.html.select_one(ROW)
    opener = row.select_one("summary")
    assert [one.get_text() for one in opener.select("[class^=while]")] == ["Note it", "Close"]
    reception.send(page, {"outcome": "appointment", "on": str(in_days(2))}, form=NOTE)
    database.expire_all()
    made = due.introduction.appointment
    assert made.place.startswith("Hoogstraat 1")
    assert (made.with_whom, made.phone) == ("Rita", "+3221234567")


def test_a_task_about_the_organisation_shows_its_number(reception, make):
    due_call(make, callee=Callee.ORGANISATION)
    row = reception.get("desk.today").html.select_one(ROW)
    assert row.select_one('a[href="tel:+3221234567"]').get_text() == "Call Rita: 02 123 45 67"
    assert not row.select('a[href="tel:+32470123456"]')


def test_the_day_of_the_next_call_is_said_before_and_can_be_another(reception, make, database):
    due_call(make)
    page = reception.get("desk.today")
    labels = [label.get_text() for label in page.html.select(".todo fieldset label")]
    assert any(label.startswith("Not reached · again: ") for label in labels)
    assert "An appointment" in labels

    answers = {"outcome": "reached", "next_on": str(in_days(3)), "word": "belt zelf terug"}
    reception.send(page, answers, form=NOTE)
    first, again = follow_ups(database)
    assert (again.due_on, first.outcome_words) == (in_days(3), "belt zelf terug")


def test_an_outcome_that_says_too_little_is_asked_again_with_what_was_typed(
    reception, make, database
):
    follow_up = due_call(make)
    for answers, problem in (
        ({}, "Choose what came of it."),
        ({"outcome": "appointment"}, "Enter the day of the appointment."),
        (
            {"outcome": "appointment", "on": str(today() - DAY)},
            "This day is over. Enter a day that is still to come, or note what happened.",
        ),
        ({"outcome": "ended", "word": "niets"}, "Choose who ended it and why."),
        ({"outcome": "reached", "next_on": str(today() - DAY)}, "This day is over."),
    ):
        page = reception.send(reception.get("desk.today"), answers, form=NOTE, status=422)
        assert page.problems[0].startswith(problem)
        assert page.html.select_one("[name=word]")["value"] == answers.get("word", "")
    assert follow_ups(database) == [follow_up]
    assert follow_up.done_at is None


def test_who_is_asked_sees_it_first_and_who_asked(reception, coordinator, make, database):
    make.follow_up(what="Van niemand", due_on=today() - DAY)
    asked = make.follow_up(what="Mag dat?")
    answers = {"to": "coordinators", "words": "ik weet het niet"}
    reception.submit("matching.hand_over", answers, follow_up_id=asked.id)

    rows = coordinator.get("desk.today").html.select(ROW)

    assert "Mag dat?" in rows[0].get_text()
    asker = database.get(FollowUp, asked.id).asked_by.name
    words = f"{asker} asks it of a coordinator: “ik weet het niet”"
    assert words in " ".join(rows[0].get_text().split())
    assert "Mag dat?" not in reception.get("matching.follow_ups", whose="mine").text


def test_a_question_is_planned_for_a_coordinator_or_a_colleague(reception, make, database):
    colleague = make.staff("reception", name="Omar")
    make.staff("administrator", name="Beheer")
    page = reception.get("matching.plan_follow_up")
    options = [option.get_text() for option in page.html.select("[name=for_whom] option")]
    assert options[2:] == ["A coordinator: whoever is first", "Omar"]
    for whom in ("coordinators", str(colleague.id)):
        answers = {"what": "Mag dat?", "due_on": str(today()), "for_whom": whom}
        reception.submit("matching.plan_follow_up", answers)
    first, second = follow_ups(database)
    assert (first.for_role, first.for_staff_id) == ("coordinator", None)
    assert (second.for_role, second.for_staff_id) == (None, colleague.id)


def test_a_step_on_the_page_of_the_introduction_does_what_was_due_about_it(
    reception, make, database
):
    due = due_call(make)
    later = due_call(make, due_on=today() + DAY, introduction=due.introduction)
    page = reception.get("matching.introduction", introduction_id=due.introduction_id)

    done = reception.send(page, {"target": "started"})

    assert "Noted: Done · Samira E.: Samira bellen Undo" in reception.open(done.location).messages
    assert due.done_by_id == reception.staff_id
    assert later.done_at is None
