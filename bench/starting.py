"""How long a command takes that finds nothing, from an empty desk, in a process of its own.

The floor is Python with the two libraries under everything; the peer also loads what every command
uses of them: the mapper, our languages, the driver. What lies above the peer is our own: some sixty
tables are described to the mapper at each start. Bytecode is written, as on a server.
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

from bench.desk import open_desk
from bench.figures import figure

ROUNDS = 7
COMMAND = ("-m", "vrijwilligers", "find", "x")
FLOOR = ("-c", "import flask, sqlalchemy")
PEER = ("-c", "import flask_sqlalchemy, flask_babel, sqlalchemy.dialects.sqlite")


class ProcessTime(NamedTuple):
    """The seconds of one process: on the clock, and of the processor."""

    clock: float
    processor: float


def measure() -> list[dict[str, Any]]:
    """Return the figures, each with ``name, size, value, unit, floor, peer``; in seconds."""
    with TemporaryDirectory() as folder:
        with open_desk(folder):
            pass  # its tables are made
        rounds = [
            [_seconds(words, folder) for words in (COMMAND, FLOOR, PEER)] for _ in range(ROUNDS)
        ]
    ours, floor, peer = (_least(one) for one in zip(*rounds, strict=True))
    clock = figure("start of a command", 0, ours.clock, "s", floor.clock)
    processor = figure("start of a command, CPU", 0, ours.processor, "s", floor.processor)
    return [clock | {"peer": peer.clock}, processor | {"peer": peer.processor}]


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
        f"{one['name']:<30}{one['value']:>8.3f} s   floor {one['floor']:.3f}"
        f"   peer {one['peer']:.3f}\n"
        for one in measure()
    )
