"""A coordinator writes a vacancy, hears why it cannot be published, and what organisations say."""

import re

import pytest

from tests.journeys.steps import click

LONG = "heel " * 24 + "lang"
SAVED = re.compile(r"/vacancies/\d+(#.*)?$")


def deed(page, name):
    return page.locator(f'main form[action$="/{name}"] button')


def choose_organisation(somebody):
    page = somebody.page
    page.goto(f"{somebody.site.address}/vacancies/")
    page.locator("main .btn-main").click()
    somebody.look("choose-organisation")
    page.locator("#text").fill("buurt")
    page.locator("main .btn-main").click()
    somebody.look("organisations-found")
    page.locator(".rows a").first.click()


def write(somebody):
    """Write a vacancy in two languages with one task; the meter warns while it is typed."""
    page = somebody.page
    somebody.look("new-vacancy")
    page.locator("#title_nl").fill("Soep koken")
    page.locator("#description_nl").fill(f"Je kookt soep. {LONG}.")
    if somebody.script:
        page.wait_for_selector('[data-language="nl"] .meter.hard')
    page.locator("#title_fr").fill("Cuisiner la soupe")
    page.locator("#task_1_nl").fill("Groenten snijden")
    page.locator('[name="task_1_talents"][value="cooking"]').check()
    page.locator('[name="days"][value="mon-morning"]').check()
    page.locator("main .send .btn-main").click()
    page.wait_for_url(SAVED)
    somebody.look("draft")


def answer_what_is_missing(somebody):
    """Try to publish, follow the first answer that the page asks, and make the text plain."""
    page = somebody.page
    click(deed(page, "publish"))
    somebody.look("refused")
    before = page.locator("#missing li").count()
    page.locator('#missing a[href$="#allowance-group"]').click()
    somebody.look("change-vacancy")
    assert page.locator('[data-language="nl"] .meter.hard').count() == 1
    page.locator('[name="allowance"][value="none"]').check()
    page.locator("#description_nl").fill("Je kookt soep. Daarna eten we samen.")
    page.locator("main .send .btn-main").click()
    page.wait_for_url(SAVED)
    assert page.locator("#missing li").count() == before - 1
    assert page.locator(".meter.hard").count() == 0


@pytest.mark.journey
@pytest.mark.parametrize(
    ("language", "script"), [("nl", True), ("fr", True), ("en", True), ("nl", False)]
)
def test_a_vacancy_is_written_measured_and_refused_in_words(site, visitor, language, script):
    hilde = visitor(language, script=script)
    hilde.sign_in("coordinator", "administrator")
    choose_organisation(hilde)
    write(hilde)
    answer_what_is_missing(hilde)

    click(deed(hilde.page, "checked/nl"))
    assert deed(hilde.page, "checked/nl").count() == 0
    hilde.page.locator('main a[href$="/delete"]').click()
    hilde.look("delete")
    hilde.page.locator("main [name=is_sure]").check()
    hilde.page.locator("main .btn-main").click()
    hilde.page.wait_for_url(re.compile(r"/vacancies/$"))


def say_it_is_filled(somebody, address):
    page = somebody.page
    page.goto(address)
    somebody.look("vacancy-at-the-reception")
    page.locator('a[href$="/reported/filled"]').click()
    somebody.look("told")
    page.locator("#note").fill("Gebeld: ze hebben iemand.")
    page.locator("main .btn-main").click()
    page.wait_for_url(address)
    somebody.look("waits")


@pytest.mark.journey
@pytest.mark.parametrize(("language", "number"), [("nl", 2), ("fr", 3)])
def test_what_an_organisation_says_on_the_phone_reaches_a_coordinator(
    site, visitor, language, number
):
    jos, hilde = visitor(language), visitor(language)
    address = f"{site.address}/vacancies/{number}"
    jos.sign_in("reception")
    say_it_is_filled(jos, address)

    hilde.sign_in("coordinator")
    page = hilde.page
    page.locator('main a[href$="state=work"]').click()
    hilde.look("work-list")
    page.locator(f'main a[href="/vacancies/{number}"]').click()
    hilde.look("vacancy-that-was-told")
    click(deed(page, "fill"))
    page.wait_for_url(address)
    page.locator('main a[href$="/texts"]').click()
    page.locator("#title_fr").fill("Un titre à nous")
    hilde.look("our-texts")
    page.locator("main .send .btn-main").click()
    page.wait_for_url(address)
