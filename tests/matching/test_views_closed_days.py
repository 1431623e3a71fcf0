"""A day on which the desk is closed is said, with the next open day one press away."""

from datetime import timedelta

from tests.matching.deeds import DAY, due_call
from vrijwilligers.matching.models import Appointment, FollowUp
from vrijwilligers.settings.current import open_days
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import say_day, speaking

ROW = ".todo form"


def saturday():
    return today() + timedelta(days=(5 - today().weekday()) % 7 or 7)


def said(day):
    with speaking("en"):
        return say_day(day, "EEEE d MMMM")


def asked_about(page, name, day):
    """The page says that the desk is closed and offers the next open day; return that button."""
    assert page.problems[0].startswith(f"The desk is closed on {said(day)}")
    button = page.html.select_one(f"button[name={name}-instead]")
    first = page.html.select_one(f"form:has([name={name}]) button[type=submit]")
    assert first.has_attr("hidden"), "the key Enter keeps what was typed"
    return button


def test_a_follow_up_on_a_closed_day_is_taken_only_by_who_says_so(reception, make, database):
    person, day = make.candidate(), saturday()
    answers = {"what": "Bellen", "due_on": str(day)}
    page = reception.submit("matching.plan_follow_up", answers, status=422, candidate=person.id)
    button = asked_about(page, "due_on", day)
    assert (button["value"], button.get_text()) == (
        str(day + 2 * DAY),
        f"Take {said(day + 2 * DAY)}",
    )
    assert database.query(FollowUp).count() == 0
    reception.send(page, {button["name"]: button["value"]})
    page = reception.submit("matching.plan_follow_up", answers, status=422, candidate=person.id)
    reception.send(page, {})
    database.rollback()
    planned = database.query(FollowUp).order_by(FollowUp.id).all()
    assert [one.due_on for one in planned] == [day + 2 * DAY, day]


def test_of_another_closed_day_it_is_asked_anew(reception, make, database):
    follow_up, day = make.follow_up(), saturday()
    page = reception.submit(
        "matching.postpone_follow_up", {"due_on": str(day)}, status=422, follow_up_id=follow_up.id
    )
    page = reception.send(page, {"due_on": str(day + DAY)}, status=422)
    asked_about(page, "due_on", day + DAY)
    reception.send(page, {"due_on": str(open_days().next_after(today()))})
    database.rollback()
    assert database.query(FollowUp).one().due_on == open_days().next_after(today())


def test_an_appointment_and_the_day_to_ask_again_are_asked_about_in_the_row_too(
    reception, make, database
):
    due_call(make)
    day, row = saturday(), {"outcome": "appointment"}
    page = reception.send(reception.get("desk.today"), row | {"on": str(day)}, form=ROW, status=422)
    button = asked_about(page, "on", day)
    page = reception.send(
        page, {button["name"]: button["value"], "next_on": str(day + 7 * DAY)}, status=422
    )
    asked_about(page, "next_on", day + 7 * DAY)
    reception.send(page, {})
    database.rollback()
    assert database.query(Appointment).one().on == day + 2 * DAY
    assert {one.due_on for one in database.query(FollowUp)} >= {day + 7 * DAY}


def test_the_day_of_a_step_that_is_no_appointment_may_be_any(reception, make):
    introduction = make.introduction()
    make.disclosure(introduction)
    answers = {"target": "appointment", "on": str(saturday())}
    page = reception.submit(
        "matching.introduction", answers, status=422, introduction_id=introduction.id
    )
    asked_about(page, "on", saturday())
