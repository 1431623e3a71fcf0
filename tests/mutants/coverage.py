"""Which tests can notice a fault: those that run its lines, the nearest and quickest first."""

import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from coverage import CoverageData

from tests.mutants.sample import Mutant

ON_SQLITE = ("-p", "no:randomly", "-k", "not postgresql")
MEASURED = ("--cov=vrijwilligers", "--cov-context=test", "--cov-report=", "--junit-xml=times.xml")
NEAR = {"desk": "desk_pages"}
SECONDS = 10
Tests = frozenset[str]


@dataclass(frozen=True)
class Coverage:
    """How long each test takes, and which tests run each line of each module."""

    seconds: dict[str, float]
    tests: dict[str, dict[int, Tests]]

    def tests_of(self, mutant: Mutant) -> list[str]:
        """Return the tests that may notice a mutant: some seconds of them, the best first."""
        lines = self.tests.get(mutant.path, {})
        touching = frozenset().union(*lines.values()) & self.seconds.keys()
        running = frozenset().union(
            *(lines.get(number, frozenset()) for number in range(mutant.first, mutant.last + 1))
        )
        near = _near(mutant.path)
        everywhere = {test for test in self.seconds if test.startswith("tests/architecture/")}
        ranked = sorted(
            touching | everywhere,
            key=lambda test: (
                test not in running,
                not test.startswith(near),
                self.seconds[test],
                test,
            ),
        )
        return self._within(SECONDS, ranked)

    def _within(self, budget: float, ranked: list[str]) -> list[str]:
        chosen = []
        for test in ranked:
            if self.seconds[test] <= budget:
                budget -= self.seconds[test]
                chosen.append(test)
        return chosen


def _near(path: str) -> str:
    room = path.split("/")[1]
    return f"tests/{NEAR.get(room, room)}/"


def measure(folder: Path) -> Coverage:
    """Run the tests once, without a fault, and note what each of them runs."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *ON_SQLITE, *MEASURED, "tests"]
    subprocess.run(command, cwd=folder, check=True)
    return Coverage(_seconds(folder / "times.xml"), _tests(folder))


def _seconds(report: Path) -> dict[str, float]:
    cases = ElementTree.parse(report).iter("testcase")
    return {
        f"{case.get('classname').replace('.', '/')}.py::{case.get('name')}": float(case.get("time"))
        for case in cases
    }


def _tests(folder: Path) -> dict[str, dict[int, Tests]]:
    data = CoverageData(str(folder / ".coverage"))
    data.read()
    tests = defaultdict(dict)
    for file in data.measured_files():
        path = Path(file).relative_to(folder).as_posix()
        for line, contexts in data.contexts_by_lineno(file).items():
            tests[path][line] = frozenset(context.partition("|")[0] for context in contexts)
    return tests
