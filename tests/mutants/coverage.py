"""Which tests can notice a fault: those that run its lines, the nearest and quickest first."""

import hashlib
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from coverage import CoverageData

from tests.mutants.sample import FOLDERS, Mutant

ON_SQLITE = ("-p", "no:randomly", "-k", "not postgresql")
MEASURED = (
    *(f"--cov=vrijwilligers/{name}" for name in FOLDERS),
    *("--cov-context=test", "--cov-report=", "--junit-xml=times.xml", "-p", "no:cacheprovider"),
)
LEFT_OUT = ("journeys",)  # slow, and others know each fault sooner
RUN_BY = {  # a program of its own: hardly anything is measured in it
    program.as_posix(): (program.parent / "__init__.py").as_posix()
    for pattern in ("sandbox/reader.py", "sandbox/*_parts.py", "documents/typesetter.py")
    for program in Path("vrijwilligers/exchange").glob(pattern)
}
WHOLE_HOUSE = (  # they read all code, or all that it declares when it is loaded
    *("tests/architecture/", "tests/app/", "tests/migrations/test_migrations.py"),
    *("tests/records/test_deeds.py", "tests/exchange/test_limits.py"),
)
RESULTS = (".coverage", "times.xml")
NEAR = {"desk": "desk_pages"}
SHARE = 1 / 30  # of the time of all tests, for one mutant
Tests = frozenset[str]


@dataclass(frozen=True)
class Coverage:
    """How long each test takes, and which tests run each line of each module."""

    seconds: dict[str, float]
    tests: dict[str, dict[int, Tests]]

    def tests_of(self, mutant: Mutant) -> list[str]:
        """Return the tests that may notice a mutant, the best first, as far as their share goes."""
        lines = self.tests.get(mutant.path, {})
        by_program = self._touching(RUN_BY.get(mutant.path, ""))
        touching = self._touching(mutant.path) | by_program
        running = by_program.union(
            *(lines.get(number, frozenset()) for number in range(mutant.first, mutant.last + 1))
        )
        if not running:  # the line runs when the module is loaded, and a test reads what it made
            running = _importing(mutant.path, self.seconds)
            touching |= running
        near = _near(mutant.path)
        everywhere = {test for test in self.seconds if test.startswith(WHOLE_HOUSE)}
        ranked = sorted(
            touching | everywhere if touching else self.seconds,
            key=lambda test: (
                test not in running | everywhere,
                not test.startswith(near),
                self.seconds[test],
                test,
            ),
        )
        return self._within(sum(self.seconds.values()) * SHARE, ranked)

    def _touching(self, path: str) -> Tests:
        """Return the tests that run any line of a module."""
        return frozenset().union(*self.tests.get(path, {}).values()) & self.seconds.keys()

    def _within(self, budget: float, ranked: list[str]) -> list[str]:
        """Choose as far as a time goes; a share of all tests is the same on a busy machine."""
        chosen = []
        for test in ranked:
            if self.seconds[test] <= budget:
                budget -= self.seconds[test]
                chosen.append(test)
        return chosen


def _near(path: str) -> str:
    room = path.split("/")[1]
    return f"tests/{NEAR.get(room, room)}/"


def _importing(path: str, tests: Iterable[str]) -> Tests:
    """Return the tests in files that import from a module."""
    package, _, name = path.removesuffix(".py").removesuffix("/__init__").rpartition("/")
    module, package = f"{package}/{name}".replace("/", "."), package.replace("/", ".")
    imports = re.compile(
        rf"^from (?:{module} import|{package} import (?:\([^)]*|.*)\b{name}\b)", re.M
    )
    return frozenset(test for test in tests if imports.search(_source(test.partition("::")[0])))


@cache
def _source(file: str) -> str:
    return Path(file).read_text()


def measure(folder: Path, kept: Path) -> Coverage:
    """Run the tests once, without a fault, and note what each of them runs.

    What was noted is kept in a folder for the same code, so that more seeds need no other run.
    """
    noted = kept / _digest(folder)
    if not noted.exists():
        _run_all(folder)
        noted.mkdir(parents=True)
        for name in RESULTS:
            shutil.copy(folder / name, noted)
    return Coverage(_seconds(noted / "times.xml"), _tests(noted / ".coverage"))


def _run_all(folder: Path) -> None:
    left_out = [f"--ignore=tests/{name}" for name in LEFT_OUT]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *ON_SQLITE, *MEASURED, *left_out]
    subprocess.run([*command, "tests"], cwd=folder, check=False)


def _digest(folder: Path) -> str:
    """Name the code and the tests as they are."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".html", ".toml"})
    whole = b"".join(path.read_bytes() for path in paths)
    return hashlib.sha256(whole).hexdigest()[:16]


def _seconds(report: Path) -> dict[str, float]:
    """Return the tests that pass without a fault: another says nothing of a mutant."""
    cases = [case for case in ElementTree.parse(report).iter("testcase") if not len(case)]
    return {_test_of(case): float(case.get("time")) for case in cases}


def _test_of(case: ElementTree.Element) -> str:
    """Name a test as pytest does: its file, its class where it stands in one, its function."""
    parts = case.get("classname").split(".")
    inside = [part for part in parts if part.startswith("Test")]
    file = "/".join(parts[: len(parts) - len(inside)])
    return "::".join([f"{file}.py", *inside, case.get("name")])


def _tests(file: Path) -> dict[str, dict[int, Tests]]:
    data = CoverageData(str(file))
    data.read()
    tests = defaultdict(dict)
    for file in data.measured_files():
        path = file[file.index("vrijwilligers/") :]
        for line, contexts in data.contexts_by_lineno(file).items():
            tests[path][line] = frozenset(context.partition("|")[0] for context in contexts)
    return tests
