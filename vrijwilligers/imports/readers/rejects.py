"""Rejected rows as a table that can be corrected and brought in again as it is."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from vrijwilligers.exchange.formulas import harmless
from vrijwilligers.exchange.row_parser import WORD_MARK
from vrijwilligers.imports.readers import headers
from vrijwilligers.imports.readers.headers import plain
from vrijwilligers.imports.rules import Comparison, RowState
from vrijwilligers.imports.rules.columns import IGNORED, REASON

MOST = 5_000  # rows that are kept


def kept_rejects(found: Comparison) -> dict[str, Any] | None:
    """Return the rejected rows as plain values, to be kept; nothing when there are none."""
    rejected = [one.row for one in found.of(RowState.REJECTED) if one.row][:MOST]
    if not rejected:
        return None
    columns = [column for column in found.file.columns if plain(column) not in IGNORED]
    rows = [
        {
            "cells": [_without_mark(row.cells.get(column, "")) for column in columns],
            "reason": " ".join(map(str, row.reasons)),
        }
        for row in rejected
    ]
    table = found.file.table
    named = [headers.written(table, column) if table else column for column in columns]
    return {"columns": named, "rows": rows}


def _without_mark(cell: str) -> str:
    return "" if cell == WORD_MARK else cell


def rejects_as_csv(rejects: Mapping[str, Any], *, reason: str = REASON) -> str:
    """Write rejected rows for a Belgian Excel: a mark, semicolons, the reason last."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(map(harmless, [*rejects["columns"], reason]))
    writer.writerows(map(harmless, [*row["cells"], row["reason"]]) for row in rejects["rows"])
    return "\ufeff" + file.getvalue()
