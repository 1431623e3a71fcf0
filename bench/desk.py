"""How fast the desk is with many people: finding, lists, the day, a fiche; and its memory.

The people are those of ``flask demo``, in an SQLite database in a temporary folder. Run as
``python -m bench.desk``.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, select

from bench import finding
from bench.figures import Figures, figure, milliseconds
from vrijwilligers.accounts import queries as accounts
from vrijwilligers.accounts.actions import sessions
from vrijwilligers.accounts.demo import RECEPTION
from vrijwilligers.app import create_app
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.views import fiches
from vrijwilligers.cli.migrations import upgrade
from vrijwilligers.config import Config
from vrijwilligers.demo.command import replace_all
from vrijwilligers.desk.models import ConversationNote
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.rules.inbox import Basket
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.demo_stage import DemoSize
from vrijwilligers.records.listing import listing
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now, today

SIZES = (1_000, 10_000, 100_000)
VACANCIES = 5  # candidates for each vacancy
SEED = 1
ROUNDS = 20
LONG_LIST = 500  # rows
CALLS = 500  # that are due
MOMENTS = 60  # on the line of a fiche
PAGES = 200  # opened before the memory is read
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK")


def measure(sizes: Sequence[int] = SIZES) -> Figures:
    """Return the figures, each with ``name, size, value, unit, floor, peer``."""
    return [made for size in sizes for made in _figures(size)]


def _figures(size: int) -> Figures:
    with TemporaryDirectory() as folder, open_desk(folder) as app:
        start = time.perf_counter()
        replace_all(DemoSize(size, size // VACANCIES, SEED))
        made = figure("make the demo", size, time.perf_counter() - start, "s")
        found = finding.figures(size, folder, _signed_in(app))
        return [made, *found, *_pages(size, app), _memory(size, folder)]


@contextmanager
def open_desk(folder: str) -> Iterator[Flask]:
    """Open a desk with its database and secrets in a folder."""
    app = create_app(Config.from_environment({"VRIJWILLIGERS_INSTANCE": folder}))
    with app.app_context():
        upgrade()
        yield app
        db.session.remove()
        db.engine.dispose()


def _pages(size: int, app: Flask) -> Figures:
    client, addresses = _signed_in(app), _fiches(app, ROUNDS)
    figures = _page("list of candidates, 25 rows", size, client, ["/candidates/"])
    with _rows_on_a_page(LONG_LIST):
        figures += _page(f"list of candidates, {LONG_LIST} rows", size, client, ["/candidates/"])
    figures += _page("the page of the day", size, client, ["/"])
    inbox = [f"/matching/inbox/{basket}" for basket in Basket]
    figures += _page("the follow-up inbox", size, client, inbox)
    _plan_calls(addresses)
    figures += _page(f"the page of the day, {CALLS} calls due", size, client, ["/"])
    for kind, model in (("vacancy", Vacancy), ("organisation", Organisation)):
        several = _pages_of(app, model, ROUNDS)
        figures += _page(f"the page of one {kind}", size, client, several)
    figures += _page("list of vacancies", size, client, ["/vacancies/"])
    figures += _page("list of organisations", size, client, ["/organisations/"])
    figures += _page("a fiche with suggestions", size, client, addresses)
    return figures + _page(f"a fiche with {MOMENTS} moments", size, client, _busy_fiche(addresses))


def _busy_fiche(addresses: Sequence[str]) -> list[str]:
    """Let much have been said with somebody; return the address of their fiche."""
    key = int(addresses[1].rpartition("/")[2])
    with transaction():
        db.session.add_all(
            ConversationNote(candidate_id=key, text="Kan ook op dinsdag.") for _ in range(MOMENTS)
        )
    return [addresses[1]]


def _plan_calls(addresses: Sequence[str]) -> None:
    """Let so many calls be due today, about the first fiche."""
    key = int(addresses[0].rpartition("/")[2])
    with transaction():
        db.session.add_all(
            FollowUp(what="Bellen", due_on=today(), candidate_id=key) for _ in range(CALLS)
        )


@contextmanager
def _rows_on_a_page(rows: int) -> Iterator[None]:
    """Let the list show more rows than people at a desk want to see."""
    before, fiches.listing = fiches.listing, partial(listing, size=rows)
    try:
        yield
    finally:
        fiches.listing = before


def _page(name: str, size: int, client: FlaskClient, addresses: Sequence[str]) -> Figures:
    """Open a page many times; return the median time and the most statements it took."""
    _open(client, addresses[0])
    rounds = [addresses[number % len(addresses)] for number in range(ROUNDS)]
    with _statements() as counted:
        per_page = []
        for address in rounds:
            before = len(counted)
            _open(client, address)
            per_page.append(len(counted) - before)
    times = [milliseconds(partial(_open, client, address)) for address in rounds]
    return [
        figure(name, size, statistics.median(times)),
        figure(f"{name}, queries", size, max(per_page), "queries"),
    ]


def _open(client: FlaskClient, address: str) -> None:
    """Open a page in a session of its own, as a server does."""
    db.session.remove()
    with client.application.app_context():
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answers {answer.status_code}")


@contextmanager
def _statements() -> Iterator[list[str]]:
    """Collect the statements that are sent, without those that open and close a transaction."""
    seen: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        if not statement.startswith(CONTROL):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _signed_in(app: Flask) -> FlaskClient:
    """Open a session as the sign-in page would."""
    client = app.test_client()
    with app.app_context(), transaction():
        member = accounts.by_email(RECEPTION)
        token = sessions.start(member, at=now()) if member else None
    with client.session_transaction() as session:
        session |= {"_user_id": token, "language": "nl"}
    return client


def _fiches(app: Flask, count: int) -> list[str]:
    with app.app_context(), read_only():
        active = select(Candidate.id).where(Candidate.fiche_consent).order_by(Candidate.id)
        keys = db.session.scalars(active).all()
    return [f"/candidates/{key}" for key in keys[:: max(1, len(keys) // count)]][:count]


def _pages_of(app: Flask, model: type[Vacancy | Organisation], count: int) -> list[str]:
    with app.app_context(), read_only():
        keys = db.session.scalars(select(model.id).order_by(model.id).limit(count)).all()
    page = {Vacancy: "/vacancies/", Organisation: "/organisations/"}[model]
    return [f"{page}{key}" for key in keys]


def _memory(size: int, folder: str) -> dict[str, Any]:
    """Let a new process open pages, and ask how much memory it holds after them."""
    command = [sys.executable, "-m", "bench.desk", "--open-pages"]
    environment = os.environ | {"VRIJWILLIGERS_INSTANCE": folder}
    environment |= {"VRIJWILLIGERS_DATABASE_URL": f"sqlite:///{folder}/desk.sqlite"}
    said = subprocess.run(  # noqa: S603
        command, env=environment, check=True, capture_output=True, text=True
    )
    return figure(f"memory after {PAGES} pages", size, float(said.stdout), "MB")


def open_pages() -> float:
    """Open the pages of a desk day, over and over; return the resident memory in MB."""
    app = create_app()
    client, fiches = _signed_in(app), _fiches(app, 50)
    with app.app_context():
        for number in range(PAGES):
            addresses = ("/", "/candidates/", fiches[number // 3 % len(fiches)])
            _open(client, addresses[number % 3])
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def line(made: dict[str, Any]) -> str:
    """Say one figure on a line of its own."""
    floor = made["floor"]
    beside = f"   floor {floor:.3f}, {made['value'] / floor:.1f} x" if floor else ""
    value = f"{made['value']:>10.1f} {made['unit']}"
    return f"{made['name']:<46}{made['size']:>7}{value}{beside}\n"


if __name__ == "__main__":
    if "--open-pages" in sys.argv:
        sys.stdout.write(f"{open_pages()}\n")
    else:
        sys.stdout.writelines(line(made) for made in measure(SIZES[:2]))
