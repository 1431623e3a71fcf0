"""Rejected rows as a table that can be corrected and brought in again as it is."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from vrijwilligers.exchange.formulas import harmless
from vrijwilligers.vacancies.readers.columns import IGNORED, REASON
from vrijwilligers.vacancies.readers.mappings import plain
from vrijwilligers.vacancies.readers.rows import Read, Reading
from vrijwilligers.vocabulary.text import holds_national_number

MOST = 5_000  # rows that are kept


def kept(reading: Reading) -> dict[str, Any] | None:
    """Return the rejected rows as plain values, to be kept; nothing when there are none.

    A cell with a national register number is left empty: the law does not let us keep it (P-07).
    """
    rejected = [row for row in reading.rows if row.details is None][:MOST]
    if not rejected:
        return None
    columns = [column for column in reading.columns if plain(column) not in IGNORED]
    return {"columns": columns, "rows": [_row(row, columns) for row in rejected]}


def _row(row: Read, columns: Sequence[str]) -> dict[str, Any]:
    cells = row.cells or {}
    return {
        "cells": [_lawful(cells.get(column, "")) for column in columns],
        "reason": " ".join(map(str, row.reasons)),
    }


def _lawful(text: str) -> str:
    return "" if holds_national_number(text) else text


def as_csv(found: Mapping[str, Any], *, reason: str = REASON) -> str:
    """Write rejected rows for a Belgian Excel: a mark, semicolons, the reason last."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(map(harmless, [*found["columns"], reason]))
    writer.writerows(map(harmless, [*row["cells"], row["reason"]]) for row in found["rows"])
    return "\ufeff" + file.getvalue()
