"""How long it takes to send visitors elsewhere when a stand drops out, with the database.

Four hundred visitors of the market of a demo have a way that is kept. The floor is reading the same
stops by the bare driver. Run as ``python -m bench.market_day``.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from datetime import time as clock
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from vrijwilligers.app import create_app
from vrijwilligers.cli.migrations import upgrade
from vrijwilligers.config import Config
from vrijwilligers.demo.command import replace_all
from vrijwilligers.extensions import db
from vrijwilligers.markets.actions import day, routes
from vrijwilligers.markets.models import Market, Stand
from vrijwilligers.markets.rules.choosing import Visitor
from vrijwilligers.records.db import transaction
from vrijwilligers.records.demo_stage import DemoSize
from vrijwilligers.vocabulary.clock import BRUSSELS

VISITORS, STANDS = 400, 7
TALENTS = ("cooking", "listening", "gardening", "explaining", "repairing", "helping", "talking")
STOPS = "SELECT visitor_id, stand_id, quarter FROM market_stop ORDER BY visitor_id, quarter, id"
Figure = dict[str, object]


def measure() -> list[Figure]:
    """Return the figure, with ``name, size, value, unit, floor, peer``; in processor time."""
    with TemporaryDirectory() as name:
        settings = {
            "VRIJWILLIGERS_INSTANCE": name,
            "VRIJWILLIGERS_DATABASE_URL": f"sqlite:///{Path(name) / 'desk.sqlite'}",
        }
        app = create_app(Config.from_environment(settings))
        with app.app_context():
            upgrade()
            replace_all(DemoSize(20, 60))
            at = _welcome()
            floor = _median([_read] * STANDS)
            return [
                {
                    "name": "a stand drops out, with the database",
                    "size": VISITORS,
                    "value": _median([lambda key=key: _drop(key, at) for key in _stands()]),
                    "unit": "ms",
                    "floor": floor,
                    "peer": None,
                }
            ]


def _welcome() -> datetime:
    """Let visitors come before the market opens, each with a way that is kept."""
    with transaction():
        market = db.session.scalars(select(Market)).one()
        at = datetime.combine(market.held_on, clock(0, 5), BRUSSELS)
        for number in range(VISITORS):
            some = tuple(islice(cycle(TALENTS), number % 7, number % 7 + 3))
            visitor = day.welcome(market, language="nl", candidate=None, at=at)
            routes.keep_route(visitor, Visitor(code="", talents=some), at=at)
    return at


def _stands() -> Sequence[int]:
    found = db.session.scalars(select(Stand.id).order_by(Stand.id).limit(STANDS)).all()
    db.session.rollback()
    return found


def _drop(key: int, at: datetime) -> None:
    with transaction():
        routes.leave_out(db.session.get_one(Stand, key), at=at)


def _read() -> None:
    with db.engine.connect() as connection:
        connection.connection.cursor().execute(STOPS).fetchall()


def _median(calls: Sequence[Callable[[], object]]) -> float:
    """Return the middle of what some calls take of the processor, in milliseconds."""
    took = []
    for call in calls:
        begun = time.process_time()
        call()
        took.append((time.process_time() - begun) * 1000)
        db.session.remove()
    return statistics.median(took)


if __name__ == "__main__":
    for figure in measure():
        sys.stdout.write(f"{figure}\n")
