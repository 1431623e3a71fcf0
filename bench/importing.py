"""How long it takes to bring in vacancies, to bring the same file in again, and with what memory.

As CSV and as XLSX, with the longest time at once that nobody else could write. The floor is reading
the same bytes with ``csv`` or with the reader of workbooks alone, timed in the same run; the floor
of the memory is the application without an import. Each figure has an empty SQLite database of its
own; memory is that of a process of its own. Run as ``python -m bench.importing``.
"""

import csv
import io
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import python_calamine
import xlsxwriter

from bench.turns import timed_turns
from vrijwilligers.app import create_app
from vrijwilligers.cli.migrations import upgrade
from vrijwilligers.config import Config
from vrijwilligers.config.garbage import look_seldom
from vrijwilligers.demo import samples
from vrijwilligers.extensions import db
from vrijwilligers.imports.actions import parts
from vrijwilligers.imports.queries.comparing import compare
from vrijwilligers.imports.rules import ImportOptions, Upload
from vrijwilligers.records.db import read_only
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.readers.columns import COLUMNS

SIZES = (200, 2_000, 10_000, 20_000)
TODAY = date(2026, 11, 21)
SEED = 1
MEMORY_AT = 10_000


def measure(sizes: tuple[int, ...] = SIZES) -> list[dict[str, Any]]:
    """Return the figures, each with ``name, size, value, unit, floor, peer``; in seconds."""
    return [figure for size in sizes for figure in _figures(size)]


def _figures(size: int) -> list[dict[str, Any]]:
    found = []
    for kind, write in WRITERS.items():
        content = write(size)
        floor = _seconds(partial(FLOORS[kind], content))
        with _empty_desk(), timed_turns() as turns:
            first = _seconds(partial(_bring_in, content, new=size))
            longest = max(turn.clock for turn in turns)
            again = _seconds(partial(_bring_in, content, unchanged=size))
        found += [
            _figure(f"import vacancies{kind}", size, first, floor),
            _figure(f"import vacancies{kind}, writers' place at once", size, longest, None),
            _figure(f"import the same file again{kind}", size, again, floor),
        ]
    return found + [_memory(size, kind) for kind in WRITERS if size == MEMORY_AT]


def _figure(
    name: str, size: int, value: float, floor: float | None, unit: str = "s"
) -> dict[str, Any]:
    return {"name": name, "size": size, "value": value, "unit": unit, "floor": floor, "peer": None}


def _memory(size: int, kind: str) -> dict[str, Any]:
    """Measure the most memory that a process of its own needs to import, and to do nothing."""
    value, floor = _most_memory(size, kind), _most_memory(0, kind)
    return _figure(f"import vacancies{kind}, memory", size, value, floor, "MB")


def _most_memory(size: int, kind: str) -> float:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "list"
        file.write_bytes(WRITERS[kind](size or 1))
        words = [sys.executable, "-m", "bench.importing", str(file), str(size)]
        said = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603
    return float(said.stdout)


def _import_alone(file: str, size: int) -> None:
    """Import a file in this process and print the most memory that it had, in megabytes."""
    with _empty_desk():
        if size:
            _bring_in(Path(file).read_bytes(), new=size)
    most = Path("/proc/self/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]
    sys.stdout.write(str(int(most) / 1024))


def _workbook(size: int) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, COLUMNS)
        for number, row in enumerate(samples.rows(size, SEED, TODAY), start=1):
            sheet.write_row(number, 0, [row.get(column, "") for column in COLUMNS])
    return file.getvalue()


def _with_csv(content: bytes) -> object:
    return list(csv.DictReader(io.StringIO(content.decode())))


def _with_calamine(content: bytes) -> object:
    with python_calamine.load_workbook(io.BytesIO(content)) as workbook:
        return workbook.get_sheet_by_index(0).to_python()


def _file(size: int) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    writer.writerows(samples.rows(size, SEED, TODAY))
    return file.getvalue().encode()


WRITERS: dict[str, Callable[[int], bytes]] = {"": _file, ", XLSX": _workbook}
FLOORS: dict[str, Callable[[bytes], object]] = {"": _with_csv, ", XLSX": _with_calamine}


def _bring_in(content: bytes, **expected: int) -> None:
    """Do what the command does, and make sure that it was done."""
    options = ImportOptions(source_name="bench", is_complete=True)
    upload = Upload(content=content, file_name="x", options=options)
    with read_only():
        found = compare(VACANCIES, content, options)
    figures = parts.bring_in(VACANCIES, upload, found).report.figures().items()
    wrong = {name: count for name, count in figures if count != expected.get(name, 0)}
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
            look_seldom()  # as in wsgi.py and in a command
            yield
            db.session.remove()
            db.engine.dispose()


def _line(figure: dict[str, Any]) -> str:
    floor = figure["floor"]
    beside = f"   floor {floor:.3f}, {figure['value'] / floor:.1f} x" if floor else ""
    measured = f"{figure['value']:>10.3f} {figure['unit']}"
    return f"{figure['name']:<48}{figure['size']:>7}{measured}{beside}\n"


if __name__ == "__main__" and len(sys.argv) > 1:
    _import_alone(sys.argv[1], int(sys.argv[2]))
elif __name__ == "__main__":
    sys.stdout.writelines(_line(figure) for figure in measure())
