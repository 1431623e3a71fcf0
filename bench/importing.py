"""How long it takes to bring in vacancies, and to bring the same file in again.

The floor is reading the same bytes with ``csv`` alone, timed in the same run. Each size has an
empty SQLite database of its own. Run as ``python -m bench.importing``.
"""

import csv
import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask_migrate import upgrade

from vrijwilligers import create_app
from vrijwilligers.config import Config
from vrijwilligers.core.clock import now
from vrijwilligers.core.db import reading, transaction
from vrijwilligers.extensions import db
from vrijwilligers.vacancies import samples
from vrijwilligers.vacancies.actions import importing, plans
from vrijwilligers.vacancies.readers.canonical import COLUMNS

SIZES = (200, 2_000, 10_000, 20_000)
TODAY = date(2026, 11, 21)
SEED = 1


def measure(sizes: tuple[int, ...] = SIZES) -> list[dict[str, Any]]:
    """Return the figures, each with ``name, size, value, unit, floor, peer``; in seconds."""
    return [figure for size in sizes for figure in _figures(size)]


def _figures(size: int) -> list[dict[str, Any]]:
    content = _file(size)
    floor = _seconds(lambda: list(csv.DictReader(io.StringIO(content.decode()))))
    with _empty_desk():
        first = _seconds(lambda: _bring_in(content, new=size))
        again = _seconds(lambda: _bring_in(content, unchanged=size))
    return [
        _figure("import vacancies", size, first, floor),
        _figure("import the same file again", size, again, floor),
    ]


def _figure(name: str, size: int, value: float, floor: float) -> dict[str, Any]:
    return {"name": name, "size": size, "value": value, "unit": "s", "floor": floor, "peer": None}


def _file(size: int) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    writer.writerows(samples.rows(size, SEED, TODAY))
    return file.getvalue().encode()


def _bring_in(content: bytes, **expected: int) -> None:
    """Do what the command does, and make sure that it was done."""
    with reading():
        plan = plans.of_file(content, "bench", is_complete=True)
    with transaction():
        importing.carry_out(plan, at=now())
    wrong = {name: count for name, count in plan.counts.items() if count != expected.get(name, 0)}
    if wrong:
        raise RuntimeError(f"The import did something else: {wrong}")


def _seconds(deed: Callable[[], object]) -> float:
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


@contextmanager
def _empty_desk() -> Iterator[None]:
    with TemporaryDirectory() as folder:
        config = Config.from_environment({"VRIJWILLIGERS_INSTANCE": str(Path(folder))})
        with create_app(config).app_context():
            upgrade()
            yield
            db.session.remove()
            db.engine.dispose()


def _line(figure: dict[str, Any]) -> str:
    times = figure["value"] / figure["floor"]
    beside = f"   floor {figure['floor']:.3f}, {times:.1f} x"
    return f"{figure['name']:<38}{figure['size']:>7}{figure['value']:>10.3f} s{beside}\n"


if __name__ == "__main__":
    sys.stdout.writelines(_line(figure) for figure in measure())
