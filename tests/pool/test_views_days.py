"""Who comes to a call: at the desk, by the link of the organisation, and on paper."""

from datetime import time, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.answers.links import linked
from tests.exchange.pdfs import faults
from tests.pool.calls import a_call, asked_people, member
from vrijwilligers.extensions import db
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.pool.actions import answering
from vrijwilligers.pool.actions import calls as actions
from vrijwilligers.pool.cli import go_on
from vrijwilligers.pool.models import CallSeat
from vrijwilligers.pool.rules.links import DAY
from vrijwilligers.pool.rules.states import CallAnswer, CallState, PoolChannel
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.feature import RecordDeed
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import now, today

DAYS = timedelta(days=3)


@pytest.fixture
def call(make):
    """A call to which two come: one is mailed, the other phoned; who is mailed said no number."""
    organisation = make.organisation(name="De Pollepel", email="pot@example.org")
    vacancy = make.vacancy(organisation=organisation, texts={"nl": ("Soep koken", "Lekker")})
    call = a_call(make, places=[3], on=today() + DAYS, vacancy_id=vacancy.id)
    people = [
        member(make, given_name="Ama", family_name="Diop", email="ama@example.org"),
        member(make, given_name="Bo", family_name="Peeters", phone="+32470123456"),
    ]
    asks = asked_people(call, [one.candidate for one in people])
    asks[1].channel = PoolChannel.MESSAGE
    for asked in asks:
        answering.answer(asked, CallAnswer.YES, [call.shifts[0].id], at=now())
    db.session.commit()
    return call


def over(call):
    """Let the last shift of a call be over since yesterday."""
    call.state, call.shifts[0].on = CallState.CLOSED, today() - timedelta(days=1)
    db.session.commit()
    return call


def told(call):
    return [
        seat.ask.introduction.disclosure.told_how
        for seat in db.session.scalars(select(CallSeat).order_by(CallSeat.id))
        if seat.shift.call_id == call.id
    ]


def test_the_desk_sees_who_comes_and_reminds_who_has_no_mail(reception, call, database):
    page = reception.get("calls.day", call_id=call.id)
    assert "Ama Diop" in page.text
    assert "0470 12 34 56" in page.text
    reception.get("calls.day_pdf", call_id=call.id)
    database.rollback()
    seen = select(AuditEvent.amount).where(AuditEvent.deed == RecordDeed.SEEN)
    assert database.scalars(seen).all() == [2, 2]
    (message,) = page.html.select('a[href^="sms:"]')
    assert message["href"].startswith("sms:+32470123456?body=Je%20helpt%20bij%20De%20Pollepel")
    reception.send(page, {}, form='form[action$="/reminded"]')
    assert "reminded" in reception.get("calls.day", call_id=call.id).text
    database.expire_all()
    seats = database.scalars(select(CallSeat).order_by(CallSeat.id)).all()
    assert [seat.reminded_at is None for seat in seats] == [True, False]


def test_the_organisation_gets_the_list_and_is_told_from_then_on(reception, call, make, database):
    page = reception.get("calls.day", call_id=call.id)
    reception.send(page, {}, form='form[action$="/mail"]')
    database.expire_all()
    (mail,) = database.query(Message).all()
    assert (mail.kind, mail.address) == ("pool_day_list", "pot@example.org")
    assert "Diop" not in mail.body
    assert told(call) == [DisclosureChannel.EMAIL] * 2

    (later,) = asked_people(call, [member(make).candidate])
    answering.answer(later, CallAnswer.YES, [call.shifts[0].id], at=now())
    assert told(call) == [DisclosureChannel.EMAIL] * 3, "who comes later stands on the list too"


def test_the_list_goes_by_itself_once_when_no_answers_are_taken_any_more(call, database):
    go_on(now())
    assert database.query(Message).count() == 0
    actions.close(call, by=None, at=now())
    database.commit()
    for _twice in range(2):
        go_on(now())
    (mail,) = database.query(Message).all()
    assert mail.kind == "pool_day_list"


def test_the_link_shows_what_was_agreed_and_takes_who_came(desk, call, make, database):
    person = call.vacancy.organisation
    token = linked(database, DAY, call, language="en")
    page = desk.get("pool.day_by_link", token=token)
    assert [one in page.text for one in ("Ama Diop", "ama@example.org", "Bo Peeters")] == [True] * 3
    assert person.name in page.text
    assert not page.html.select("main form")

    seat = database.scalars(select(CallSeat).order_by(CallSeat.id)).first()
    seat.ask.introduction.disclosure.withdrawn_at = now()
    over(call)
    page = desk.get("pool.day_by_link", token=token)
    assert "Ama Diop" not in page.text
    assert "1 more person comes" in page.text
    for said, came in (("missed", False), ("unknown", None), ("came", True)):
        page = desk.get("pool.day_by_link", token=token)
        desk.send(page, {}, form=f'form[action$="/{said}"]')
        database.expire_all()
        last = database.scalars(select(CallSeat).order_by(CallSeat.id.desc())).first()
        assert last.came is came


def test_a_list_is_over_a_week_after_the_day_and_once_the_call_ended(desk, call, database):
    token = linked(database, DAY, call, language="en")
    call.shifts[0].on = today() - timedelta(days=8)
    database.commit()
    page = desk.get("pool.day_by_link", status=410, token=token)
    assert "Please destroy what you kept" in page.text


def test_the_day_shows_what_people_get_when_the_call_ends(reception, coordinator, call):
    page = reception.get("calls.day", call_id=call.id)
    assert "Thank you for helping at" in page.text
    assert "Change these texts" not in page.text
    assert "Change these texts" in coordinator.get("calls.day", call_id=call.id).text


def test_a_coordinator_writes_what_people_get_after_a_call(coordinator, call, database):
    at = {"kind": "pool_thanks", "language": "en"}
    typed = {"subject": "Well done, {name}", "body": "You helped at {organisation} on {day}."}
    page = coordinator.get("matching.letter_text", **at)
    refused = coordinator.send(page, typed | {"body": "At {hour}"}, at=page.address, status=422)
    assert "We cannot fill in" in " ".join(refused.problems)
    coordinator.send(page, typed, at=page.address)
    page = coordinator.get("calls.day", call_id=call.id)
    assert f"You helped at {call.vacancy.organisation.name} on" in page.text


def test_who_gets_no_mail_is_thanked_by_message_once_they_came(reception, call, database):
    seat = database.scalars(select(CallSeat).order_by(CallSeat.id.desc())).first()
    seat.ask.channel, seat.ask.candidate.phone = PoolChannel.MESSAGE, "+32470112233"
    over(call)
    seat.came = True
    database.commit()
    page = reception.get("calls.day", call_id=call.id)
    (link,) = page.html.select('a[href^="sms:"]')
    assert link.get_text().startswith("Thank by message")
    assert "Dank%20je%20wel" in link["href"], "in the language of who came"


def test_a_coordinator_ends_the_call_after_the_day(coordinator, reception, call, database):
    over(call)
    assert not reception.get("calls.day", call_id=call.id).html.select('form[action$="/end"]')
    page = coordinator.get("calls.day", call_id=call.id)
    coordinator.send(page, {}, form='form[action$="/end"]')
    database.expire_all()
    assert call.state == CallState.DONE
    assert database.query(CallSeat).count() == 0
    assert not coordinator.get("calls.day", call_id=call.id).html.select("main form")


def test_the_print_names_who_comes_and_until_when_it_may_be_kept(reception, call):
    call.shifts[0].ends_at = time(17)
    db.session.commit()
    page = reception.get("calls.day_pdf", call_id=call.id)
    assert faults(page.response.data) == []
    (sheet,) = PdfReader(BytesIO(page.response.data)).pages
    text = " ".join(sheet.extract_text().split())
    assert all(one in text for one in ("Ama Diop", "ama@example.org", "Destroy this list by"))
