"""A fiche in a real browser: a note in place, a week picked at once, ticks for the print."""

import pytest

from tests.journeys.steps import press, quick_fiche, settle

NAMES = {"nl": "Noorlijn", "fr": "Lignefr", "en": "Linden"}


def add_a_note(somebody):
    page = somebody.page
    press(page.locator(".fiche-line details:has(textarea) summary"))
    page.locator("#text").fill("Kan ook op dinsdag.")
    press(page.locator("form[action$='/notes'] button[type=submit]"))
    page.wait_for_url("**#line")
    assert page.locator(".of-note").inner_text().count("Kan ook op dinsdag.") == 1
    somebody.look("fiche-with-a-note")


def pick_a_row_and_a_column(somebody):
    page = somebody.page
    press(page.locator(".fiche-wishes a[href$='#wishes']").first)
    page.wait_for_url("**/change#wishes")
    assert page.evaluate("document.activeElement.id") == "wishes"
    picks = page.locator(".week .pick")
    press(picks.nth(0), "Space")  # all of Monday
    press(picks.nth(7))  # every morning
    assert page.locator(".week input:checked").count() == 9
    press(picks.nth(0))  # is whole: nothing of Monday
    assert page.locator(".week input:checked").count() == 6
    somebody.look("fiche-week-picked")


def tick_for_the_print(somebody, fiche):
    page = somebody.page
    page.goto(fiche)
    page.locator("#ticked [formtarget]").click()
    assert page.locator("#ticked [role=status]").inner_text() == somebody.say(
        "Tick one to five vacancies for the print."
    )
    page.locator(".on-print input").first.check()
    page.locator("#ticked [value='1']").click()  # show more
    page.wait_for_url("**/matching/candidates/**vacancy=**")
    settle(page)
    assert page.locator(".fit").count() == 20
    assert page.locator(".on-print input:checked").count() == 1
    somebody.look("suggestions-ticked")


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_fiche_is_read_noted_and_picked_from_by_keyboard(site, visitor, language):
    somebody = visitor(language)
    somebody.sign_in("reception")
    fiche = f"{site.address}/candidates/{quick_fiche(somebody, NAMES[language])}"
    add_a_note(somebody)
    pick_a_row_and_a_column(somebody)
    tick_for_the_print(somebody, fiche)
