"""How much a file may hold is written in docs/exchange.md, and there alone for people."""

import re
from pathlib import Path

from vrijwilligers.config import Config
from vrijwilligers.exchange.pdfs import OPENING
from vrijwilligers.exchange.row_parser import LONGEST_NAME, LONGEST_TEXT
from vrijwilligers.exchange.sandbox import LIMITS, MAX_BYTES

PAGE = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text()
MILLION = 1_000_000


def test_the_limits_of_a_file_are_those_of_the_documentation():
    table = PAGE.partition("### Limits of a file")[2].partition("\n#")[0]
    rows = re.findall(r"^\| (.+?) \| ([\d,]+) \|$", table, re.MULTILINE)
    assert {what: float(most.replace(",", "")) for what, most in rows} == {
        "megabytes, on the page": Config.MAX_CONTENT_LENGTH / 1024 / 1024,
        "megabytes, in the command": MAX_BYTES / MILLION,
        "rows": LIMITS.rows,
        "columns": LIMITS.columns,
        "cells": LIMITS.cells,
        "characters": LIMITS.characters,
        "characters of a cell": LIMITS.cell,
        "characters of a title, a name or an id": LONGEST_NAME,
        "characters of a description": LONGEST_TEXT,
        "levels of what is nested": LIMITS.depth,
        "seconds that reading takes": LIMITS.seconds,
        "seconds of a processor": LIMITS.cpu_seconds,
        "megabytes of memory": LIMITS.memory / MILLION,
        "files read at once on a machine": LIMITS.at_once,
        "seconds that the others wait": LIMITS.patience,
        "seconds that opening a PDF takes": OPENING.seconds,
        "seconds of a processor, for a PDF": OPENING.cpu_seconds,
        "megabytes of memory, for a PDF": OPENING.memory / MILLION,
    }
    assert LIMITS.answer == 2 * MAX_BYTES
