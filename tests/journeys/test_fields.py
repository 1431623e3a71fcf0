"""What is typed by halves stays on the screen, and says what is missing."""

import re

import pytest

OF_ONE = re.compile(r"/organisations/\d+$")


@pytest.mark.journey
def test_a_day_typed_by_halves_is_not_sent_as_no_day_at_all_f01(site, visitor):
    hilde = visitor("nl")
    hilde.sign_in("coordinator")
    page = hilde.page
    page.goto(f"{site.address}/organisations/new")
    page.locator("#name").fill("Buurthuis De Halve Dag")
    page.locator("main .send .btn-main").click()
    page.wait_for_url(OF_ONE)
    page.goto(f"{page.url}/limits")
    field = page.locator("#paused_until")
    field.focus()
    page.keyboard.type("12")
    page.locator("main .send .btn-main").click()
    assert page.url.endswith("/limits")
    assert field.evaluate("field => field === document.activeElement && field.validity.badInput")


@pytest.mark.journey
def test_a_whole_date_in_the_year_of_birth_stays_with_a_sentence_f01(site, visitor):
    rita = visitor("nl")
    rita.sign_in("reception")
    page = rita.page
    page.goto(f"{site.address}/candidates/new")
    page.locator("#birth_year").press_sequentially("12-03-1980")
    page.locator("#given_name").fill("Noor")
    page.locator("main .send .btn-main").click()
    page.locator("#error-summary").wait_for()
    assert rita.say("Enter a year in four digits, for example 1985.") in page.inner_text(
        "#error-summary"
    )
    assert page.locator("#birth_year").input_value() == "12-03-1980"
    assert page.locator("#given_name").input_value() == "Noor"
