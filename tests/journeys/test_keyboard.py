"""A whole day at the desk by keyboard alone: no mouse, and no step that only a script can take.

The focus goes from one stop to the next as it does for somebody at the screen: each stop that is
used is on the screen and shows that it is there.
"""

import re

import pytest

from tests.journeys.conftest import PASSWORD
from tests.journeys.steps import settle

pytestmark = pytest.mark.journey
STOPS = 160  # on one page, from where one is
HERE = """([wanted, last]) => {
  const one = document.activeElement;
  if (!one.matches(wanted)) return "";
  if (last && [...document.querySelectorAll(wanted)].at(-1) !== one) return "";
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const shows = style.outlineStyle !== "none" || style.boxShadow !== "none";
  const isSeen = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  return shows && isSeen ? "seen" : "unseen";
}"""


class Keyboard:
    """Somebody who has no mouse."""

    def __init__(self, page):
        self.page = page

    def to(self, wanted, *, key="Tab", last=False):
        """Go from stop to stop until something has the focus."""
        for _ in range(STOPS):
            self.page.keyboard.press(key)
            if self.page.evaluate(HERE, [wanted, last]):
                is_seen = f"asked => ({HERE})(asked) === 'seen'"  # a page may still be scrolling
                self.page.wait_for_function(is_seen, arg=[wanted, last], timeout=10_000)
                return self
        raise AssertionError(f"{wanted} is not reached on {self.page.url}")

    def press(self, key="Enter"):
        self.page.keyboard.press(key)
        return self

    def write(self, text):
        self.page.keyboard.type(text)
        return self

    def comes_to(self, address):
        self.page.wait_for_url(re.compile(address))
        return self


def test_a_whole_day_is_done_by_keyboard_alone(site, visitor):
    somebody = visitor("nl")
    page, keys = somebody.page, Keyboard(somebody.page)
    page.goto(site.invite("reception"))
    email = f"team{site.members}@example.org"
    for _ in range(2):
        keys.to("main input[type=password]").write(PASSWORD)
    keys.press().comes_to("/$")
    sign_out(keys)

    keys.to("#email").write(email).to("#password").write(PASSWORD).press().comes_to("/$")
    register(keys)
    find(keys)
    introduce(keys)
    follow_up(keys)
    lock_and_unlock(keys)
    sign_out(keys)
    assert somebody.errors == []


def sign_out(keys):
    keys.to("details.me > summary").press().to("details.me form button").press()
    keys.comes_to("/accounts/sign-in")


def register(keys):
    """Talk with somebody new; who passes over a question is told on top, and goes to it."""
    keys.to(".skip").press().to(".head-action .btn-main").press().comes_to("/conversations/new$")
    keys.page.locator("main #q:focus").wait_for()
    keys.write("Toetsa Bord")
    new = "#whom form[action*='/conversations/fiche/'] button"
    keys.page.locator(new).wait_for()
    keys.to(new).press().comes_to("/candidates/new")
    keys.to("main .send .btn-main").press()
    keys.page.locator("#error-summary:focus").wait_for()
    settle(keys.page)  # the script gives it the focus once more
    keys.to("#error-summary a").press()
    keys.to("[name=fiche]").press("Space")
    keys.to("#phone").write("0470 00 05 03")
    keys.to("main .send .btn-main").press().comes_to(r"/conversations/\d+$")


def find(keys):
    """Find the fiche from another page, from the field that one key opens."""
    keys.to(".skip").to(".brand").press().comes_to("/$")
    keys.press("/").write("toetsa bo")
    keys.page.locator(".found a").first.wait_for()
    keys.press("ArrowDown").press().comes_to(r"/candidates/\d+$")


def introduce(keys):
    keys.to(".fit .btn-soft").press().comes_to("/introduce")
    keys.to("main form.sheet [name=sharing]").press("Space")
    keys.to("main form.sheet [name^=yes_]").press("Space")
    keys.to("main .send .btn-main").press().comes_to(r"/conversations/\d+")
    keys.page.locator("#messages .message").first.wait_for()


def follow_up(keys):
    """Do what was promised, from the list of the team."""
    keys.to(".brand", key="Shift+Tab").press().comes_to("/$")
    keys.to("main a[href='/matching/follow-ups/']").press().comes_to("/follow-ups/$")
    row = "main .todo > li:last-child"
    keys.to(f"{row} summary").press()
    keys.to(f"{row} [name=outcome]").press("Space")
    keys.to(f"{row} .send .btn-main").press()
    keys.page.locator("#messages .message").first.wait_for()


def lock_and_unlock(keys):
    keys.to("[data-lock] button", key="Shift+Tab").press()
    keys.page.locator("#cover-password:focus").wait_for()
    keys.write(PASSWORD).press()
    keys.page.locator("#cover").wait_for(state="hidden")
