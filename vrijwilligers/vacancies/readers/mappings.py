"""What the columns of a source mean to us, and the words in them: known by name, or as told.

The names that sources use are data (``headers.toml``). What a coordinator told goes before them; it
is written as JSON, so that it can be remembered as a profile.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.tables import Table, Unreadable
from vrijwilligers.vacancies.readers.columns import CODED, COLUMNS, IGNORED, TITLES
from vrijwilligers.vocabulary.text import fold

FILE = Path(__file__).with_name("headers.toml")
NONE: Mapping[str, str] = {}
NOT_WORDS = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True)
class ColumnMap:
    """Header to column, and per column the words of the source to ours (empty: leave out)."""

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    left_out: Sequence[str] = ()  # headers of which somebody said that they are not for us
    makes_ids: bool = False  # the file has no number of its own: organisation and title make one

    def to_json(self) -> str:
        """Write it down."""
        return json.dumps(vars(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, written: str) -> "ColumnMap":
        """Read what was written down."""
        return cls(**json.loads(written))

    def lacks(self) -> list[str]:
        """Return what every vacancy needs and no column gives."""
        found = set(self.columns.values()) | ({"source_id"} if self.makes_ids else set())
        missing = [name for name in ("source_id", "organisation") if name not in found]
        return missing if found & set(TITLES) else [*missing, "title"]

    def cells(self, written: Mapping[str, str]) -> dict[str, str]:
        """Return the cells of a row under our names, their words as ours."""
        cells = {
            column: self._word(column, text) if column in CODED else text
            for header, column in self.columns.items()
            if (text := written.get(header, ""))
        }
        if self.makes_ids:
            cells["source_id"] = made_id(cells)
        return cells

    def _word(self, column: str, text: str) -> str:
        told, known = self.values.get(column, NONE), words().get(column, NONE)
        if not told and not known:
            return text
        if column != "talents":
            return told.get(fold(text), known.get(fold(text), text))
        return ", ".join(filter(None, (told.get(fold(w), w.strip()) for w in text.split(","))))


def made_id(cells: Mapping[str, str]) -> str:
    """Make a number of organisation and title that stays the same; empty when one is missing."""
    title = next((cells[name] for name in TITLES if cells.get(name)), "")
    organisation = cells.get("organisation", "")
    if not (fold(title) and fold(organisation)):
        return ""
    both = f"{fold(organisation)}\n{fold(title)}"
    return "made-" + hashlib.sha256(both.encode()).hexdigest()[:16]


def plain(header: str) -> str:
    """Write a header for comparing: folded, its words parted by single spaces."""
    return " ".join(NOT_WORDS.sub(" ", fold(header)).split())


@cache
def names() -> dict[str, str]:
    """Return every name that we know of a column, plain, with the column."""
    listed = _data()["columns"]
    theirs = {plain(name): column for column, many in listed.items() for name in many}
    return theirs | {plain(column): column for column in COLUMNS}


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the words that sources use for our codes, folded, by column."""
    return {
        column: {fold(word): code for code, many in codes.items() for word in many}
        for column, codes in _data()["values"].items()
    }


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def named(headers: Iterable[str]) -> list[tuple[str, str]]:
    """Return the headers that have a name we know, with what it means.

    A bare *description* is in the language of the only title: it is English and French alike.
    """
    known = [(header, names()[plain(header)]) for header in headers if plain(header) in names()]
    titles = {column for _, column in known} & set(TITLES)
    if len(titles) != 1:
        return known
    own = titles.pop().replace("title", "description")
    return [(h, own if plain(h) == "description" else column) for h, column in known]


def by_name(headers: Iterable[str]) -> ColumnMap:
    """Return what headers mean by their names; raise ``Unreadable`` where two mean the same."""
    columns: dict[str, str] = {}
    for header, column in named(headers):
        if column in columns.values():
            first = next(name for name, meaning in columns.items() if meaning == column)
            raise Unreadable(
                _l(
                    "The columns “%(first)s” and “%(second)s” mean the same: %(column)s.",
                    first=first[:60],
                    second=header[:60],
                    column=column,
                )
            )
        columns[header] = column
    return ColumnMap(columns)


def fitting(table: Table, told: ColumnMap | None) -> ColumnMap:
    """Return how a table is read: as told, else by its names; ``Unreadable`` when nothing fits."""
    found = told or by_name(table.columns)
    if not set(found.columns) & set(table.columns):
        raise Unreadable(_l("None of the columns is known. Use the names of the empty template."))
    return found


def unknown(table: Table, found: ColumnMap) -> tuple[str, ...]:
    """Return the headers without a meaning, but those that we wrote ourselves."""
    known = {*found.columns, *found.left_out}
    return tuple(c for c in table.columns if c not in known and plain(c) not in IGNORED)
