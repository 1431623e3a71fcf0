"""The pages of an appointment: made with the step, changed, and said wherever it is said."""

from datetime import time

import pytest

from tests.matching.pages import DAY, in_days, introductions
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import today

ON, NEXT = in_days(2), in_days(9)


@pytest.fixture
def kitchen(make):
    """A vacancy of which we know street, way and whom to ask for."""
    return make.vacancy(
        organisation=make.organisation(name="De Pollepel"),
        street="Lepelstraat 14",
        postcode="1070",
        municipality="21001",
        directions="Tram 81, halte Zuidlaan",
        contact_name="Leen Mertens",
        contact_phone="+3225550112",
    )


@pytest.fixture
def introduction(make, kitchen):
    return make.introduction(candidate=make.candidate(language="nl"), vacancy=kitchen)


def test_the_step_asks_when_and_where_and_knows_most_already(
    reception, make, introduction, database
):
    key = introduction.id
    page = reception.get("matching.introduction", introduction_id=key)
    known = {name: page.html.select_one(f"[name={name}]").get("value") for name in KNOWN}
    assert known == KNOWN

    answers = {"target": "appointment", "on": str(ON), "begins_at": "10u15"}
    reception.send(page, answers)

    (moved,) = introductions(database)
    assert moved.state == IntroductionState.APPOINTMENT
    made = moved.appointment
    assert (made.on, made.begins_at, made.with_whom) == (ON, time(10, 15), "Leen Mertens")
    shown = reception.get("matching.introduction", introduction_id=key)
    line = shown.html.select_one("section[aria-labelledby=appointment-heading] p")
    assert line.get_text() == (
        f"{ON:%A} {ON.day} {ON:%B} at 10:15 · Lepelstraat 14, 1070 Anderlecht"
        " · with Leen Mertens · 02 555 01 12 · Tram 81, halte Zuidlaan"
    )
    fiche = reception.get("desk.fiche", candidate_id=moved.candidate_id)
    assert f"{ON:%A} {ON.day} {ON:%B} at 10:15" in fiche.text


KNOWN = {
    "begins_at": "",
    "place": "Lepelstraat 14, 1070 Anderlecht",
    "with_whom": "Leen Mertens",
    "phone": "02 555 01 12",
    "travel": "Tram 81, halte Zuidlaan",
}


def test_contact_data_from_elsewhere_go_to_no_visitor(reception, make):
    vacancy = make.vacancy(
        source_name="elders",
        source_id="1",
        contact_name="Leen Mertens",
        contact_phone="+3225550112",
    )
    key = make.introduction(vacancy=vacancy).id
    page = reception.get("matching.introduction", introduction_id=key)
    assert page.html.select_one("[name=with_whom]").get("value") == ""
    assert page.html.select_one("[name=phone]").get("value") == ""


def test_an_appointment_is_changed_on_its_own_page(reception, introduction, database):
    key = introduction.id
    reception.submit("matching.appointment", {"on": str(ON)}, introduction_id=key)

    later = {"on": str(NEXT), "begins_at": "09:00", "place": "Zuidlaan 1, 1000 Brussel"}
    page = reception.submit("matching.appointment", later, introduction_id=key)

    assert page.location.endswith(f"/matching/introductions/{key}")
    (changed,) = introductions(database)
    assert (changed.appointment.on, changed.appointment.begins_at) == (NEXT, time(9))
    assert len(changed.steps) == 2
    form = reception.get("matching.appointment", introduction_id=key)
    assert form.html.select_one("[name=begins_at]")["value"] == "09:00"
    assert form.html.select_one("[name=place]")["value"] == "Zuidlaan 1, 1000 Brussel"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"on": "2027-02-30"}, "Enter a day that exists"),
        ({"on": str(today() - DAY)}, "This day is over."),
        ({"begins_at": "25:00"}, "Enter an hour that exists"),
        ({"on": "2027-03-28", "begins_at": "02:30"}, "The clock skips this hour on that day."),
    ],
)
def test_a_moment_that_no_clock_shows_is_asked_again(
    reception, introduction, database, typed, problem
):
    key = introduction.id
    answers = {"on": str(ON), "travel": "Tram 82"} | typed
    page = reception.submit("matching.appointment", answers, status=422, introduction_id=key)
    if "The desk is closed" in page.problems[0]:  # the clock skips an hour of a Sunday
        page = reception.send(page, {}, status=422)
    (said,) = page.problems
    assert said.startswith(problem)
    assert page.html.select_one("[name=travel]")["value"] == "Tram 82"
    for name, text in typed.items():
        assert page.html.select_one(f"[name={name}]")["value"] == text
    assert introductions(database)[0].appointment is None


def test_who_has_the_page_open_hears_that_the_appointment_moved(reception, introduction):
    key = introduction.id
    reception.submit("matching.appointment", {"on": str(ON)}, introduction_id=key)
    page = reception.get("matching.appointment", introduction_id=key)
    reception.submit("matching.appointment", {"on": str(NEXT)}, introduction_id=key)

    again = reception.send(page, {"travel": "Tram 82"}, status=409)
    assert ["On which day", str(NEXT), str(ON)] in again.conflict


def test_an_appointment_that_is_over_is_not_shown_as_coming(reception, make, kitchen, database):
    introduction = make.introduction(vacancy=kitchen, state=IntroductionState.APPOINTMENT)
    introduction.steps[0].happened_on = introduction.since_on = today() - DAY
    database.commit()
    page = reception.get("matching.introduction", introduction_id=introduction.id)
    assert "The appointment is over" in page.text
    end = {"target": "ended", "side": "candidate", "reason": "no_time"}
    reception.send(page, end)
    page = reception.get("matching.introduction", introduction_id=introduction.id)
    assert not page.html.select("#appointment-heading")


def test_whoever_calls_reads_when_somebody_is_expected(reception, make, introduction):
    key = introduction.id
    answers = {"on": str(ON), "begins_at": "10:15"}
    reception.submit("matching.appointment", answers, introduction_id=key)
    make.follow_up(introduction=introduction, what="Bellen.", due_on=today())

    when = f"Appointment: {ON:%A} {ON.day} {ON:%B} at 10:15"
    assert when in reception.get("desk.today").text
    assert when in reception.get("matching.follow_ups").text
    steps = reception.get("matching.introduction", introduction_id=key).html.select(".line li")
    assert steps[0].get_text(" ", strip=True).startswith(f"{ON:%A} appointment made, 10:15")
