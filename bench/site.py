"""How many requests a second the public side holds, over HTTP, on the cores of this machine.

A real gunicorn (2 workers of 4 threads) serves a demo on SQLite; four visitors ask without waiting,
on the same cores. *First time* asks addresses that nobody asked before, *again* the same ones once
more, *not changed* sends back the ETag. The floor is a bare Flask page from the same kind of server
in the same run. Run as ``python -m bench.site``.
"""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import cycle, islice
from tempfile import TemporaryDirectory

from sqlalchemy import select

from bench.desk import SEED, line, open_desk
from bench.figures import Figures, figure
from bench.load import serving
from vrijwilligers.demo.command import replace_all
from vrijwilligers.extensions import db
from vrijwilligers.records.db import read_only
from vrijwilligers.records.demo_stage import DemoSize
from vrijwilligers.site.queries import shown_numbers
from vrijwilligers.talents.models import Category
from vrijwilligers.vocabulary.clock import today

SIZES = (200, 2_000, 20_000)
VISITORS = 4
REQUESTS = 800  # of each kind
FIRST = 200  # of those that nobody asked before
KINDS = ("list", "vacancy", "interface")
Asked = tuple[str, str | None]  # address and ETag


def measure(sizes: Sequence[int] = SIZES) -> Figures:
    """Return the figures, each with ``name, size, value, unit, floor, peer``."""
    return [made for size in sizes for made in _figures(size)]


def _figures(size: int) -> Figures:
    with TemporaryDirectory() as folder, open_desk(folder):
        replace_all(DemoSize(100, size, SEED))
        addresses = _addresses()
        with serving(folder, "bench.bare:app") as bare:
            floor = _rate(bare, [("/", None)] * REQUESTS, expected=200)
        with serving(folder) as port:
            return [
                made for kind in KINDS for made in _kind(kind, addresses[kind], size, port, floor)
            ]


def _kind(kind: str, addresses: list[str], size: int, port: int, floor: float) -> Figures:
    name = f"public {kind}, requests a second"
    with _connection(port) as connection:
        etags = [(address, _etag(connection, address)) for address in addresses[-20:]]
    first = [(address, None) for address in addresses[:FIRST]]
    again = list(islice(cycle([(address, None) for address in addresses[-20:]]), REQUESTS))
    known = list(islice(cycle(etags), REQUESTS))
    return [
        figure(f"{name}, first time", size, _rate(port, first, expected=200), "a second", floor),
        figure(f"{name}, again", size, _rate(port, again, expected=200), "a second", floor),
        figure(f"{name}, not changed", size, _rate(port, known, expected=304), "a second", floor),
    ]


def _addresses() -> dict[str, list[str]]:
    """Return many different addresses of each kind."""
    with read_only():
        numbers = [row.id for row in shown_numbers(today(), part=1, size=150)]
        categories = list(db.session.scalars(select(Category.code).order_by(Category.code)))
    questions = [f"category={code}&page={page}" for page in range(1, 8) for code in categories]
    return {
        "list": [
            f"/site/{code}/vacancies/?{asked}" for asked in questions for code in ("nl", "fr")
        ],
        "vacancy": [f"/site/{code}/vacancies/{n}" for n in numbers[:150] for code in ("nl", "en")],
        "interface": [f"/api/v1/vacancies?{asked}" for asked in questions],
    }


def _rate(port: int, asked: Sequence[Asked], *, expected: int) -> float:
    """Let the visitors share the requests; return how many a second were answered well."""
    began = time.perf_counter()
    with ThreadPoolExecutor(VISITORS) as pool:
        shares = [asked[nth::VISITORS] for nth in range(VISITORS)]
        wrong = sum(pool.map(lambda share: _visit(port, share, expected), shares))
    if wrong:
        raise RuntimeError(f"{wrong} of {len(asked)} requests were not answered with {expected}")
    return len(asked) / (time.perf_counter() - began)


def _visit(port: int, asked: Iterable[Asked], expected: int) -> int:
    """Ask one address after the other; return how many answers were not as expected."""
    with _connection(port) as connection:
        return sum(_status(connection, *one) != expected for one in asked)


def _status(connection: HTTPConnection, address: str, etag: str | None) -> int:
    headers = {"If-None-Match": etag} if etag else {}
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _etag(connection: HTTPConnection, address: str) -> str | None:
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    return answer.headers["ETag"]


@contextmanager
def _connection(port: int) -> Iterator[HTTPConnection]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        yield connection
    finally:
        connection.close()


if __name__ == "__main__":
    sys.stdout.writelines(line(made) for made in measure(SIZES[:2]))
