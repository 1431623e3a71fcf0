"""The floor plan as it is typed: a line for each row of tables, with their numbers.

``1 2 3 . 4`` is a row with an empty place; ``*`` is the door. Where each table stands on paper
follows from its place in its line.
"""

import re
from collections.abc import Iterator

from vrijwilligers.markets.rules.prints import FloorPlan, FloorTable

EMPTY, DOOR = ".", "*"
TABLE = re.compile(r"[0-9]{1,3}")
MOST_ROWS, MOST_IN_ROW = 20, 20
WHOLE = 100  # hundredths of a hall


class PlanIsUnclear(ValueError):
    """A plan in which something stands that is no table; ``args[0]`` is what."""


class TableIsTwice(PlanIsUnclear):
    """A plan on which two tables have one number."""


class PlanIsTooLarge(PlanIsUnclear):
    """A plan with more rows or tables than fit on a page."""


def plan_of(text: str | None) -> FloorPlan:
    """Read a plan; raise ``PlanIsUnclear``."""
    rows = [line.split() for line in (text or "").splitlines() if line.strip()]
    if len(rows) > MOST_ROWS or any(len(row) > MOST_IN_ROW for row in rows):
        raise PlanIsTooLarge(f"{MOST_ROWS} x {MOST_IN_ROW}")
    tables = tuple(_tables(rows))
    numbers = [table.number for table in tables]
    if twice := [number for number in numbers if numbers.count(number) > 1]:
        raise TableIsTwice(str(twice[0]))
    doors = [place for place, sign in _places(rows) if sign == DOOR]
    return FloorPlan(tables=tables, door=doors[0] if doors else FloorPlan.door)


def _tables(rows: list[list[str]]) -> Iterator[FloorTable]:
    for (x, y), sign in _places(rows):
        if TABLE.fullmatch(sign) and int(sign):
            yield FloorTable(number=int(sign), x=x, y=y)
        elif sign not in (EMPTY, DOOR):
            raise PlanIsUnclear(sign)


def _places(rows: list[list[str]]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield each sign with the middle of its place, in hundredths."""
    for down, row in enumerate(rows):
        for along, sign in enumerate(row):
            x = round((along + 0.5) * WHOLE / len(row))
            yield (x, round((down + 0.5) * WHOLE / len(rows))), sign
