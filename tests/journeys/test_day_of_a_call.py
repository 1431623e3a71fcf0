"""The day of a call: reminders, the list of the organisation, who came, thanks and figures."""

import re
from datetime import time, timedelta

import pytest
from sqlalchemy import select

from tests.factories import Factories
from tests.journeys.steps import click
from tests.pool.calls import a_call, asked_people, member
from vrijwilligers.pool.actions import answering, calls
from vrijwilligers.pool.models import Call
from vrijwilligers.pool.rules.states import CallAnswer
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import now, today

DAY_LINK = re.compile(r"https?://\S+/pool/day/\S+")
TEXTS = {"nl": ("Taart snijden", "Je snijdt taart."), "fr": ("Couper le gâteau", "Tu coupes.")}
DAY = timedelta(days=1)


def a_filled_call(desk, language):
    """Let a French and an English speaker have a place in a call of tomorrow."""
    make, mark = Factories(desk), f"{language}.{desk.query(Message).count()}"
    house = make.organisation(name=f"De Taartpunt {mark}")
    bakery = f"taart.{mark}@example.org"
    vacancy = make.vacancy(organisation=house, texts=TEXTS, contact_email=bakery)
    call = a_call(make, places=[2], on=today() + DAY, vacancy_id=vacancy.id)
    people = [
        member(make, language=one, email=f"{one}.{mark}@example.org").candidate
        for one in ("fr", "en")
    ]
    for asked in asked_people(call, people):
        answering.answer(asked, CallAnswer.YES, [call.shifts[0].id], at=now())
    calls.close(call, by=None, at=now())
    found = call.id, bakery, [one.email for one in people]
    desk.commit()
    return found


def mails_to(desk, email):
    """Return what was written to somebody, the last last."""
    desk.rollback()
    mails = select(Message).where(Message.address == email).order_by(Message.id)
    found = [(one.kind, one.language, one.body) for one in desk.scalars(mails)]
    desk.rollback()  # nobody waits for us
    return found


def let_the_day_pass(desk, number):
    """Let the shift of a call be over since the first minutes of today."""
    shift = desk.get_one(Call, number).shifts[0]
    shift.on, shift.begins_at, shift.ends_at = today(), time(0), time(0, 5)
    desk.commit()


def say_who_came(organisation, link):
    """Note by the link that the first came and the second did not."""
    page = organisation.page
    page.goto(link)
    organisation.look("who-came")
    click(page.locator("main form[action$='/came'] button").first)
    click(page.locator("main form[action$='/missed'] button").first)
    organisation.look("it-is-noted")


def remind(site, desk, emails):
    """Let the minute's work go by twice: everybody is reminded once, in their own language."""
    site.flask("tick")
    site.flask("tick")
    assert [[one[:2] for one in mails_to(desk, email)] for email in emails] == [
        [("pool_reminder", "fr")],
        [("pool_reminder", "en")],
    ]


def end_call(coordinator, day):
    """Look at the day that is over, and end the call."""
    page = coordinator.page
    page.goto(day)
    coordinator.look("day-over")
    page.locator("main form[action$='/end'] [name=is_sure]").check()
    click(page.locator("main form[action$='/end'] button"))
    coordinator.look("call-over")


def keep_and_remove(coordinator, number, name):
    """Keep a call as a template, and remove that again."""
    page, calls_page = coordinator.page, f"{coordinator.site.address}/pool/calls"
    page.goto(f"{calls_page}/{number}/keep")
    coordinator.look("keep-as-template")
    page.locator("#name").fill(name)
    click(page.locator("main .send .btn-main"))
    page.goto(f"{calls_page}/templates")
    coordinator.look("templates")
    click(page.locator("main form[action$='/remove'] button").last)
    coordinator.look("template-removed")


@pytest.mark.journey
@pytest.mark.parametrize(("language", "script"), [("nl", True), ("fr", True), ("en", False)])
def test_on_the_day_of_a_call_everybody_hears_what_concerns_them_and_only_figures_stay(
    site, desk, visitor, language, script
):
    number, bakery, emails = a_filled_call(desk, language)
    remind(site, desk, emails)
    coordinator = visitor(language, script=script)
    coordinator.sign_in("coordinator")
    page, day = coordinator.page, f"{site.address}/pool/calls/{number}/day"
    page.goto(day)
    coordinator.look("day-before")
    (kind, _language, body) = mails_to(desk, bakery)[-1]
    assert kind == "pool_day_list"
    let_the_day_pass(desk, number)
    say_who_came(visitor("nl", script=script), DAY_LINK.search(body).group())

    end_call(coordinator, day)
    thanked, missed = (mails_to(desk, one)[-1] for one in emails)
    assert (thanked[:2], missed[:2]) == (("pool_thanks", "fr"), ("pool_missed", "en"))
    assert "Merci" in thanked[2]
    for name, path in (("figures", "pool/calls/figures"), ("texts", "matching/letters/")):
        page.goto(f"{site.address}/{path}")
        coordinator.look(name)
    keep_and_remove(coordinator, number, f"Taart {language} {number}")
