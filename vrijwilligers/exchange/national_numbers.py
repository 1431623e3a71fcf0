"""Cells with a national register number: the law lets us keep none, so each comes in empty (P-07).

A cell that as a whole is a Belgian mobile number without its plus is left to whoever reads its
column: one in fifty would seem a register number, of somebody born in 1932.
"""

import re
from collections.abc import Mapping

from vrijwilligers.vocabulary.text import holds_national_number, plain_text

MOBILE = re.compile(r"\s*32 ?4\d{8}\s*")


def is_unlawful(cell: str) -> bool:
    """Tell whether a cell holds a national register number, also one between tags or entities."""
    if MOBILE.fullmatch(cell):
        return False
    return holds_national_number(cell) or _is_unlawful_when_shown(cell)


def _is_unlawful_when_shown(cell: str) -> bool:
    return ("<" in cell or "&" in cell) and holds_national_number(plain_text(cell))


def lawful(cells: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return cells without national register numbers, and of which columns one was emptied."""
    emptied = tuple(column for column, text in cells.items() if is_unlawful(text))
    return {**cells, **dict.fromkeys(emptied, "")}, emptied
