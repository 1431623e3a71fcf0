"""At the desk a call is made from a vacancy or from a call of last time, planned, and asked."""

from datetime import datetime, time, timedelta

from sqlalchemy import select

from tests.pool.calls import a_call, asked_people, member
from vrijwilligers.pool.models import Call, CallAsk, CallSeat
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import CallState, PoolChannel
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.outbox import Message
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import BRUSSELS, now, today
from vrijwilligers.vocabulary.engagement import Engagement

TWO_SHIFTS = {
    "begins_at_1": "09:00",
    "ends_at_1": "13:00",
    "places_1": "6",
    "minimum_1": "4",
    "own_people_1": "2",
    "what_nl_1": "Opzetten en koken",
    "begins_at_2": "13:00",
    "ends_at_2": "17:00",
    "places_2": "6",
}


def in_days(days):
    return today() + timedelta(days=days)


def typed(**more):
    return TWO_SHIFTS | {"on_1": str(in_days(4))} | more


def draft(make, *, places=(2,), days=4, **wanted):
    state = {"state": CallState.DRAFT, "asked_at": None}
    return a_call(make, places=[*places], on=in_days(days), **state | wanted)


def the_call(database):
    database.rollback()
    database.expire_all()
    return database.scalars(select(Call).order_by(Call.id.desc())).first()


def test_a_call_is_made_from_a_vacancy_in_two_rows(coordinator, make, database):
    vacancy = make.vacancy(engagement=Engagement.ONCE, languages={"nl": "A2"}, minimum_age=16)
    page = coordinator.get("calls.choose")
    link = page.html.select_one(f'a[href$="vacancy={vacancy.id}"]')
    page = coordinator.open(link["href"])
    assert "From 16 years" in page.text
    sent = coordinator.send(page, typed(), at=link["href"])

    call = the_call(database)
    assert sent.location.endswith(f"/pool/calls/{call.id}")
    first, second = call.shifts
    assert (first.places, first.minimum, first.own_people) == (6, 4, 2)
    assert (first.on, second.on) == (in_days(4), in_days(4))
    assert first.what_nl == "Opzetten en koken"
    assert call.answer_until.astimezone(BRUSSELS).hour == 6  # three hours before
    deeds = database.scalars(select(AuditEvent.deed).where(AuditEvent.thing == "call")).all()
    assert deeds == ["made"]
    page = coordinator.open(sent.location)
    assert "2 of 6" in page.text
    assert "Nobody of the pool can be asked for this now." in page.text


def test_a_refused_call_says_in_which_row_and_saves_nothing(coordinator, make, database):
    vacancy = make.vacancy()
    refusals = {
        "Enter a day.": {"on_1": ""},
        "Enter the hour at which this shift ends.": {"ends_at_2": ""},
        "Enter how many people are needed.": {"places_2": ""},
        "A shift goes on from at most as many people as it has places.": {"minimum_1": "7"},
        "The organisation has no more people": {"own_people_2": "7"},
        "This shift has begun already.": {"on_1": str(in_days(-1))},
        "Answers must come before the first shift begins.": {"until_on": str(in_days(5))},
        "Enter a moment that is still to come.": {"until_on": str(in_days(-1))},
        "A shift lasts at most sixteen hours.": {"ends_at_2": "12:00"},
    }
    at = coordinator.url("calls.new", vacancy=vacancy.id)
    page = coordinator.open(at)
    for sentence, answers in refusals.items():
        refused = coordinator.send(page, typed(**answers), at=at, status=422)
        assert sentence in " ".join(refused.problems), (answers, refused.problems)
        (wrong,) = refused.html.select(".has-error")
        assert wrong["id"].removesuffix("-group") in answers
    assert the_call(database) is None
    assert coordinator.get("calls.new", status=303).location.endswith("/pool/calls/choose")


def test_a_call_of_last_time_comes_again_on_the_same_weekday(coordinator, make, database):
    before = a_call(make, places=[3, 2], on=in_days(-3))
    page = coordinator.get("calls.choose")
    link = page.html.select_one(f'a[href$="like={before.id}"]')
    page = coordinator.open(link["href"])
    coordinator.send(page, {}, at=link["href"])
    again = the_call(database)
    assert again.id != before.id
    assert [shift.on for shift in again.shifts] == [in_days(4)] * 2
    assert [shift.places for shift in again.shifts] == [3, 2]


def test_the_plan_adds_up_and_the_button_says_how_many_are_asked(coordinator, make, database):
    people = [member(make, phone="+32470112233") for _one in range(40)]
    people[0].channel = PoolChannel.MESSAGE
    people[1].paused_until = in_days(9)
    database.commit()
    call = draft(make, places=[2])
    page = coordinator.get("calls.show", call_id=call.id)
    assert "Whom we can ask: 39 of 40" in page.text
    assert "1 takes a pause" in page.text
    urgent = page.html.select_one('a[href$="/ask/urgent"]')
    asked = int(page.html.select_one(".speed.first dt").get_text())
    assert urgent.get_text().startswith(f"Ask {asked} people")


def test_asking_needs_a_tick_and_asks_each_in_their_own_way(coordinator, make, database):
    people = [member(make, phone="+32470112233") for _one in range(6)]
    people[0].channel = PoolChannel.MESSAGE
    database.commit()
    call = draft(make, places=[2])
    at = coordinator.url("calls.ask_pool", call_id=call.id, speed="urgent")
    page = coordinator.open(at)
    coordinator.send(page, {"is_sure": []}, at=at, status=422)
    assert the_call(database).state == CallState.DRAFT
    sent = coordinator.send(page, {}, at=at)
    assert "6 people are asked." in coordinator.open(sent.location).messages
    assert len(database.scalars(select(CallAsk)).all()) == 6
    assert database.query(Message).filter_by(kind="pool_call").count() == 5
    assert "6 people asked, 0 answered" in coordinator.get("calls.index").text


def test_what_the_pool_cannot_do_is_said_first_and_what_else_can_be_done(coordinator, make):
    member(make), member(make)
    call = draft(make, places=[3])
    page = coordinator.get("calls.show", call_id=call.id)
    first = page.html.main.find("h2").get_text()
    assert first.startswith("The pool alone cannot do this. Only 2 people may be asked")
    assert not page.html.select(".speeds a.btn-main")
    assert page.html.select('.warn a[href*="/"]')


def test_a_draft_is_changed_and_what_is_asked_stays(coordinator, make, database):
    call = draft(make, places=[2, 1])
    page = coordinator.get("calls.change", call_id=call.id)
    coordinator.send(
        page, {"places_1": "5", "begins_at_2": "", "ends_at_2": "", "places_2": "", "on_2": ""}
    )
    changed = the_call(database)
    assert [shift.places for shift in changed.shifts] == [5]
    changed.state, changed.asked_at = CallState.ASKING, changed.answer_until
    database.commit()
    coordinator.get("calls.change", call_id=call.id, status=303)


def test_the_list_counts_what_is_open_filled_and_over(reception, make, database):
    opened, full = (a_call(make, places=[1], on=in_days(3)) for _ in "ab")
    over = a_call(make, places=[1], on=in_days(-3), state=CallState.DONE)
    filled(full, make, database)
    page = reception.get("calls.index")
    assert [tab.get_text() for tab in page.html.select(".tabs .count")] == ["1", "1", "1"]
    for state, call in (("open", opened), ("filled", full), ("over", over)):
        page = reception.get("calls.index", state=state)
        links = [link["href"] for link in page.html.select("a.title")]
        assert links == [reception.url("calls.show", call_id=call.id)]
    assert not page.html.select('a[href$="/choose"]')
    reception.get("calls.choose", status=403)


def filled(call, make, database):

    (asked,) = asked_people(call, [make.candidate()])
    seat = CallSeat(ask_id=asked.id, shift_id=call.shifts[0].id, state=SeatState.SEATED)
    seat.answered_at = asked.asked_at
    database.add(seat)
    database.commit()


def test_a_list_asks_as_much_for_many_calls_as_for_few(coordinator, make, counting):
    def asked(amount):
        for _one in range(amount):
            a_call(make, places=[1, 2], on=in_days(3))
        with counting() as seen:
            coordinator.get("calls.index")
        return seen.count

    asked(1)
    assert asked(2) == asked(8) <= 12


def test_an_hour_that_is_past_is_not_said_of_who_is_next(coordinator, make, database):
    call = a_call(make, places=[2], on=in_days(4), next_wave_at=now() + timedelta(minutes=10))
    assert "Who is next is asked " in coordinator.get("calls.show", call_id=call.id).text
    call.next_wave_at = datetime.combine(in_days(1), time(8), BRUSSELS)
    database.commit()
    page = coordinator.get("calls.show", call_id=call.id)
    assert "Who is next is asked tomorrow at 08:00." in page.text

    call.next_wave_at = now() - timedelta(minutes=1)
    database.commit()
    page = coordinator.get("calls.show", call_id=call.id)
    assert "Who is next is asked within a few minutes." in page.text


def test_for_what_cannot_be_called_the_way_back_says_why(coordinator, make):
    for name, gone in (
        ("vacancy", make.vacancy(status=Status.PAUSED)),
        ("vacancy_id", make.vacancy(engagement=Engagement.REGULAR)),
    ):
        sent = coordinator.client.get(coordinator.url("calls.new", **{name: gone.id}))
        page = coordinator.open(sent.location)
        assert page.heading == "For which work do we call?"
        assert "For this vacancy nobody is called" in page.html.body.get_text(" ")
