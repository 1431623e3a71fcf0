"""Twenty phones send fifteen appointments each while the server is killed and comes back."""

import json
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import timedelta
from secrets import token_hex

import pytest
from sqlalchemy import func, select

from tests.factories import Factories
from tests.journeys.conftest import Site
from tests.markets.editions import a_market, a_stand
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.markets.actions import day
from vrijwilligers.markets.models import MarketAppointment, Stand
from vrijwilligers.markets.rules.links import STAND_DAY
from vrijwilligers.markets.rules.visitor_codes import code_of
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now, today

STANDS, EACH = 20, 15
PATIENCE = 240  # seconds in which every phone has to have its receipts
SCRIPT = {"X-Requested-With": "desk"}
SIGNED = re.compile(r'name="(csrf_token|deed)"[^>]*value="([^"]+)"')


class Phone(threading.Thread):
    """The phone of a stand: it sends what it keeps until it has a receipt, as market_day.js."""

    def __init__(self, address, codes):
        super().__init__()
        self.address, self.signed = address, None
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.waiting = [self._item(code) for code in codes]
        self.sent_again = 0
        self.until = time.monotonic() + PATIENCE

    def _item(self, code):
        on = str(today() + timedelta(days=7))
        noted_at = now().isoformat()
        return {"uid": token_hex(16), "visitor": code, "on": on, "at": "10:30"} | {
            "task_id": "",
            "language": "nl",
            "noted_at": noted_at,
        }

    def run(self):
        while self.waiting and time.monotonic() < self.until:
            try:
                self._send(self.waiting[0])
                self.waiting.pop(0)
            except (OSError, ValueError):
                self.sent_again += 1
                self.signed = None
                time.sleep(0.3)

    def _send(self, item):
        self.signed = self.signed or self._sign()
        body = item | self.signed | {"sent_at": now().isoformat()}
        data = urllib.parse.urlencode(body).encode()
        asked = urllib.request.Request(self.address, data=data, headers=SCRIPT)
        with self.browser.open(asked, timeout=20) as answer:
            if json.load(answer)["uid"] != item["uid"]:
                raise ValueError("the receipt of another")

    def _sign(self):
        with self.browser.open(self.address, timeout=20) as answer:
            page = answer.read().decode()
        form = page[page.index("data-keep") :]
        return dict(reversed(SIGNED.findall(form)))


@pytest.fixture(params=["sqlite", "postgresql"])
def served(request, tmp_path):
    """A desk of which the server is killed, on either database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("site")
        return
    site = Site(tmp_path)
    site.environment["VRIJWILLIGERS_DATABASE_URL"] = request.getfixturevalue("postgresql")
    site.flask("db", "upgrade")
    site.start()
    yield site
    site.stop()


@pytest.fixture
def database(served):
    """What the killed server keeps its records in."""
    with served.app.app_context():
        yield db.session
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture
def stands(database):
    """Twenty stands with their links, and the codes of fifteen visitors."""
    make = Factories(database)
    market = a_market(make, days=0)
    found = [a_stand(make, market, table_number=table) for table in range(1, STANDS + 1)]
    with transaction():
        codes = [
            code_of(day.welcome(market, language="nl", candidate=None, at=now()).number)
            for _nth in range(EACH)
        ]
        tokens = [links.make(STAND_DAY, stand, at=now()).token for stand in found]
    number = market.id
    database.rollback()
    return number, tokens, codes


@pytest.mark.journey
def test_nothing_is_lost_or_doubled_when_the_server_is_killed_in_the_middle(
    served, stands, database
):
    market_id, tokens, codes = stands
    phones = [Phone(f"{served.address}/markets/day/{token}", codes) for token in tokens]
    made = (
        select(func.count(MarketAppointment.id))
        .join(Stand, Stand.id == MarketAppointment.stand_id)
        .where(Stand.market_id == market_id)
    )
    for phone in phones:
        phone.start()
    while count_of(database, made) < STANDS * EACH // 3 and any(one.is_alive() for one in phones):
        time.sleep(0.1)
    served.server.kill()
    served.server.wait(60)
    time.sleep(1)
    served.start()
    for phone in phones:
        phone.join(PATIENCE)
    served.forget_tries()
    assert [len(phone.waiting) for phone in phones] == [0] * STANDS
    assert count_of(database, made) == STANDS * EACH
    assert sum(phone.sent_again for phone in phones) > 0, "nobody noticed that it was gone"


def count_of(database, asked):
    """Count on a fresh look at the database; nobody waits for this one."""
    database.rollback()
    found = database.scalar(asked)
    database.rollback()
    return found
