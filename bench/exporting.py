"""How long it takes to hand out vacancies as a spreadsheet, from the database to the bytes.

The floor is writing the same rows with ``csv`` alone, the peer is writing them with openpyxl, both
without the database and in the same run. Run as ``python -m bench.exporting``.
"""

import csv
import io
import sys
from functools import partial
from typing import Any

import openpyxl
from sqlalchemy import select

from bench.importing import TODAY, _bring_in, _empty_desk, _file, _seconds
from vrijwilligers.exchange.exports import ExportFormat, ExportReason, ExportStamp
from vrijwilligers.extensions import db
from vrijwilligers.vacancies.documents import exports
from vrijwilligers.vacancies.documents.canonical import COLUMNS, as_shown, cells_of
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.exports import whole
from vrijwilligers.vocabulary.clock import now

SIZES = (500, 5_000, 20_000)
NAMES = {ExportFormat.XLSX: "spreadsheet of vacancies", ExportFormat.CSV: "the same as CSV"}
ROUNDS = 3

Rows = list[list[Any]]


def measure(sizes: tuple[int, ...] = SIZES) -> list[dict[str, Any]]:
    """Return the figures, each with ``name, size, value, unit, floor, peer``; in seconds."""
    return [figure for size in sizes for figure in _figures(size)]


def _figures(size: int) -> list[dict[str, Any]]:
    with _empty_desk():
        _bring_in(_file(size), new=size)
        question = select(Vacancy).order_by(Vacancy.id)
        rows = [cells_of(as_shown(one)) for one in whole(question)]
        floor, peer = _best(partial(_with_csv, rows)), _best(partial(_with_openpyxl, rows))
        peers = {ExportFormat.XLSX: peer, ExportFormat.CSV: None}
        values = {shape: _best(partial(_hand_out, shape, size)) for shape in NAMES}
    return [
        {"name": name, "size": size, "value": values[shape], "unit": "s", "floor": floor}
        | {"peer": peers[shape]}
        for shape, name in NAMES.items()
    ]


def _best(deed: Any) -> float:
    return min(_seconds(deed) for _ in range(ROUNDS))


def _hand_out(shape: ExportFormat, size: int) -> None:
    """Do what the page does, and make sure that it was done."""
    stamp = ExportStamp(by="bench", at=now(), reason=ExportReason.COUNT)
    question = select(Vacancy).order_by(Vacancy.id)
    order = exports.VacancyExport(question=question, shown="all", shape=shape, stamp=stamp)
    made = exports.make(order, today=TODAY)
    db.session.rollback()
    if made.count != size:
        raise RuntimeError(f"{made.count} rows of {size} were handed out")


def _with_csv(rows: Rows) -> None:
    writer = csv.writer(io.StringIO())
    writer.writerow(COLUMNS)
    writer.writerows(rows)


def _with_openpyxl(rows: Rows) -> None:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    page.append(COLUMNS)
    for row in rows:
        page.append(row)
    book.save(io.BytesIO())


def _line(figure: dict[str, Any]) -> str:
    beside = f"   floor {figure['floor']:.3f}"
    if figure["peer"]:
        beside += f", openpyxl {figure['peer']:.3f}"
    return f"{figure['name']:<38}{figure['size']:>7}{figure['value']:>10.3f} s{beside}\n"


if __name__ == "__main__":
    sys.stdout.writelines(_line(figure) for figure in measure())
