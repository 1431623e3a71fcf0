"""Twenty desks at once: how long a page takes, and whether everything that was done is kept.

A real gunicorn (2 workers of 4 threads, as the README says) serves a demo on SQLite at an address
of this machine. Each desk comes in by a one-time link and does the same round, on a fiche of its
own: the page of the day, count a visit, find, open the fiche, change it. It waits up to a second
between two pages, which is still far faster than people are; then the same without waiting. The
floor is the p95 of a picture that the same server gives in the same rounds. The desks run on the
same cores as the server, and a page counts until its last byte. Run as ``python -m bench.load``.
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from secrets import token_urlsafe
from tempfile import TemporaryDirectory

from sqlalchemy import select

from bench.browser import PATIENCE, Browser, filled_in
from bench.desk import SEED, VACANCIES, line, open_desk
from bench.figures import Figures, figure, p95
from vrijwilligers.accounts.actions import team
from vrijwilligers.accounts.rules import Role
from vrijwilligers.accounts.rules.roles import StaffDetails
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.demo.command import replace_all
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.extensions import db
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.demo_stage import DemoSize
from vrijwilligers.vocabulary.clock import now

SIZES = (1_000, 10_000)
DESKS = 20
SERVER = ("gunicorn", "--workers", "2", "--threads", "4", "--log-level", "error")
ROUNDS = 10  # at most, for each desk
LONGEST = 60  # seconds; no round begins later
PACES = {"": 1.0, ", no waiting": 0.0}  # seconds, at most, between two pages


def measure(sizes: Sequence[int] = SIZES) -> Figures:
    """Return the figures, each with ``name, size, value, unit, floor, peer``."""
    return [made for size in sizes for made in _figures(size)]


def _figures(size: int) -> Figures:
    with TemporaryDirectory() as folder, open_desk(folder):
        replace_all(DemoSize(size, size // VACANCIES, SEED))
        fiches, tokens = _fiches(), _invitations()
        with serving(folder) as port, ThreadPoolExecutor(DESKS) as pool:
            desks = [Desk(port, number=number, given_name=name) for number, name in fiches]
            list(pool.map(Desk.come_in, desks, tokens))
            return [made for pace in PACES for made in _at_a_pace(pace, size, desks, pool)]


def _at_a_pace(pace: str, size: int, desks: Sequence["Desk"], pool: ThreadPoolExecutor) -> Figures:
    for desk in desks:
        desk.begin_anew()
    list(pool.map(partial(Desk.work, longest_pause=PACES[pace]), desks))
    times = [one for desk in desks for one in desk.times]
    bare = p95([one for desk in desks for one in desk.bare.times])
    errors = [error for desk in desks for error in desk.errors + desk.bare.errors]
    sys.stderr.writelines(f"{error}\n" for error in sorted(set(errors)))
    name = f"a page, {DESKS} desks at once{pace}"
    return [
        figure(f"{name}, median", size, statistics.median(times)),
        figure(f"{name}, p95", size, p95(times), floor=bare),
        figure(f"{name}, pages", size, len(times), "pages"),
        figure(f"{name}, errors", size, len(errors), "errors"),
        figure(f"{name}, lost", size, _lost(desks), "deeds"),
    ]


def _fiches() -> list[tuple[int, str]]:
    """Choose a fiche for each desk: its number and the first name on it."""
    columns = select(Candidate.id, Candidate.given_name).where(Candidate.fiche_consent)
    with read_only():
        return [tuple(row) for row in db.session.execute(columns.order_by(Candidate.id))][:DESKS]


def _invitations() -> list[str]:
    """Invite somebody for each desk; return the tokens of their links."""
    with transaction():
        return [team.add(_colleague(number), by=None, at=now())[1] for number in range(DESKS)]


def _colleague(number: int) -> StaffDetails:
    roles = frozenset({Role.RECEPTION})
    name, email = f"Desk {number}", f"desk{number}@demo.example"
    return StaffDetails(name=name, email=email, language="nl", roles=roles)


def _lost(desks: Sequence["Desk"]) -> int:
    """Count what a desk was told that is done, and that the database does not hold."""
    db.session.remove()
    with read_only():
        kept = set(db.session.scalars(select(DeskContact.id)))
        notes = dict(db.session.execute(select(Candidate.id, Candidate.notes)).all())
    visits = [number for desk in desks for number in desk.counted]
    twice = len(visits) - len(set(visits))
    changes = sum(desk.noted not in (None, notes[desk.number]) for desk in desks)
    return len(set(visits) - kept) + twice + changes


@contextmanager
def serving(folder: str, application: str = "wsgi:app") -> Iterator[int]:
    """Serve the desk of a folder, or a bare application, on a free port; stop afterwards."""
    with socket.create_server(("127.0.0.1", 0), backlog=4 * DESKS) as door:
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as gunicorn does for its own
        port, number = door.getsockname()[1], door.fileno()
        given = {name: value for name, value in os.environ.items() if "VRIJWILLIGERS" not in name}
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", *SERVER, application, "--bind", f"fd://{number}"],
            env=given | {"VRIJWILLIGERS_INSTANCE": folder},
            cwd=Path(__file__).parent.parent,
            pass_fds=[number],
        )
    try:
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE)


@dataclass(kw_only=True)
class Desk(Browser):
    """A browser at a desk: what it works on, and what it was told that is done."""

    number: int  # of the candidate whose fiche this desk works on
    given_name: str
    bare: Browser = field(init=False)  # opens what costs the server next to nothing
    counted: list[int] = field(default_factory=list)
    noted: str | None = None

    def come_in(self, token: str) -> None:
        """Choose a password with a one-time link, which opens a session."""
        self.open(f"/accounts/welcome/{token}")
        if self.send(f"/accounts/welcome/{token}", {"new_password": [token_urlsafe(20)]}) is None:
            raise RuntimeError(f"A desk could not come in: {self.errors}")

    def begin_anew(self) -> None:
        """Forget the times and errors until now; what was done stays to be checked."""
        self.times, self.errors, self.bare = [], [], Browser(self.port)

    def work(self, *, longest_pause: float) -> None:
        """Do some rounds, as many as there is time for."""
        chance, end = Random(self.number), time.monotonic() + LONGEST  # noqa: S311 - no secret
        for _ in range(ROUNDS):
            for deed in (self.look, self.count, self.find, self.read, self.change):
                if time.monotonic() > end:
                    return
                time.sleep(chance.uniform(0, longest_pause))
                deed()

    def look(self) -> None:
        """Open the page of the day, with the picture that is the floor."""
        self.open("/")
        self.bare.open("/static/icon.svg")

    def count(self) -> None:
        """Count a visit, and see the page that asks what is known of it."""
        if page := self.send("/contacts/walk_in", {}):
            self.counted.append(int(page.rpartition("/")[2]))
            self.open(page)

    def find(self) -> None:
        """Look for somebody by the first letters of the name."""
        self.fetch("/find", {"q": [self.given_name[:3]]})

    def read(self) -> None:
        """Open the fiche, with what fits."""
        self.open(f"/candidates/{self.number}")

    def change(self) -> None:
        """Change the notes on the fiche, and send the form with all else as it was."""
        words = f"Visit {len(self.counted)}"
        address = f"/candidates/{self.number}/change"
        form = filled_in(self.open(address))
        if not form:
            self.errors.append("there is no fiche to fill in")
        elif self.send(address, form | {"notes": [words]}):
            self.noted = words


if __name__ == "__main__":
    sys.stdout.writelines(line(made) for made in measure(SIZES[:1]))
