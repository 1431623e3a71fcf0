"""Two people at once: who comes second is led to what differs, and loses nothing."""

import pytest


def settings_of(somebody):
    somebody.page.goto(f"{somebody.site.address}/settings/desk/desk")
    return somebody.page


def save(page, name):
    page.locator("#place_nl").fill(name)
    with page.expect_response("**/settings/desk/desk"):
        page.locator("#place_nl").press("Enter")


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_who_was_slower_is_led_to_what_differs_and_saves_again(site, visitor, language):
    slow, fast = visitor(language), visitor(language)
    for somebody in (slow, fast):
        somebody.sign_in("coordinator")
    page = settings_of(slow)
    south, north = f"Balie Zuid {language}", f"Balie Noord {language}"
    save(settings_of(fast), south)
    save(page, north)

    box = page.locator("#edit-conflict")
    assert box.evaluate("box => box === document.activeElement")
    answers = box.locator(".lines").all()
    assert [one.inner_text() for one in answers] == [south, north]
    page.locator("#place_nl").press("Enter")
    page.locator("#messages .message").first.wait_for()
    assert settings_of(slow).locator("#place_nl").input_value() == north
