"""A market: planned, held and looked back on; a stand goes on noting while there is no wifi."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.factories import Factories
from tests.markets.editions import a_market, a_stand
from vrijwilligers.links import actions as links
from vrijwilligers.markets.actions import day
from vrijwilligers.markets.models import MarketAppointment
from vrijwilligers.markets.rules.links import STAND, STAND_DAY
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now, today

KEPT = """() => navigator.serviceWorker.controller !== null
  && document.querySelector("[data-is-kept]") !== null"""  # a promise would not be waited for
CODES = ("B001", "C002", "D003")
PAGES = (
    *("markets/", "markets/new", "markets/{market}", "markets/{market}/change"),
    *("markets/{market}/steps/{step}", "markets/{market}/organisations?text=brug"),
    *("markets/{market}/orientation", "markets/{market}/welcome", "markets/{market}/waiting"),
    *("markets/{market}/appointments", "markets/{market}/report", "markets/{market}/remove"),
    *("markets/{market}/booklet", "markets/{market}/prints"),
    "markets/{market}/visitors/{visitor}/booklet",
    *("markets/stands/{stand}", "markets/stands/{stand}/change", "markets/stands/{stand}/table"),
    *("markets/stands/{stand}/link", "markets/stands/{stand}/appointments"),
    *("markets/stands/{stand}/tasks/new", "markets/tasks/{task}", "markets/tasks/{task}/change"),
)
PUBLIC = (
    *("markets/stand/{invited}", "markets/day/{phone}", "site/{language}/market"),
    *("markets/stand/{past}/afterwards", "site/{language}/orientation"),
)


@pytest.fixture
def market(desk):
    """A market of today with a stand, a visitor, and links that were handed over."""
    make = Factories(desk)
    found = a_market(make, days=0)
    stand = a_stand(make, found, table_number=2)
    past = a_stand(make, a_market(make, days=-3), table_number=2)
    with transaction():
        past.tasks[0].checked_at = now()
        for _number in CODES:
            visitor = day.welcome(found, language="fr", candidate=None, at=now())
        tokens = {
            name: links.make(purpose, stand, at=now()).token
            for name, purpose in (("invited", STAND), ("phone", STAND_DAY))
        }
        tokens["past"] = links.make(STAND, past, at=now()).token
    numbers = {"market": found.id, "step": found.steps[0].id, "stand": stand.id}
    numbers["visitor"] = visitor.id
    numbers["task"] = stand.tasks[0].id
    desk.rollback()  # the writers' place is free for the server
    return numbers | tokens


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_everybody_can_read_the_pages_of_a_market(visitor, market, language):
    somebody = visitor(language)
    somebody.sign_in("coordinator")
    for path in PAGES:
        somebody.page.goto(f"{somebody.site.address}/{path.format(**market)}")
        somebody.look(path.replace("/", "-"))
    outside = visitor(language)
    for path in PUBLIC:
        outside.page.goto(f"{outside.site.address}/{path.format(**market, language=language)}")
        outside.look_at(outside.page, path.partition("/{")[0].replace("/", "-"))


@pytest.mark.journey
def test_a_stand_goes_on_while_there_is_no_wifi_and_nothing_is_lost_or_doubled(
    visitor, market, desk
):
    somebody = visitor("nl")
    somebody.expected.append("net::ERR_")
    page = somebody.page
    page.goto(f"{somebody.site.address}/markets/day/{market['phone']}")
    note(page, CODES[0])
    page.locator("[data-kept] li").first.wait_for()
    somebody.context.set_offline(True)
    for code in CODES[1:]:
        note(page, code)
    page.locator("[data-said]:not([hidden])").wait_for()
    assert page.locator("[data-queue] li").count() == 2
    somebody.look("no-wifi")
    somebody.context.set_offline(False)
    page.locator("[data-kept] li").nth(2).wait_for()
    page.reload()
    assert page.locator("[data-kept] li").count() == len(CODES)
    made = select(func.count(MarketAppointment.id)).where(
        MarketAppointment.stand_id == market["stand"]
    )
    desk.rollback()
    assert desk.scalar(made) == len(CODES)


def note(page, code):
    page.locator("#visitor").fill(code)
    page.locator("#on").fill(str(today() + timedelta(days=7)))
    page.locator("#at").fill("10:30")
    page.locator("main form.sheet .btn-main").click()


@pytest.mark.journey
def test_what_the_desk_refuses_stays_on_the_phone_until_it_is_put_right(visitor, market):
    somebody = visitor("nl")
    page = somebody.page
    page.goto(f"{somebody.site.address}/markets/day/{market['phone']}")
    note(page, "Fatima Proef")
    page.locator("[data-said]:not([hidden])").wait_for()
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "Fatima" not in kept, "what may be a name is kept nowhere"
    note(page, "Z999")
    page.locator("[data-queue] button").click()
    assert page.locator("#visitor").input_value() == "Z999"
    assert page.locator("[data-queue] li").count() == 0


@pytest.mark.journey
def test_a_stand_opens_its_page_again_while_there_is_no_wifi(visitor, market):
    somebody = visitor("nl")
    somebody.expected.append("net::ERR_")
    page = somebody.page
    page.goto(f"{somebody.site.address}/markets/day/{market['phone']}")
    page.wait_for_function(KEPT)
    assert page.locator("[data-stays]").is_hidden()
    somebody.context.set_offline(True)
    page.reload()
    assert page.locator("h1").inner_text()
    note(page, CODES[0])
    page.locator("[data-queue] li").first.wait_for()
    page.reload()
    assert page.locator("[data-queue] li").count() == 1
    somebody.look("opened-without-wifi")
    somebody.context.set_offline(False)
    page.locator("[data-kept] li").first.wait_for()


@pytest.mark.journey
def test_a_browser_that_cannot_open_the_page_again_says_so_at_once(visitor, market):
    somebody = visitor("nl")
    somebody.context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = somebody.page
    page.goto(f"{somebody.site.address}/markets/day/{market['phone']}")
    page.locator("[data-stays]:not([hidden])").wait_for()
