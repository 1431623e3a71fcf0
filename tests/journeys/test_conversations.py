"""Conversations at the desk, from the tally to a note: counted in keys, clicks and pages."""

import pytest

from tests.journeys.steps import press, settle


class Effort:
    """What somebody does from a page on: clicks, keys, and the pages that were loaded."""

    def __init__(self, page):
        self.page = page
        self.clicks = self.keys = self.loads = 0
        page.on("load", self._load)

    def _load(self, _page):
        self.loads += 1

    def click(self, locator):
        self.clicks += 1
        locator.click()
        settle(self.page)

    def type(self, locator, text):
        locator.focus()
        self.press(text)

    def press(self, text):
        self.keys += len(text)
        self.page.keyboard.type(text)


def tally(page, channel):
    return page.locator(f"form[action='/contacts/{channel}'] button")


def counted(page, channel):
    return int(tally(page, channel).locator(".count").inner_text().split()[-1])


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_three_visitors_are_counted_with_three_clicks_and_no_other_page(visitor, language):
    somebody = visitor(language)
    page = somebody.page
    somebody.sign_in("reception")
    before = counted(page, "walk_in") + counted(page, "phone")
    effort = Effort(page)
    for channel in ("walk_in", "walk_in", "phone"):
        effort.click(tally(page, channel))
    assert counted(page, "walk_in") + counted(page, "phone") == before + 3
    assert (effort.clicks, effort.loads) == (3, 0)
    assert page.evaluate("document.activeElement.closest('form').getAttribute('action')").endswith(
        "/phone"
    )
    press(page.locator(".last-counted summary"))
    somebody.look("tally-add-a-word")
    page.locator("#language").select_option("ar")
    press(page.locator(".last-counted details [type=submit]"))
    page.locator("#messages .message").wait_for()
    press(page.locator(".last-counted form[action$='/undo'] button"))
    assert counted(page, "walk_in") + counted(page, "phone") == before + 2
    assert effort.loads == 0
    assert somebody.errors == []


@pytest.mark.journey
def test_a_visitor_is_counted_and_undone_without_a_script(visitor):
    somebody = visitor("nl", script=False)
    page = somebody.page
    somebody.sign_in("reception")
    before = counted(page, "mail")
    tally(page, "mail").click()
    assert counted(page, "mail") == before + 1
    assert page.url.endswith("/#tally")
    page.locator(".last-counted form[action$='/undo'] button").click()
    assert counted(page, "mail") == before
