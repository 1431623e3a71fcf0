"""An organisation without an account: it answers by a link, proposes, and a coordinator decides."""

from datetime import timedelta

import pytest

from tests.answers.links import ending, reminded
from tests.factories import Factories
from tests.journeys.steps import click
from vrijwilligers.answers.actions import proposing
from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now, today


@pytest.fixture
def answer_link(site, desk):
    """A link about a vacancy that ends soon, as it stands in a mail."""
    texts = {"nl": ("Soep koken", "Je kookt soep."), "fr": ("Faire de la soupe", "Tu cuisines.")}
    vacancy = ending(Factories(desk), texts=texts, places=2, category=None)
    return f"{site.address}/answers/vacancy/{reminded(desk, vacancy)}"


@pytest.fixture
def proposal_link(site, desk):
    organisation = desk.get_one(Organisation, 1)
    token = proposing.make_link(organisation, by=None, at=now())
    desk.commit()
    return f"{site.address}/answers/propose/{token}"


def ask_change(somebody, link):
    """Look at the three choices, and ask a change after sending it back as it was."""
    page = somebody.page
    page.goto(link)
    somebody.look("answer")
    page.goto(f"{link}/close")
    somebody.look("close")
    page.goto(f"{link}/change")
    click(page.locator("main .btn-main"))
    somebody.look("nothing-changed")
    page.locator("#places").fill("4")
    page.locator("#remark").fill("Bel twee keer.")
    click(page.locator("main .btn-main"))
    page.wait_for_url(link)
    somebody.look("thanks")


def take_over(coordinator):
    """Take over the change that was asked last."""
    page = coordinator.page
    page.goto(f"{coordinator.site.address}/vacancies/changes/")
    coordinator.look("changes")
    page.locator("main a.title").last.click()
    coordinator.look("change-asked")
    click(page.locator("main .btn-main"))
    page.wait_for_url(f"{coordinator.site.address}/vacancies/*")


def decline(coordinator, desk):
    """Come in, look at the last proposal, and say why it is not published."""
    coordinator.sign_in("coordinator")
    desk.rollback()
    last = desk.query(Vacancy).order_by(Vacancy.id.desc()).first()
    page, address = coordinator.page, f"{coordinator.site.address}/vacancies/{last.id}"
    desk.rollback()
    page.goto(address)
    coordinator.look("proposal")
    page.goto(f"{address}/decline")
    coordinator.look("decline")
    page.locator("#reason").fill("Dit staat er al.")
    click(page.locator("main .btn-main"))
    page.wait_for_url(address)
    coordinator.look("declined")


def answer_what_the_law_asks(page):
    """Answer what is asked for publishing; what we know of the organisation is not asked."""
    page.locator("[name=allowance]").first.check()
    for question in ("insured", "has_staff"):
        if page.locator(f"[name={question}]").count():
            page.locator(f"[name={question}]").first.check()
    if page.locator("#kind").count():
        page.locator("#kind").select_option("vzw")


LANGUAGES = [("nl", True), ("fr", True), ("en", True), ("nl", False)]


@pytest.mark.journey
@pytest.mark.parametrize(("language", "script"), LANGUAGES)
def test_an_organisation_asks_a_change_and_a_coordinator_takes_it_over(
    site, desk, visitor, answer_link, language, script
):
    ask_change(visitor(language, script=script), answer_link)
    coordinator = visitor(language, script=script)
    coordinator.sign_in("coordinator")
    take_over(coordinator)

    desk.rollback()
    change = desk.query(ChangeRequest).order_by(ChangeRequest.id.desc()).first()
    assert (change.is_accepted, change.vacancy.places) == (True, 4)


@pytest.mark.journey
@pytest.mark.parametrize(("language", "script"), LANGUAGES)
def test_an_organisation_says_that_all_is_still_right(visitor, desk, answer_link, language, script):
    somebody = visitor(language, script=script)
    page = somebody.page
    page.goto(f"{answer_link}x")
    somebody.look("lost-link")
    page.goto(answer_link)
    page.locator("#last_day").fill((today() + timedelta(days=60)).isoformat())
    click(page.locator("main .btn-main"))
    somebody.look("confirmed")
    click(page.locator("main form button"))
    somebody.look("new-link")


@pytest.mark.journey
@pytest.mark.parametrize(("language", "script"), LANGUAGES)
def test_an_organisation_proposes_and_corrects_what_it_forgot(
    visitor, desk, proposal_link, language, script
):
    somebody = visitor(language, script=script)
    page = somebody.page
    page.goto(proposal_link)
    somebody.look("propose")
    page.locator("#title").fill("Soep koken")
    click(page.locator("main .btn-main"))
    somebody.look("propose-refused")
    assert page.locator("#title").input_value() == "Soep koken"
    page.locator("#description").fill("Je kookt soep voor de buurt.")
    page.locator("#tasks").fill("Groenten snijden\nDe tafel dekken")
    page.locator("#category").select_option("food")
    page.locator("[name=engagement]").first.check()
    page.locator("[name=days]").first.check()
    answer_what_the_law_asks(page)
    for name, text in (("contact_name", "An Peeters"), ("contact_phone", "02 555 12 34")):
        page.locator(f"#{name}").fill(text)
    click(page.locator("main .btn-main"))
    page.wait_for_url(f"{proposal_link}/*")
    somebody.look("proposed")
    assert "Groenten snijden" in page.locator("main").inner_text()
    decline(visitor(language, script=script), desk)
