"""The pages of the inbox: baskets with counts, a call in each row, a pause."""

from tests.matching.deeds import due_call
from tests.matching.pages import DAY, follow_ups, introductions
from vrijwilligers.matching.models import ReminderPause
from vrijwilligers.vocabulary.clock import today

NOTE = ".todo form"


def unanswered(make, database):
    """Let an organisation not answer for eight days, with nothing planned."""
    call = due_call(make)
    one = call.introduction
    one.since_on = today() - 8 * DAY
    database.delete(call)
    database.commit()
    return one


def test_the_inbox_opens_where_something_stands_and_a_call_takes_it_away(reception, make, database):
    unanswered(make, database)
    at = reception.get("matching.inbox_first", status=302).location
    page = reception.open(at)
    tab = page.html.select_one(".filters [aria-current]")
    assert " ".join(tab.get_text(" ", strip=True).split()) == "✓ No answer for 7 days 1"
    row = page.html.select_one(".todo > li")
    assert row.select_one('a[href="tel:+3221234567"]')
    assert "Ask the organisation whether there is an answer" in row.get_text()

    done = reception.send(page, {"outcome": "not_reached"}, form=NOTE)

    assert done.location == at
    first, again = follow_ups(database)
    assert (first.outcome, first.callee, again.callee) == (
        "not_reached",
        "organisation",
        "organisation",
    )
    after = reception.open(at)
    assert after.messages[0].startswith("Noted: Not reached")
    assert not after.html.select(".todo")
    undo = after.html.select_one('[role="status"] a')["href"]
    reception.send(reception.open(undo), {}, at=undo)
    assert reception.open(at).html.select(".todo > li")
    assert follow_ups(database) == [], "nobody had planned it"


def test_the_page_of_the_day_says_how_many_organisations_did_not_answer(reception, make, database):
    assert "No answer" not in reception.get("desk.today").text
    unanswered(make, database)
    page = reception.get("desk.today")
    link = page.html.select_one('a[href="/matching/inbox/no-answer"]')
    assert link.get_text() == "No answer of an organisation for 7 days: 1"


def test_a_row_of_the_inbox_begins_with_what_we_know_of_an_appointment(reception, make, database):
    one = unanswered(make, database)
    one.vacancy.street = "Hoogstraat 1"
    database.commit()
    row = reception.get("matching.inbox", basket="no-answer").html.select_one(".todo > li")
    known = {name: row.select_one(f"[name={name}]")["value"] for name in ("place", "with_whom")}
    assert known["with_whom"] == "Rita"
    assert known["place"].startswith("Hoogstraat 1")
    assert row.select_one("[name=phone]")["value"].replace(" ", "") == "021234567"


def test_two_who_call_from_one_basket_note_it_once(reception, coordinator, make, database):
    unanswered(make, database)
    pages = [one.get("matching.inbox", basket="no-answer") for one in (reception, coordinator)]
    reception.send(pages[0], {"outcome": "started"}, form=NOTE)

    second = coordinator.send(pages[1], {"outcome": "started"}, form=NOTE, status=409)

    assert "noted this already: Started." in second.text
    (one,) = introductions(database)
    assert len(one.steps) == 2


def test_a_call_that_says_too_little_is_asked_again(reception, make, database):
    unanswered(make, database)
    page = reception.get("matching.inbox", basket="no-answer")
    again = reception.send(page, {"outcome": "ended"}, form=NOTE, status=422)
    assert again.problems == ["Choose who ended it and why."]
    assert reception.send(again, {"side": "desk", "reason": "other"}).location == page.address


def test_nobody_is_reminded_of_one_introduction_or_of_somebody_until_a_day(
    reception, make, database
):
    one = unanswered(make, database)
    until = str(today() + 9 * DAY)
    reception.submit("matching.pause", {"until": until}, introduction=one.id)
    (paused,) = database.query(ReminderPause).all()
    assert (paused.introduction_id, str(paused.until)) == (one.id, until)
    assert not reception.get("matching.inbox", basket="no-answer").html.select(".todo")

    reception.submit("matching.pause", {"until": until, "whole": "y"}, introduction=one.id)
    assert database.query(ReminderPause).count() == 2
    page = reception.submit(
        "matching.pause", {"until": str(today())}, candidate=one.candidate_id, status=422
    )
    assert page.problems == ["Enter a day that is still to come."]
    reception.get("matching.pause", status=404)


def test_an_empty_basket_says_so(reception):
    page = reception.get("matching.inbox", basket="three-months")
    assert "asked how it goes" in page.html.select_one(".empty").get_text()
