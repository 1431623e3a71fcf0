"""How long a command takes that finds nothing, from an empty desk, in a process of its own.

The floor is Python with the two libraries under everything. Bytecode is written, as on a server.
Each figure is the least of some rounds taken in turns, so that what else runs on the machine weighs
on both; the processor time stands beside the time on the clock.

Run as ``python -m bench.starting``.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench.desk import figure, open_desk

ROUNDS = 7
COMMAND = ("-m", "vrijwilligers", "find", "x")
FLOOR = ("-c", "import flask, sqlalchemy")


class ProcessTime(NamedTuple):
    """The seconds of one process: on the clock, and of the processor."""

    clock: float
    processor: float


def measure() -> list[dict[str, Any]]:
    """Return the figures, each with ``name, size, value, unit, floor, peer``; in seconds."""
    with TemporaryDirectory() as folder:
        with open_desk(folder):
            pass  # its tables are made
        rounds = [(_seconds(COMMAND, folder), _seconds(FLOOR, folder)) for _ in range(ROUNDS)]
    ours, floor = zip(*rounds, strict=True)
    return [
        figure("start of a command", 0, _least(ours).clock, "s", _least(floor).clock),
        figure("start of a command, CPU", 0, _least(ours).processor, "s", _least(floor).processor),
    ]


def _least(rounds: tuple[ProcessTime, ...]) -> ProcessTime:
    return ProcessTime(*map(min, zip(*rounds, strict=True)))


def _seconds(words: tuple[str, ...], folder: str) -> ProcessTime:
    environment = os.environ | {"VRIJWILLIGERS_INSTANCE": folder, "PYTHONDONTWRITEBYTECODE": ""}
    root = Path(__file__).parent.parent
    before, start = _processor(), time.perf_counter()
    subprocess.run(  # noqa: S603
        [sys.executable, *words], env=environment, cwd=root, check=True, capture_output=True
    )
    return ProcessTime(time.perf_counter() - start, _processor() - before)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.stdout.writelines(
        f"{one['name']:<30}{one['value']:>8.3f} s   floor {one['floor']:.3f}\n" for one in measure()
    )
