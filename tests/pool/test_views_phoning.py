"""Who wants a text or a call stands on the call list, and is with one caller at a time."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.desk import Desk
from tests.pool.calls import a_call, asked_people, member, seated
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.pool.actions import calls as actions
from vrijwilligers.pool.models import CallAsk, CallSeat
from vrijwilligers.pool.rules.links import ANSWER
from vrijwilligers.pool.rules.phoning import CLAIM_STANDS
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import CallAnswer, CallerOutcome, CallState, PoolChannel
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import now, today

SHEET = "form.sheet"
MOBILE = "+32470112233"


@pytest.fixture
def call(make):
    return a_call(make, places=[1, 2], on=today() + timedelta(days=4))


def by_hand(make, call, amount=1, *, channel=PoolChannel.PHONE, **wanted):
    people = [member(make, phone=MOBILE, **wanted) for _one in range(amount)]
    for one in people:
        one.channel = channel
    asks = asked_people(call, [one.candidate for one in people])
    for ask in asks:
        ask.channel = channel
    make.session.commit()
    return asks


def answer(desk, ask, said, status=303):
    at = desk.url("calls.person", ask_id=ask.id)
    return desk.send(desk.open(at), {"said": said}, form=SHEET, at=at, status=status)


def fresh(database, ask):
    database.rollback()
    database.expire_all()
    return database.get(CallAsk, ask.id)


def test_two_callers_never_have_the_same_person(app, reception, make, call, database):
    first, second = by_hand(make, call, 2)
    asked_people(call, [member(make).candidate])  # by e-mail: they answer by their link
    colleague = Desk(app).sign_in(make.staff("reception"))
    page = reception.get("calls.phone_list", call_id=call.id)
    assert len(page.html.select(".rows > li")) == 2
    taken = reception.send(page, {}, form='form[action$="/next"]').location
    theirs = colleague.get("calls.phone_list", call_id=call.id)
    assert "since" in theirs.text
    assert colleague.send(theirs, {}, form='form[action$="/next"]').location != taken
    none = reception.get("calls.phone_list", call_id=call.id)
    assert reception.send(none, {}, form='form[action$="/next"]').location == taken


def test_who_is_with_nobody_for_a_while_may_be_taken(reception, make, call, database):
    (ask,) = by_hand(make, call)
    ask.caller_id, ask.taken_at = make.staff("reception").id, now()
    database.commit()
    page = reception.get("calls.phone_list", call_id=call.id)
    assert not page.html.select("main form")
    page = reception.get("calls.person", ask_id=ask.id)
    ask.taken_at = now() - CLAIM_STANDS
    database.commit()
    page = reception.get("calls.phone_list", call_id=call.id)
    reception.send(page, {}, form='form[action$="/take"]')
    assert fresh(database, ask).caller_id == reception.staff_id


def test_what_is_said_on_the_phone_goes_the_way_of_the_link(reception, make, call, database):
    first, second, third = by_hand(make, call, 3, language="fr")
    full = call.shifts[0]
    page = reception.get("calls.person", ask_id=first.id)
    assert page.html.select_one(f'a[href="tel:{MOBILE}"]')
    answer(reception, first, f"yes-{full.id}")
    answer(reception, second, f"yes-{full.id}")
    answer(reception, third, "not_reached")
    states = {seat.ask_id: seat.state for seat in database.scalars(select(CallSeat))}
    assert states == {first.id: SeatState.SEATED, second.id: SeatState.WAITING}
    assert fresh(database, third).caller_outcome is CallerOutcome.NOT_REACHED
    answer(reception, third, "later")
    deeds = select(AuditEvent.deed).where(AuditEvent.thing == "call_ask")
    assert {*database.scalars(deeds)} == {"answered by phone", "called"}
    assert fresh(database, third).answer is CallAnswer.LATER
    assert answer(reception, third, "maybe", status=422).problems


def test_who_moves_up_must_be_called_first_and_takes_the_place(reception, make, call, database):
    first, second, _third = by_hand(make, call, 3)
    full = call.shifts[0]
    answer(reception, first, f"yes-{full.id}")
    answer(reception, second, f"yes-{full.id}")
    answer(reception, first, "no")
    page = reception.get("calls.phone_list", call_id=call.id)
    assert "a place is free for them until" in page.html.select_one(".rows > li").get_text()
    answer(reception, second, f"yes-{full.id}")
    second = fresh(database, second)
    assert (second.seats[0].state, second.to_tell_since) == (SeatState.SEATED, None)


def test_the_one_who_called_goes_on_to_the_next_one(reception, make, call, database):
    first, second = by_hand(make, call, 2)
    page = reception.get("calls.phone_list", call_id=call.id)
    at = reception.send(page, {}, form='form[action$="/next"]').location
    assert at.endswith(f"/people/{first.id}")
    page = reception.open(at)
    sent = reception.send(page, {"said": "no"}, form=SHEET, at=at)
    assert sent.location.endswith(f"/people/{second.id}")
    page = reception.open(sent.location)
    end = reception.send(page, {"said": "no"}, form=SHEET, at=page.address)
    assert "Nobody is left to call now." in reception.open(end.location).messages


def test_a_text_has_a_link_of_its_own_and_names_nobody(reception, make, call, database):
    (ask,) = by_hand(make, call, channel=PoolChannel.MESSAGE, language="fr")
    page = reception.get("calls.person", ask_id=ask.id)
    page = reception.send(page, {}, form='form[action$="/text"]', status=200)
    text = page.html.select_one("textarea").get_text()
    assert text.startswith("Pouvez-vous aider")
    assert ask.candidate.given_name not in text
    assert page.html.select_one("a[href^='sms:']")["href"].startswith(f"sms:{MOBILE}?body=")
    assert len(database.scalars(select(SignedLink)).all()) == 1
    opened = Desk(reception.app, "fr").open("/pool" + text.partition("/pool")[2])
    assert ask.candidate.given_name in opened.text


def test_who_is_moved_or_cannot_come_is_told_and_nothing_is_given_twice(
    coordinator, make, call, database
):
    mailed, waiting = asked_people(call, [member(make).candidate for _one in "ab"])
    one, two = call.shifts
    seat = seated(mailed)
    seated(waiting, state=SeatState.WAITING)
    page = coordinator.get("calls.move_person", seat_id=seat.id)
    assert "Who waits first moves up and hears of it." in page.text
    coordinator.send(page, {"target": str(two.id)})
    states = {(s.ask_id, s.shift_id): s.state for s in database.scalars(select(CallSeat))}
    assert states[mailed.id, two.id] == SeatState.SEATED
    assert states[waiting.id, one.id] == SeatState.OFFERED
    assert sorted(mail.kind for mail in database.query(Message)) == ["pool_moved", "pool_offer"]


def test_nobody_is_moved_into_a_full_shift_and_who_cannot_come_is_let_go_once(
    coordinator, make, call, database
):
    holding, other = asked_people(call, [member(make).candidate for _one in "ab"])
    seated(holding)
    there = seated(other, place=1)
    page = coordinator.get("calls.move_person", seat_id=there.id)
    assert "It is full: free a place in it first." in page.text
    assert [one["value"] for one in page.html.select("[name=target]")] == ["gone"]
    coordinator.send(page, {"target": "gone"})
    database.expire_all()
    assert database.get(CallSeat, there.id).state == SeatState.GONE
    again = coordinator.get("calls.move_person", seat_id=there.id)
    gone = coordinator.send(again, {"target": "gone"}, status=422)
    assert gone.problems == ["This person has no place there any more."]


def test_a_call_that_is_cancelled_tells_who_said_yes(coordinator, make, call, database):
    (mailed,) = asked_people(call, [member(make).candidate])
    (phoned,) = by_hand(make, call, language="en")
    seated(mailed), seated(phoned, place=1)
    page = coordinator.get("calls.cancel", call_id=call.id)
    assert "1 person who said yes gets an e-mail. 1 person has to be called" in page.text
    coordinator.send(page, {})
    assert [mail.kind for mail in database.query(Message)] == ["pool_cancelled"]
    page = coordinator.get("calls.phone_list", call_id=call.id)
    assert "must hear what changed" in page.text
    page = coordinator.get("calls.person", ask_id=phoned.id)
    assert "It does not go on" in page.text
    answer(coordinator, phoned, "told")
    assert "Nobody has to be called" in coordinator.get("calls.phone_list", call_id=call.id).text


def test_more_time_opens_a_call_again_and_less_is_refused(coordinator, make, call, database):
    call.state = CallState.CLOSED
    database.commit()
    day = {"until_on": str(today() + timedelta(days=3)), "until_at": "18:00"}
    coordinator.submit("calls.more_time", day, call_id=call.id)
    database.expire_all()
    assert call.state == CallState.ASKING
    for wrong, sentence in (
        ({"until_on": str(today() + timedelta(days=2))}, "Enter a moment after the one"),
        ({"until_on": str(today() + timedelta(days=5))}, "Answers must come before"),
    ):
        refused = coordinator.submit("calls.more_time", day | wrong, call_id=call.id, status=422)
        assert sentence in refused.problems[0]
    actions.close(call, by=None, at=now())


def test_who_is_offered_a_place_takes_it_by_the_link(app, make, call, database):
    (ask,) = asked_people(call, [member(make).candidate])
    seat = seated(ask, state=SeatState.WAITING)
    seat.state, seat.offered_until = SeatState.OFFERED, now() + CLAIM_STANDS
    _link, token = links.make(ANSWER, ask, at=now())
    database.commit()
    guest = Desk(app)
    page = guest.get("pool.answer", token=token)
    assert "This place is free for you." in page.text
    guest.send(page, {}, form='form[action$="/yes/0"]')
    assert "You have a place" in guest.get("pool.answer", token=token).text
    database.expire_all()
    assert database.get(CallSeat, seat.id).state == SeatState.SEATED


def test_a_page_asks_as_much_for_many_people_as_for_few(coordinator, make, call, counting):
    def asked(amount):
        for ask in by_hand(make, call, amount):
            seated(ask, place=1, state=SeatState.WAITING)
        counts = []
        for endpoint in ("calls.show", "calls.phone_list"):
            with counting() as seen:
                coordinator.get(endpoint, call_id=call.id)
            counts.append(seen.count)
        return counts

    asked(1)
    few, many = asked(2), asked(9)
    assert few == many
    assert max(many) <= 12


def test_the_page_of_somebody_says_that_a_call_takes_no_answers_any_more(
    reception, make, call, database
):
    (ask,) = by_hand(make, call)
    call.state = CallState.CLOSED
    database.commit()
    page = reception.get("calls.person", ask_id=ask.id)
    assert "This call takes no answers any more" in page.text
    assert not page.html.select(SHEET)  # there is nothing to note

    ask.to_tell_since = now()
    database.commit()
    page = reception.get("calls.person", ask_id=ask.id)
    assert "Only say what changed." in page.text
    assert [one["value"] for one in page.html.select("[name=said]")] == ["told", "not_reached"]
