"""Somebody is introduced, the organisation answers by its link, and after three months too."""

import re
from datetime import timedelta
from email import message_from_string, policy

import pytest
from aiosmtpd.controller import Controller

from tests.factories import Factories
from tests.journeys.steps import click
from tests.records.posting import Mailbox, free_port
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import today

LINK = re.compile(r"https?://\S+/answers/(?:introduction|still-there)/[\w-]+")


@pytest.fixture
def post(site):
    """A real mail server, and the desk that sends its mail there."""
    box, port = Mailbox(), free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    before = dict(site.environment)
    where = {"SERVER": "127.0.0.1", "PORT": str(port), "USE_TLS": "no"}
    site.environment |= {f"VRIJWILLIGERS_MAIL_{name}": value for name, value in where.items()}

    def last_link(address):
        """Send what waits; return the link in the last mail to an address."""
        site.flask("messages", "send")
        bodies = [text for to, text in box.received if to == [address]]
        mail = message_from_string(bodies[-1], policy=policy.default)
        return LINK.search(mail.get_body(("plain",)).get_content())[0]

    yield last_link
    site.environment = before
    server.stop()


@pytest.fixture
def two(desk, request):
    """Somebody who may be introduced, and a kitchen with an address of its own."""
    make = Factories(desk)
    mark = "-".join(str(part).lower() for part in request.node.callspec.params.values())
    reach = {"email": f"yusra-{mark}@example.org", "phone": "+32470000504"}
    person = make.candidate(given_name="Yusra", language="fr", **reach)
    texts = {"nl": ("Soep koken", "Je kookt soep."), "fr": ("Faire de la soupe", "Tu cuisines.")}
    house = make.organisation(name=f"De Pollepel {mark}")
    kitchen = f"keuken-{mark}@example.org"
    vacancy = make.vacancy(organisation=house, texts=texts, contact_email=kitchen, places=2)
    found = {"person": person.id, "vacancy": vacancy.id, "house": house.id}
    found |= {"email": person.email, "kitchen": kitchen}
    desk.commit()
    return found


def introduce(clerk, two):
    """Introduce somebody with their yes, and mail the organisation who comes."""
    page, site = clerk.page, clerk.site.address
    page.goto(f"{site}/matching/candidates/{two['person']}/introduce?vacancy={two['vacancy']}")
    page.locator(f"[name=yes_{two['house']}][value=spoken]").check()
    click(page.locator("main .send .btn-main"))
    click(page.locator("a[href$='/mail-organisation']").first)
    clerk.look("mail-to-the-organisation")
    click(page.locator("main .send .btn-main"))


def answer(organisation, link, outcome, **filled):
    """Say through the link how it goes."""
    page = organisation.page
    page.goto(link)
    page.locator(f"[name=outcome][value={outcome}]").check()
    for name, value in filled.items():
        page.locator(f"#{name}").fill(value)
    click(page.locator("main .send .btn-main"))
    page.wait_for_url(link)
    organisation.look(f"said-{outcome}")


def state_of(desk, two):
    desk.rollback()
    (made,) = desk.query(Introduction).filter_by(candidate_id=two["person"]).all()
    found = made.id, made.state
    desk.rollback()  # nobody waits for us
    return found


def ask_after_three_months(clerk, desk, key):
    """Let three months pass, and mail the question whether somebody is still there."""
    desk.get_one(Introduction, key).since_on = today() - timedelta(days=95)
    desk.commit()
    clerk.page.goto(f"{clerk.site.address}/matching/introductions/{key}/mail-still_there")
    click(clerk.page.locator("main .send .btn-main"))


def say_that_they_stayed(candidate, link):
    candidate.page.goto(link)
    candidate.look("still-there")
    candidate.page.locator("[name=outcome][value=stayed]").check()
    click(candidate.page.locator("main .send .btn-main"))
    candidate.look("thanks")


@pytest.mark.journey
@pytest.mark.parametrize(
    ("language", "script"), [("nl", True), ("fr", True), ("nl", False), ("fr", False)]
)
def test_an_organisation_answers_and_the_row_of_the_desk_moves_until_three_months_later(
    desk, visitor, post, two, language, script
):
    clerk = visitor(language, script=script)
    organisation = visitor("nl", script=script)  # as the house writes
    clerk.sign_in("coordinator")
    desk.rollback()  # nobody waits for us
    introduce(clerk, two)
    link = post(two["kitchen"])
    organisation.page.goto(link)
    organisation.look("what-the-organisation-sees")
    soon = (today() + timedelta(days=3)).isoformat()
    answer(organisation, link, "appointment", on=soon, begins_at="10:30")
    key, state = state_of(desk, two)
    assert state == IntroductionState.APPOINTMENT
    answer(organisation, link, "started")
    clerk.page.goto(f"{clerk.site.address}/matching/introductions/{key}")
    clerk.look("the-row-moved")
    assert clerk.say("started") in clerk.page.locator("main").inner_text()

    ask_after_three_months(clerk, desk, key)
    say_that_they_stayed(visitor("fr", script=script), post(two["email"]))

    assert state_of(desk, two)[1] == IntroductionState.STAYED
