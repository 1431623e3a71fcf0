"""Cells with a national register number: the law lets us keep none, so each comes in empty (P-07).

A cell that as a whole is a Belgian mobile number without its plus is left to whoever reads its
column: one in fifty would seem a register number, of somebody born in 1932.
"""

import re
from collections.abc import Iterable, Mapping

from vrijwilligers.vocabulary.text import has_enough_digits, holds_national_number, plain_text

NUMBER_MARK = "\N{SYMBOL FOR NULL}"  # in a file that waits: here stood a number
MOBILE = re.compile(r"\s*32 ?4\d{8}\s*")
SHORTEST = 11  # characters; nothing becomes longer when it is shown
BETWEEN = "\n" * 4  # cells: wider than the gaps in a number


def is_unlawful(cell: str) -> bool:
    """Tell whether a cell holds a national register number, also one between tags or entities.

    A cell of a file that waits from which one was taken counts as if it still stood there.
    """
    if cell == NUMBER_MARK:
        return True
    if len(cell) < SHORTEST or MOBILE.fullmatch(cell):
        return False
    return holds_national_number(cell) or _is_unlawful_when_shown(cell)


def _is_unlawful_when_shown(cell: str) -> bool:
    return ("<" in cell or "&" in cell) and holds_national_number(plain_text(cell))


def lawful(cells: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return cells without national register numbers, and of which columns one was emptied."""
    if _are_surely_lawful(cells.values()):
        return {**cells}, ()
    emptied = tuple(column for column, text in cells.items() if is_unlawful(text))
    return {**cells, **dict.fromkeys(emptied, "")}, emptied


def _are_surely_lawful(cells: Iterable[str]) -> bool:
    """Tell, in a sixth of the time, whether no cell of a row need be looked at by itself."""
    row = BETWEEN.join([cell for cell in cells if len(cell) >= SHORTEST or cell == NUMBER_MARK])
    may_hold_one = "<" in row or "&" in row or NUMBER_MARK in row
    return not may_hold_one and not has_enough_digits(row)
