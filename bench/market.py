"""How long the prints of the market take, and a plan for all its visitors.

The floor of a print is Typst alone on an equal amount of plain text, in a process of its own; that
of the plan the largest flow from visitors to stands, which keeps as many wishes and gives nobody an
hour. Run as ``python -m bench.market``.
"""

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from datetime import time as clock
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from bench.bundle import FLOOR
from vrijwilligers.app import create_app
from vrijwilligers.cli.migrations import upgrade
from vrijwilligers.config import Config
from vrijwilligers.exchange.documents import print_pdf
from vrijwilligers.markets.documents import (
    BookletLook,
    OrientationLook,
    Personal,
    orientation_table,
    personal_booklet,
    personal_content,
)
from vrijwilligers.markets.rules.choosing import Visitor
from vrijwilligers.markets.rules.prints import (
    FloorPlan,
    FloorTable,
    PrintedMarket,
    PrintedStand,
    PrintedTask,
)
from vrijwilligers.markets.rules.routes import Day, plan_routes, without_stand
from vrijwilligers.markets.rules.visits import plan_visit
from vrijwilligers.talents import queries as talents
from vrijwilligers.visitor_texts.wording import our_words
from vrijwilligers.vocabulary.clock import BRUSSELS, now
from vrijwilligers.vocabulary.languages import speaking

ROUNDS = 5
VISITORS, STANDS, QUARTERS, PLACES = 400, 20, 16, 6
BOOKLETS, CORES = 300, 2
ON = date(2027, 3, 20)
PLAIN = "Je helpt mee, en daarna eten we samen. Alles wat je nodig hebt, is er. "
Figure = dict[str, object]


def measure() -> list[Figure]:
    """Return the figures, each with ``name, size, value, unit, floor, peer``."""
    return [*_prints(), *_plans()]


def _prints() -> list[Figure]:
    with TemporaryDirectory() as name:
        settings = {
            "VRIJWILLIGERS_INSTANCE": name,
            "VRIJWILLIGERS_DATABASE_URL": f"sqlite:///{Path(name) / 'desk.sqlite'}",
        }
        app = create_app(Config.from_environment(settings))
        with app.app_context():
            upgrade()
            return _figures(_market(), Path(name))


def _figures(market: PrintedMarket, folder: Path) -> list[Figure]:
    words = our_words("nl", talents.talent_names("nl"))
    look = BookletLook(words=words, dutch=words, today=ON)
    table = OrientationLook(words=words, categories=talents.category_names("nl"), today=ON)
    floors = [_alone(pages, folder) for pages in (12, 5)]
    one = _median(lambda: personal_booklet(market, _personal(market, 1), look))
    sheet = _median(lambda: orientation_table(market, table))
    return [
        _figure("a personal booklet", 1, one, "ms", floors[0]),
        _figure("personal booklets, on two cores", BOOKLETS, *_many(market, look, floors[0])),
        _figure("orientation table", 60, sheet, "ms", floors[1]),
    ]


def _many(market: PrintedMarket, look: BookletLook, floor: float) -> tuple[float, str, float]:
    """Print for as many as a market has visitors; in seconds, beside as many of plain text."""
    with speaking("nl"):
        contents = [
            personal_content(market, _personal(market, number), look) for number in range(BOOKLETS)
        ]
    begun = time.perf_counter()
    with ThreadPoolExecutor(CORES) as cores:
        list(cores.map(lambda one: print_pdf("booklet.typ", one), contents))
    took = time.perf_counter() - begun
    return took, "s", floor * BOOKLETS / CORES / 1000


def _plans() -> list[Figure]:
    drawn = random.Random(15)  # noqa: S311 - made-up visitors, no secret
    stands = range(STANDS)
    wishes = {one: drawn.sample(stands, drawn.randint(3, 5)) for one in range(VISITORS)}
    day = Day(quarters=QUARTERS, places=PLACES)
    routes = plan_routes(wishes, day)
    floor = _median(lambda: _flow(wishes))
    planned = _median(lambda: plan_routes(wishes, day))
    again = _median(lambda: without_stand(routes, 0, wishes, day))
    return [
        _figure("routes of all visitors", VISITORS, planned, "ms", floor),
        _figure("routes when a stand drops out", VISITORS, again, "ms", floor),
    ]


def _flow(wishes: dict[int, list[int]]) -> int:
    """Return how many wishes can be kept, without saying when."""
    source, first = STANDS, STANDS + 2
    edges = {(source, first + one): QUARTERS for one in wishes}
    edges |= {(first + one, stand): 1 for one, all_of in wishes.items() for stand in all_of}
    edges |= {(stand, source + 1): QUARTERS * PLACES for stand in range(STANDS)}
    rows, columns = zip(*edges, strict=True)
    size = first + len(wishes)
    lines = np.array(list(edges.values()), dtype=np.int32)
    return int(
        maximum_flow(
            csr_array((lines, (rows, columns)), shape=(size, size)), source, source + 1
        ).flow_value
    )


def _personal(market: PrintedMarket, number: int) -> Personal:
    codes = tuple(talents.talent_names("nl"))
    three = tuple(codes[(number * step) % 12] for step in (1, 2, 3))
    visitor = Visitor(code=f"B{number:03}", talents=tuple(dict.fromkeys(three)))
    visit = plan_visit(market, visitor, at=now().astimezone(BRUSSELS))
    return Personal(
        code=visitor.code, talents=visitor.talents, chosen=visit.chosen, route=visit.route or ()
    )


def _market() -> PrintedMarket:
    codes = tuple(talents.talent_names("nl"))[:12]
    stands = tuple(_stand(number, codes) for number in range(1, STANDS + 1))
    tables = tuple(
        FloorTable(number=number, x=6 + (number - 1) % 7 * 14, y=12 + (number - 1) // 7 * 35)
        for number in range(1, STANDS + 1)
    )
    return PrintedMarket(
        number=1,
        name={"nl": "Vrijwilligersmarkt"},
        on=ON,
        opens_at=clock(13),
        closes_at=clock(17),
        place="Zaal",
        street="Straat 1",
        town="1000 Brussel",
        plan=FloorPlan(tables=tables),
        stands=stands,
    )


def _stand(number: int, codes: Sequence[str]) -> PrintedStand:
    tasks = tuple(_task(number * 3 + nth, codes) for nth in range(3))
    return PrintedStand(
        number=number,
        organisation=f"Buurthuis {number}",
        table=number,
        tasks=tasks,
        languages=("nl", "fr"),
        contact_phone="+3225550112",
    )


def _task(number: int, codes: Sequence[str]) -> PrintedTask:
    return PrintedTask(
        number=number,
        title={"nl": f"Samen koken {number}"},
        what={"nl": PLAIN.strip()},
        whom={"nl": "met drie anderen"},
        when={"nl": "elke dinsdag, 9 tot 12 uur"},
        talents=(codes[number % 12], codes[(number + 1) % 12]),
        is_checked=True,
    )


def _alone(pages: int, folder: Path) -> float:
    """Return what Typst alone takes for so many pages of plain text, in a fresh process."""
    plain, out = folder / "plain.typ", folder / "plain.pdf"
    page = PLAIN * 8
    plain.write_text('#set page(paper: "a5")\n' + "\n#pagebreak()\n".join([page] * pages))
    command = [sys.executable, "-c", FLOOR, str(plain), str(out)]
    return _median(lambda: subprocess.run(command, check=True))  # noqa: S603


def _median(call: Callable[[], object]) -> float:
    """Return the middle of some rounds, in milliseconds."""
    took = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        call()
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


def _figure(name: str, size: int, value: float, unit: str, floor: float) -> Figure:
    return {
        "name": name,
        "size": size,
        "value": value,
        "unit": unit,
        "floor": floor,
        "peer": None,
    }


if __name__ == "__main__":
    for figure in measure():
        sys.stdout.write(f"{figure}\n")
