"""A busy hour at the desk: eleven visitors, one volunteer, and nothing that is counted twice."""

import re

import pytest

from tests.journeys.steps import press, quick_fiche, settle
from tests.journeys.test_conversations import AT_TALK, begin_with, counted, tally

CHANNELS = ("walk_in", "phone", "mail")


def begin(somebody, name, *, channel="walk_in"):
    """Start a conversation by looking for a name; who is found, or not, stands under it."""
    page = somebody.page
    page.goto(f"{somebody.site.address}/conversations/new")
    page.locator(f"main [name=channel][value={channel}] + label").click()
    page.locator("main #q").press_sequentially(name)


def somebody_new(somebody, name, phone):
    """Make a fiche in the conversation; the conversation goes on from there."""
    page = somebody.page
    begin(somebody, name)
    press(page.locator("#whom form[action*='/conversations/fiche/'] button"))
    page.wait_for_url(re.compile(r"/candidates/new"))
    page.locator("[name=fiche][value=spoken]").check()
    page.locator("#phone").fill(phone)
    press(page.locator("main .send .btn-main"))
    page.wait_for_url(AT_TALK)


def note(page, words):
    """Say what was said; it is saved where one leaves it."""
    page.locator("#note").press_sequentially(words)
    page.locator("#wishes summary").focus()
    page.locator("[data-saved-at]:not(:empty)").wait_for()


def introduce_to_the_first(page):
    press(page.locator("#fit > summary"))
    press(page.locator("#fit a[href*='/introduce']").first)
    press(page.locator("[data-here] [name=sharing][value=spoken]"), "Space")
    press(page.locator("[data-here] [name^=yes_][value=spoken]").first, "Space")
    press(page.locator("[data-here] .btn-main"))
    page.locator("#messages .message").first.wait_for()


def send_away_without_a_fiche(somebody):
    """Look for a name that nobody has; the visitor wants no fiche after all."""
    page = somebody.page
    begin(somebody, "Twijfel Nogniet")
    press(page.locator("#whom form[action*='/conversations/fiche/'] button"))
    page.wait_for_url(re.compile(r"/candidates/new"))
    page.locator("main .send .btn-soft").last.click()
    settle(page)


def counted_today(somebody):
    somebody.page.goto(somebody.site.address)
    return sum(counted(somebody.page, channel) for channel in CHANNELS)


def count_only(somebody, *channels):
    """Count who only asks something, without leaving the page."""
    somebody.page.goto(somebody.site.address)
    for channel in channels:
        tally(somebody.page, channel).click()
        settle(somebody.page)


def tell_the_language(page):
    press(page.locator(".last-counted summary"))
    page.locator("#language").select_option("fr")
    press(page.locator(".last-counted details [type=submit]"))
    page.locator("#messages .message").first.wait_for()


def who_says_no_name(somebody):
    begin(somebody, "")
    press(somebody.page.locator("#whom form[action*='/nameless/'] button"))
    somebody.page.wait_for_url(AT_TALK)


def who_phones_later(somebody, name, at):
    """Talk again with somebody of today: it is the same conversation."""
    begin(somebody, name, channel="phone")
    press(somebody.page.locator("#whom .rows button").first)
    somebody.page.wait_for_url(at)


def talk_with_three(somebody):
    """Talk with two who are new and one who comes back; the first phones within the hour."""
    page = somebody.page
    somebody_new(somebody, "Drukke Ochtend", "0470 65 43 21")
    introduce_to_the_first(page)
    at = page.url.partition("#")[0]
    somebody_new(somebody, "Enkelnaam", "0470 65 43 22")  # has one name
    note(page, "Komt vrijdag terug met haar zus.")
    begin_with(somebody, "Terugkomst Proef")
    note(page, "Wil liever in de keuken helpen.")
    who_phones_later(somebody, "Drukke Ochtend", re.compile(re.escape(at)))


@pytest.mark.journey
def test_eleven_visitors_in_one_hour_are_helped_and_counted_once(visitor):
    rita = visitor("nl")
    page = rita.page
    rita.sign_in("reception")
    quick_fiche(rita, "Terugkomst")
    before = counted_today(rita)

    count_only(rita, "walk_in", "walk_in", "phone", "mail")
    tell_the_language(page)
    who_says_no_name(rita)
    talk_with_three(rita)
    send_away_without_a_fiche(rita)
    count_only(rita, "walk_in", "phone")

    assert counted_today(rita) == before + 11
    rita.look("after-a-busy-hour")
    assert "Enkelnaam" not in page.locator("main").inner_text(), "nothing is left to do for her"
    assert rita.errors == []
