"""Walks through a desk and sends its forms, in two copies of it, one in each process."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import count, islice
from random import Random
from tempfile import TemporaryDirectory, mkdtemp
from traceback import extract_tb
from typing import Any

from cryptography.fernet import Fernet

from tests.factories import Factories
from tests.fuzz.copies import DeskCopy, app_of, keep
from tests.fuzz.filling import WAYS
from tests.fuzz.form_cases import FormFuzz
from tests.fuzz.judging import Fault
from tests.fuzz.pages import PageAddresses
from tests.fuzz.prepared.desk import PreparedDesk
from tests.fuzz.reach import not_reached
from tests.fuzz.walking import WalkedDesk, walk
from vrijwilligers.cli.migrations import upgrade
from vrijwilligers.extensions import db

WORKERS = 2
AT_ONCE = 24  # cases
LONGEST = 1_500  # signs of a fault
SIZE = ("--candidates", "12", "--vacancies", "20")

_copies: list[FormFuzz] = []  # one in each process


@dataclass(frozen=True)
class PreparedFolder:
    """Where a prepared desk is, who has come in, and where they begin."""

    path: str
    key: str
    sessions: dict[str, dict[str, object]]
    starts: list[tuple[str, str]]
    gone: tuple[str, ...]  # numbers of people who were erased
    known: dict[str, dict[str, str]]  # what to answer at an address


@dataclass(frozen=True)
class FuzzCase:
    """A form to send in some way, or a page to open at an address that was bent."""

    number: str
    about: str  # where it leads
    deed: str
    what: tuple[Any, ...]


@dataclass
class FuzzReport:
    """What was opened and sent, and what was answered."""

    walked: WalkedDesk
    tell: Callable[[str], object]
    faults: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    taken: set[str] = field(default_factory=set)
    requests: int = 0

    def add(self, case: FuzzCase, outcome: str, requests: int) -> None:
        """Count one case."""
        self.requests += requests
        self.kinds[_kind_of(case)] += 1
        if outcome.startswith("case "):
            self.add_fault(outcome)
        else:
            self.answers[outcome] += 1
        if case.deed == "send" and outcome < "4":
            self.taken.add(case.about)

    def add_fault(self, fault: str) -> None:
        """Keep a fault, and tell it at once."""
        self.faults.append(fault)
        self.tell(fault[:LONGEST])

    def __str__(self) -> str:
        """Say it in figures."""
        kinds = ", ".join(f"{number} {name}" for name, number in sorted(self.kinds.items()))
        answers = ", ".join(f"{number} × {code}" for code, number in sorted(self.answers.items()))
        return (
            f"{self.requests} requests; walked {len(self.walked.pages)} pages with "
            f"{len(self.walked.forms)} forms, of which {len(self.taken)} were taken; then {kinds}; "
            f"answered {answers}; never taken: {', '.join(self._never_taken()) or 'none'}; "
            f"{len(self.faults)} faults"
        )

    def _never_taken(self) -> list[str]:
        posted = [name for name in self.walked.forms if name.startswith("POST")]
        return [name.partition(" ")[2] for name in posted if name not in self.taken]


def run(seed: int, *, until: float, tell: Callable[[str], object]) -> FuzzReport:
    """Walk through a desk, send each form at least once, and go on until the time is over."""
    with TemporaryDirectory(prefix="fuzz") as folder:
        prepared = _prepare(folder)
        with _workers(prepared) as pool:
            walked, faults = _walk(prepared, pool)
            report = FuzzReport(walked, tell, requests=len(walked.pages))
            for fault in faults:
                report.add_fault(fault)
            cases = _cases(walked, seed)
            _go_on(report, pool, islice(cases, len(walked.forms)), seed)
            while time.monotonic() < until:
                _go_on(report, pool, islice(cases, AT_ONCE), seed)
    return report


def one(seed: int, number: str) -> list[str]:
    """Do one case alone, as a fault names it."""
    with TemporaryDirectory(prefix="fuzz") as folder:
        prepared = _prepare(folder)
        with _workers(prepared) as pool:
            walked, faults = _walk(prepared, pool)
            found = [fault for fault in faults if number in fault]
            laps = int(number.partition(".")[0]) + 1 if number[0].isdecimal() else 0
            some = islice(_cases(walked, seed), laps * 2 * len(walked.forms))
            chosen = [case for case in some if case.number == number]
            return found + [outcome for outcome, _ in pool.map(_done, chosen, [seed] * len(chosen))]


def _prepare(path: str) -> PreparedFolder:
    """Make a desk with a record in every state, and keep it as it is now."""
    key = Fernet.generate_key().decode()
    app = app_of(path, key, templates=path)
    with app.app_context():
        upgrade()
    made = app.test_cli_runner().invoke(args=["demo", *SIZE])
    assert made.exit_code == 0, made.output
    with app.app_context():
        prepared = PreparedDesk(app, Factories(db.session)).fill()
        db.session.remove()
    keep(path)
    for session in prepared.sessions.values():
        session["csrf_token"] = "0" * 40  # so that what one process reads, another may send
    starts = list(dict.fromkeys(PageAddresses(app).starts(prepared)))
    return PreparedFolder(path, key, prepared.sessions, starts, prepared.gone, prepared.known)


def _workers(prepared: PreparedFolder) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(WORKERS, initializer=_begin, initargs=(prepared,))


def _begin(prepared: PreparedFolder) -> None:
    folder = mkdtemp(dir=prepared.path)
    copy = DeskCopy(prepared.path, prepared.key, folder)
    _copies.append(FormFuzz(copy, prepared))


def _walk(prepared: PreparedFolder, pool: ProcessPoolExecutor) -> tuple[WalkedDesk, list[str]]:
    app = app_of(prepared.path, prepared.key, templates=prepared.path)
    walked, faults = walk(PageAddresses(app), prepared.starts, lambda some: pool.map(_open, some))
    return walked, [*faults, *not_reached(app, walked)]


def _cases(walked: WalkedDesk, seed: int) -> Iterator[FuzzCase]:
    """Yield cases without end: in each lap every form once, and half as many pages."""
    for lap in count():
        way = WAYS[lap % len(WAYS)]
        for number, (about, some) in enumerate(walked.forms.items()):
            form = Random(f"form {seed} {lap} {number}").choice(some)
            yield FuzzCase(f"{lap}.{number}", about, "send", (form, way))
        for number in range(len(walked.forms) // 2):
            page = Random(f"page {seed} {lap} {number}").choice(walked.pages)
            what = (page.visitor, page.address)
            yield FuzzCase(f"{lap}.p{number}", str(page.endpoint), "bend", what)


def _kind_of(case: FuzzCase) -> str:
    if ".import_" in case.about:
        return "steps of imports"
    if case.deed == "bend":
        return "pages"
    is_link = ".answers" in f".{case.about.partition(' ')[2]}" or "choose_password" in case.about
    return "forms of links" if is_link else "forms"


def _go_on(report, pool, cases, seed) -> None:
    some = list(cases)
    for case, (outcome, requests) in zip(
        some, pool.map(_done, some, [seed] * len(some)), strict=True
    ):
        report.add(case, outcome, requests)


def _open(page: tuple[str, str]) -> Any:
    return _judged(lambda: _copies[0].open(*page), f"page {page[1]}")


def _done(case: FuzzCase, seed: int) -> tuple[str, int]:
    """Do one case in this process; return what became of it, and how many requests it took."""
    chance, fuzz = Random(f"case {seed} {case.number}"), _copies[0]
    before = fuzz.judge.requests
    outcome = _judged(lambda: getattr(fuzz, case.deed)(chance, *case.what), case.number)
    return outcome, fuzz.judge.requests - before


def _judged(do: Callable[[], Any], name: str) -> Any:
    try:
        return do()
    except Fault as fault:
        return f"case {name}: {fault}"
    except Exception as error:  # whatever it is, we look for it
        places = [f"{one.name}:{one.lineno}" for one in extract_tb(error.__traceback__)[-4:]]
        return f"case {name}: {type(error).__name__}: {str(error)[:600]} {' < '.join(places)}"
    finally:
        _copies[0].judge.go_back()
