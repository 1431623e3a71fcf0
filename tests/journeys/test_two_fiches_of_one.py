"""Two fiches of one person become one and two again; two people in one fiche lose nothing."""

import pytest
from sqlalchemy import select

from tests.journeys.steps import click, send
from vrijwilligers.candidates.actions import fiches, pairs
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import CandidateDetails, ConsentDetails, ConsentPurpose
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now, today

NAMES = {"nl": ("Sabahat", "0470 00 03 01"), "fr": ("Clotilde", "0470 00 03 02")}


def somebody(name, family, phone, language, **more):
    """Make a fiche of somebody who agrees, and return its number."""
    details = CandidateDetails(
        given_name=name, family_name=family, phone=phone, language=language, **more
    )
    consent = ConsentDetails(ways={ConsentPurpose.FICHE: "spoken"}, language=language)
    with transaction():
        made = fiches.register(details, consent, by=None, today=today(), is_somebody_else=True)
        return made.id


def phone_of(language):
    return "+32" + NAMES[language][1].replace(" ", "")[1:]


def turned_to(page, what):
    """Turn pages until something stands there: other journeys made pairs too."""
    while not page.locator(what).count():
        click(page.locator("main a[rel=next]"))
    return page.locator(what)


def makes_one(hilde, stays, goes):
    """Look at the pair, and make one fiche of two with the name of the other."""
    page, site = hilde.page, hilde.site
    page.goto(site.address)
    page.locator("a[href='/candidates/pairs/']").click()
    hilde.look("pairs")
    turned_to(page, f"a[href='/candidates/{stays}/merge/{goes}']").click()
    hilde.look("merge")
    page.locator("#reason").select_option("person_says")
    page.locator("[name=which_name][value=goes]").check()
    page.locator("[name=is_sure]").check()
    send(hilde)
    page.wait_for_url(f"{site.address}/candidates/{stays}")


def makes_two_again(hilde, goes):
    hilde.page.goto(f"{hilde.site.address}/candidates/merges/")
    hilde.look("merges")
    hilde.page.locator("main form.deed button").first.click()
    hilde.page.wait_for_url(f"{hilde.site.address}/candidates/{goes}")


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_coordinator_makes_one_fiche_of_two_and_two_again(site, visitor, desk, language):
    name, phone = NAMES[language][0], phone_of(language)
    stays = somebody(name, "Vermeulen", phone, language, birth_year=1990, notes="Kwam langs.")
    goes = somebody(name, "Vermeulen-Claes", phone, language, email=f"{language}@example.org")
    pairs.find_each_night(now())
    hilde = visitor(language)
    hilde.sign_in("coordinator")
    makes_one(hilde, stays, goes)
    page = hilde.page
    page.goto(f"{site.address}/candidates/{goes}/change")
    assert page.url == f"{site.address}/candidates/{stays}/change"
    assert page.locator("#family_name").input_value() == "Vermeulen-Claes"
    assert page.locator("#email").input_value() == f"{language}@example.org"
    makes_two_again(hilde, goes)
    page.goto(f"{site.address}/candidates/pairs/")
    turned_to(page, f"form[action='/candidates/pairs/{stays}/{goes}/apart'] button").click()
    page.locator("#messages .message").first.wait_for()
    page.goto(f"{site.address}/candidates/pairs/apart")
    hilde.look("pairs-apart")


@pytest.mark.journey
@pytest.mark.parametrize("script", [True, False])
def test_of_two_people_in_one_fiche_both_are_kept(site, visitor, desk, script):
    name = f"Maurits{script}"
    number = somebody(name, "Proef", f"+324700003{11 + script}", "nl", notes="Kwam langs.")
    language = "nl" if script else "fr"
    slow, fast = visitor(language, script=script), visitor(language, script=script)
    for one in (slow, fast):
        one.sign_in("reception")
        one.page.goto(f"{site.address}/candidates/{number}/change")
    save(fast, given_name="Maurice", birth_year="1980", notes="Kwam langs. Belt maandag.")
    fast.page.wait_for_url(f"{site.address}/candidates/{number}")

    save(slow, given_name="Mauritius", email="m@example.org", notes="Kwam langs. Wil dieren.")
    slow.page.locator("#edit-conflict").wait_for()
    slow.look("two-in-one-fiche")
    slow.page.locator("[name=whose_given_name][value=theirs]").check()
    send(slow)
    slow.page.wait_for_url(f"{site.address}/candidates/{number}")
    desk.rollback()
    one = desk.scalars(select(Candidate).where(Candidate.id == number)).one()
    assert (one.given_name, one.birth_year, one.email) == ("Maurice", 1980, "m@example.org")
    assert "Belt maandag." in one.notes
    assert "Wil dieren." in one.notes


def save(somebody, **answers):
    for field, answer in answers.items():
        somebody.page.locator(f"#{field}").fill(answer)
    send(somebody)
