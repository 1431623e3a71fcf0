"""Steps that several journeys take."""

import re

from sqlalchemy import select

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.vocabulary.clock import today

ADMINISTRATES = ("coordinator", "administrator")


def press(locator, key="Enter"):
    """Go to something and press a key: no mouse in the daily work."""
    locator.focus()
    locator.press(key)
    settle(locator.page)


def click(locator):
    """Click a button, and wait until what it sends is answered."""
    locator.click()
    settle(locator.page)


def settle(page):
    """Wait until no form is under way: it stays on the screen until there is an answer."""
    page.locator("form[data-sent]").first.wait_for(state="detached")
    page.wait_for_load_state()


def send(somebody):
    """Send the form of the page."""
    press(somebody.page.locator("main form.sheet .send .btn-main"))


def quick_fiche(somebody, name, *, phone=""):
    """Make the smallest fiche there is; return its number in the address."""
    page = somebody.page
    page.goto(f"{somebody.site.address}/candidates/new")
    page.locator("[name=fiche][value=spoken]").check()
    page.locator("#given_name").fill(name)
    page.locator("#family_name").fill("Proef")
    page.locator("#email").fill(f"{name.lower()}@example.org")
    page.locator("#phone").fill(phone)
    save_somebody_else(page)
    return page.url.rpartition("/")[2]


def save_somebody_else(page):
    """Save a new fiche; whoever another journey registered under such a name is somebody else."""
    press(page.locator("main .send .btn-main"))
    settle(page)
    if page.locator("[name=somebody_else]").count():
        page.locator("[name=somebody_else]").check()
        press(page.locator("main .send .btn-main"))
    page.wait_for_url(re.compile(r"/candidates/\d+$"))


def look_namelessly(somebody, name, person):
    """Look at a page, whose address and title name nobody."""
    somebody.look(name)
    for place in (somebody.page.url, somebody.page.title()):
        assert person.lower() not in place.lower()


def words_of(pdf):
    """Return the words of a print, one after the other."""
    return " ".join("".join(leaf.extract_text() for leaf in pdf.pages).split())


def sign_to_keep_secret(somebody, desk):
    """Note that this coordinator signed, from the list of who has access."""
    page = somebody.page
    colleagues = desk.scalars(select(StaffMember).filter_by(language=somebody.language))
    me = next(one.id for one in colleagues if {*ADMINISTRATES} == {*one.role_names})
    desk.rollback()  # nobody waits for us
    page.goto(f"{somebody.site.address}/support-needs/access")
    somebody.look("access-to-support-needs")
    press(page.locator(f"main a[href='/accounts/staff/{me}/secrecy']"))
    page.wait_for_url(re.compile(r"/secrecy$"))
    page.locator("#signed_on").fill(today().isoformat())
    somebody.look("signed-to-keep-secret")
    send(somebody)
    page.locator("#messages .message").first.wait_for()
