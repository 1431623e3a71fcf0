"""A language for visitors: its file comes back, a row is refused, somebody signs a part."""

import pytest

from tests.journeys.steps import settle
from tests.visitor_texts.made import filled
from vrijwilligers.records.db import transaction
from vrijwilligers.visitor_texts import queries

CSV = "key;ti\ntitle;ሓድሽ ጽሑፍ\nmade;ተሓቲሙ\nonbekend;ጽሑፍ\n"
PAGES = ("/", "/new", "/ti", "/ti/parts/card", "/ti/remove")


@pytest.mark.journey
def test_a_coordinator_takes_a_translation_in_and_signs_it(visitor, desk):
    with transaction():
        if not queries.find_language("ti"):
            filled("ti")
    desk.rollback()  # the writers' place is free for the server
    hilde = visitor("nl")
    hilde.sign_in("coordinator")
    address = f"{hilde.site.address}/visitor-languages"
    for path in PAGES:
        hilde.page.goto(f"{address}{path}")
        hilde.look(f"visitor-languages{path.replace('/', '-')}")
    _take_in(hilde, address)
    _sign(hilde, address)


def _take_in(hilde, address):
    """Send a file with a good row and two bad ones; look at what it changes, and take it in."""
    page = hilde.page
    page.goto(f"{address}/ti")
    file = {"name": "ti.csv", "mimeType": "text/csv", "buffer": CSV.encode()}
    page.locator("main input[type=file]").set_input_files(files=[file])
    page.locator("main form[enctype] button[type=submit]").click()
    settle(page)
    hilde.look("visitor-languages-read")
    said = page.locator("main").inner_text()
    assert "1 nieuw of veranderd, 0 hetzelfde, 0 leeg, 2 geweigerd." in said
    assert "%(day)s" in said
    page.locator("main form button[type=submit]").click()
    settle(page)
    assert "1 tekst is overgenomen." in page.locator("#messages").inner_text()


def _sign(hilde, address):
    page = hilde.page
    page.goto(f"{address}/ti/parts/card")
    page.locator("main [name=is_read]").check()
    page.locator("main form button[type=submit]").click()
    settle(page)
    hilde.look("visitor-languages-signed")
    assert "getekend" in page.locator("#parts ~ ul").inner_text()
