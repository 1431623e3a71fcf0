"""Where a list stands in a file: on which of its sheets, and which row names the columns.

A sheet may begin with a title, a date, an explanation. What is told goes first; then the row with
the most names that are known; then the first that is as wide as a list.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import chain
from typing import Any

from vrijwilligers.exchange.letters import mended_row
from vrijwilligers.exchange.sandbox import Parts

LOOKED_AT = 30  # rows in which the names of the columns may stand
ENOUGH = 2  # known names that make a row of names
WIDE = 3  # cells of a list that can have a title above it
MOST_NAMED = 5  # words in which letters were mended
LONGEST = 80  # characters of a name
ABOUT = "# "  # what a row begins with that says what the file is, above the header

SAID = {  # of a sheet, in a file that we keep: of which kind each is
    **dict.fromkeys(("sheet", "encoding"), str),
    **dict.fromkeys(("is_hidden", "is_chosen"), bool),
    **dict.fromkeys(("uncalculated", "header"), int),
    "mended": [str],
    "merged": [(int, int, int)],
    "hidden_rows": [int],
}

NumberedRow = tuple[int, list[str]]
IsName = Callable[[str], bool]


@dataclass(frozen=True, kw_only=True)
class SourceSheet:
    """A sheet as it was read, with what is said of it beside its cells."""

    sheet: str = ""  # its name; a file of text has none
    rows: list[NumberedRow] = field(default_factory=list, compare=False)
    is_hidden: bool = False
    encoding: str = ""
    mended: Sequence[str] = ()  # words in which a letter was wrong
    merged: Sequence[Sequence[int]] = ()  # column, first row, last row; the first of all is 0
    hidden_rows: Sequence[int] = ()
    uncalculated: int = 0  # formulas without a value
    header: int | None = None  # the row that was chosen before
    is_chosen: bool = False  # before, of several

    def with_rows(self, made: Callable[[list[str]], list[str]]) -> "SourceSheet":
        """Return the same of which each row is made anew."""
        return replace(self, rows=[(number, made(cells)) for number, cells in self.rows])

    def about(self) -> dict[str, Any]:
        """Return what is said of it, as plain values."""
        values = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "rows"}
        return {name: value for name, value in values.items() if value}


def sheets_of(parts: Parts) -> list[SourceSheet]:
    """Return the sheets of a file; raise ``TypeError`` where it does not hold any."""
    sheets: list[SourceSheet] = []
    for part in parts:
        if isinstance(part, dict):
            sheets.append(_sheet(part))
        elif sheets:
            sheets[-1].rows.extend(map(_numbered, part))
        else:
            raise TypeError("These rows stand on no sheet.")
    return [_mended(sheet) for sheet in sheets]


def _mended(sheet: SourceSheet) -> SourceSheet:
    """Return a sheet without letters that were spoiled in a few of its cells, and say which."""
    words: dict[str, None] = {}
    for _, cells in sheet.rows:
        cells[:], spoiled = mended_row(cells)
        words |= dict.fromkeys(spoiled)
    named = [word for word in words if len(word) <= LONGEST][:MOST_NAMED]
    return replace(sheet, mended=[*sheet.mended, *named])


def _sheet(about: dict[str, Any]) -> SourceSheet:
    """Make a sheet of what is said of it, which a file that somebody made up may say as well."""
    if any(not _is_kind(value, SAID.get(name)) for name, value in about.items()):
        raise TypeError("This is not said of a sheet.")
    return SourceSheet(**about)


def _is_kind(value: Any, kind: Any) -> bool:
    """Tell whether a value is plain, a list of one kind, or one of each kind that is named."""
    if isinstance(kind, list):
        return isinstance(value, list) and all(_is_kind(one, kind[0]) for one in value)
    if isinstance(kind, tuple):
        is_whole = isinstance(value, list) and len(value) == len(kind)
        return is_whole and all(map(_is_kind, value, kind))
    return type(value) is kind


def _numbered(part: object) -> NumberedRow:
    match part:
        case [int(number), list(cells)] if cells:
            "".join(cells)  # raises ``TypeError`` where one is no text
            return number, cells
    raise TypeError("This is not a row.")


def chosen_sheet(
    sheets: Sequence[SourceSheet], name: str | None, is_name: IsName
) -> SourceSheet | None:
    """Return the sheet that is told, or was chosen before, else that with the most known names."""
    told = [one for one in sheets if (one.sheet == name if name else one.is_chosen)]
    if told:
        return told[0]
    if name and any(one.sheet for one in sheets):
        return None
    filled = [one for one in sheets if one.rows]
    if not filled:
        return next(iter(sheets), None)
    known = [(_most_names(one.rows, is_name), not one.is_hidden, _is_list(one)) for one in filled]
    return filled[known.index(max(known))]


def _most_names(rows: Sequence[NumberedRow], is_name: IsName) -> int:
    most = max((_names(cells, is_name) for _, cells in rows[:LOOKED_AT]), default=0)
    return most if most >= ENOUGH else 0


def _is_list(sheet: SourceSheet) -> bool:
    return sum(_width(cells) > 1 for _, cells in sheet.rows[:LOOKED_AT]) > 1


def _names(cells: Sequence[str], is_name: IsName) -> int:
    return len({cell.lower() for cell in cells if 0 < len(cell) <= LONGEST and is_name(cell)})


def _width(cells: Sequence[str]) -> int:
    return len(list(filter(None, cells)))


def first_of_list(sheet: SourceSheet, header_row: int | None, is_name: IsName) -> int:
    """Return at which place in the rows a list begins: with its names, if it has any."""
    rows, told = sheet.rows, header_row or sheet.header
    if told:
        return next((at for at, row in enumerate(rows) if row[0] >= told), len(rows))
    looked = rows[:LOOKED_AT]
    names = [_names(cells, is_name) for _, cells in looked]
    if max(names, default=0) >= ENOUGH:
        return _last_alike(looked, names.index(max(names)))
    widest = max((_width(cells) for _, cells in looked), default=0)
    return next(
        (
            at
            for at, (_, cells) in enumerate(rows)
            if not is_about(cells) and _is_wide(cells, widest)
        ),
        len(rows),
    )


def _last_alike(rows: Sequence[NumberedRow], at: int) -> int:
    """Go down as long as merged cells repeat the names."""
    while at + 1 < len(rows) and rows[at + 1][1] == rows[at][1]:
        at += 1
    return at


def _is_wide(cells: Sequence[str], widest: int) -> bool:
    return widest < WIDE or _width(cells) > widest / WIDE


def is_about(cells: Sequence[str]) -> bool:
    """Tell whether a row says what the file is: our own exports begin with one."""
    return cells[0].lstrip('"').startswith(ABOUT) and not any(cells[1:])


def apart(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return names of which none is there twice, and those that were given to tell them apart."""
    kept: list[str] = []
    doubles: list[str] = []
    for name in names:
        times = (f"{name} ({count})" for count in range(2, len(names) + 2))
        free = next(one for one in chain((name,), times) if one not in kept)
        kept.append(free)
        doubles += [free] if free != name else []
    return tuple(kept), tuple(doubles)
