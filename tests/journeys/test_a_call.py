"""A call at ten, filled before eleven: one falls out, and who waits moves up."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories import Factories
from tests.journeys.steps import click, send, settle
from tests.pool.calls import member
from vrijwilligers.pool.models import Call, CallSeat
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.engagement import Engagement

LINK = re.compile(r"https?://\S+/pool/answer/\S+")
TEXTS = {"nl": ("Soep uitdelen", "Je deelt soep uit."), "fr": ("Servir la soupe", "Tu sers.")}
HOUR = timedelta(hours=1)
MOBILE = "+32470112233"


def made_up(desk):
    """Make short work, and a pool of three by e-mail, in three languages, and one by text."""
    make = Factories(desk)
    people = [
        member(make, language=language, email=f"{language}.{today()}.{count(desk)}@example.org")
        for language in ("fr", "en", "nl")
    ]
    texted = member(make, language="fr", phone=MOBILE)
    texted.channel = PoolChannel.MESSAGE
    vacancy = make.vacancy(engagement=Engagement.ONCE, texts=TEXTS, languages={"nl": "A1"})
    desk.commit()
    return vacancy.id, [one.candidate.email for one in people]


def count(desk):
    return desk.query(Message).count() + desk.query(Call).count()


def make_call(somebody, vacancy):
    """Go from the list to a call with one shift of two places, and look at the plan."""
    page, site = somebody.page, somebody.site.address
    page.goto(f"{site}/pool/calls/")
    somebody.look("calls")
    click(page.locator("main a[href$='/pool/calls/choose']").first)
    somebody.look("choose-work")
    page.goto(f"{site}/pool/calls/new?vacancy={vacancy}")
    page.locator("#on_1").fill((today() + timedelta(days=5)).isoformat())
    page.locator("#begins_at_1").fill("09:00")
    page.locator("#ends_at_1").fill("13:00")
    page.locator("#places_1").fill("2")
    somebody.look("new-call")
    send(somebody)
    page.wait_for_url(re.compile(r"/pool/calls/\d+$"))
    somebody.look("plan")
    return page.url


def ask(somebody, call):
    """Ask the pool, in a second step with a tick."""
    page = somebody.page
    page.goto(f"{call}/ask/urgent")
    somebody.look("ask")
    page.locator("main [name=is_sure]").check()
    send(somebody)
    page.wait_for_url(call)


def link_in_mail(desk, email):
    """Return the link of the last e-mail to somebody."""
    desk.rollback()
    mails = select(Message).where(Message.address == email).order_by(Message.id.desc())
    link = LINK.search(desk.scalars(mails).first().body).group()
    desk.rollback()  # nobody waits for us
    return link


def say_yes(visitor, language, link):
    """Answer a call by the link in the mail."""
    somebody = visitor(language)
    somebody.page.goto(link)
    somebody.look("answer")
    click(somebody.page.locator("main form[action*='/yes/'] button").first)
    somebody.look("answered")


def standing(desk, number):
    """Return how long it took, and how it stands with each who said yes by number of the seat."""
    desk.rollback()
    call = desk.get(Call, number)
    ordered = desk.scalars(select(CallSeat).order_by(CallSeat.id)).all()
    seats = {one.id: one.state for one in ordered if one.shift.call_id == call.id}
    took = call.filled_at - call.asked_at
    desk.rollback()
    return took, seats


def let_go(somebody, call, seat):
    """Note that somebody cannot come after all, where what it costs is said."""
    page = somebody.page
    page.goto(call)
    somebody.look("call-filled")
    page.goto(f"{somebody.site.address}/pool/calls/seats/{seat}/move")
    somebody.look("move")
    page.locator("[name=target][value=gone]").check()
    send(somebody)
    page.wait_for_url(call)


def phone(somebody, call):
    """Take who wants a text from the call list, make it ready, and note a no."""
    page = somebody.page
    page.goto(f"{call}/phone")
    somebody.look("call-list")
    click(page.locator("form[action$='/phone/next'] button"))
    page.wait_for_url(re.compile(r"/people/\d+$"))
    somebody.look("person")
    person = page.url
    click(page.locator("form[action$='/text'] button"))
    assert page.locator("a[href^='sms:']").get_attribute("href").startswith(f"sms:{MOBILE}?body=")
    page.goto(person)
    page.locator("[name=said][value=no]").check()
    send(somebody)
    settle(page)


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_call_is_filled_within_the_hour_and_who_waits_moves_up(site, desk, visitor, language):
    vacancy, (french, english, dutch) = made_up(desk)
    coordinator = visitor(language)
    coordinator.sign_in("coordinator")
    call = make_call(coordinator, vacancy)
    number = int(call.rpartition("/")[2])
    ask(coordinator, call)
    for speaks, email in (("fr", french), ("en", english), ("nl", dutch)):
        say_yes(visitor, speaks, link_in_mail(desk, email))
    took, seats = standing(desk, number)
    assert took < HOUR
    assert [*seats.values()] == [SeatState.SEATED, SeatState.SEATED, SeatState.WAITING]

    let_go(coordinator, call, min(seats))
    say_yes(visitor, "nl", link_in_mail(desk, dutch))
    _took, seats = standing(desk, number)
    assert [*seats.values()] == [SeatState.GONE, SeatState.SEATED, SeatState.SEATED]
    phone(coordinator, call)
    for name in ("time", "cancel"):
        coordinator.page.goto(f"{call}/{name}")
        coordinator.look(name)
